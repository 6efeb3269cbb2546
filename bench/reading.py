"""Files from elsewhere: read in a process apart, against the bare reader in this one; their first rows at once."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from python_calamine import load_workbook

from bench.harness import Line, kept
from grc_desktop.services.importing.reading.preview import preview
from grc_desktop.services.importing.reading.reader import read
from samples import large


def workbook(size: int, _folder: Path) -> Path:
    return kept(f"easy-{size}.xlsx", lambda path: large.write_xlsx(path, size))


def text(size: int, _folder: Path) -> Path:
    return kept(f"easy-{size}.csv", lambda path: large.write_csv(path, size))


def by_calamine(path: Path) -> list[list[Any]]:
    return list(load_workbook(path).get_sheet_by_index(0).iter_rows())


def by_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def lines() -> Iterable[Line[Any]]:
    yield Line(
        operation="xlsx of 15 columns: read",
        prepare=workbook,
        ours=read,
        limit=by_calamine,
        limit_name="calamine iter_rows",
        goal=1.15,
    )
    yield Line(
        operation="xlsx of 15 columns: preview",
        prepare=workbook,
        ours=preview,
        limit=lambda _: 0.1,
        limit_name="what feels immediate",
        goal=1,
    )
    yield Line(
        operation="csv of 15 columns: read",
        prepare=text,
        ours=read,
        limit=by_csv,
        limit_name="csv.reader, encoding known",
        goal=2,
    )
