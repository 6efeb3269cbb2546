"""Write the sample shop's workbook: `python -m samples`."""

from __future__ import annotations

import sys
from pathlib import Path

from samples.shop import sheets
from samples.workbook import write

WORKBOOK = Path(__file__).resolve().parent.parent / "resources" / "demo" / "boutique.xlsx"


def main() -> None:
    shop = sheets()
    WORKBOOK.parent.mkdir(parents=True, exist_ok=True)
    write(shop, WORKBOOK)
    for sheet in shop:
        sys.stdout.write(f"{sheet.name}: {len(sheet.rows)} rows\n")


if __name__ == "__main__":
    main()
