"""Files of plain text: a CSV that spreadsheets open safely, JSON."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from grc_desktop.core import format as show
from grc_desktop.core.i18n import language
from grc_desktop.services.exporting.records import Value

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_HARMLESS: Final = re.compile(r"[+-][\d\s.,()]*\d[\d\s.,()%€]*")


def write_csv(path: Path, headers: Sequence[str], rows: Iterable[Sequence[Value | None]]) -> None:
    """Semicolons, UTF-8 with its mark; a text that would run as a formula gets an apostrophe (`guarded`)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow([guarded(header) for header in headers])
        writer.writerows([_csv_text(value) for value in row] for row in rows)


def write_json(path: Path, records: Iterable[Mapping[str, Any]]) -> None:
    """A list of objects, one to a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for number, record in enumerate(records):
            file.write(",\n" if number else "\n")
            json.dump(record, file, ensure_ascii=False, default=_json_value)
        file.write("\n]\n")


def guarded(text: str) -> str:
    """`text` with an apostrophe in front when a spreadsheet would run it; phones and amounts are left alone.

    Reversible: one apostrophe is taken off every text that has one before such a sign, so those get one more.
    """
    if _FORMULA.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return f"'{text}" if text.startswith("''") else text


def _csv_text(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return show.day(value)
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.replace(".", ",") if language() == "fr" else plain
    return guarded(value)


def _json_value(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)
