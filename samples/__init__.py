"""The sample shop: a seeded generator of "Maison Tilleul", an invented tea shop with ten years of untidy workbook.

Nobody in it is real: names are freely combined from lists, phone numbers come from the ranges kept for fiction,
e-mails from domains kept for examples.
"""

from __future__ import annotations
