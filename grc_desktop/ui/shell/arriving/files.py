"""What files from outside are good for: a table to import, a base to open, or nothing, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

TABLE_FILES: Final = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt")
BASE_FILE: Final = ".grc"
_CARDS: Final = frozenset({".vcf", ".vcard"})

SEVERAL: Final = N_("One file at a time, please: drop the first, import it, then drop the next.")
FOLDER: Final = N_("“{name}” is a folder. Open it, and drop the file that holds your customers.")
CARDS: Final = N_("Contact cards (.vcf) are not read yet. Save them as a CSV file, and drop that file here.")
UNKNOWN: Final = N_("“{name}” is not a table. Excel, LibreOffice and CSV files can be imported.")
NOT_A_FILE: Final = N_("This is not a file of this computer. Save it first, then drop it here.")


class Use(Enum):
    """What is done with something that arrives."""

    IMPORT = "import"
    OPEN = "open"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file and its `use`; `reason` says, ready to be read, why it has none."""

    use: Use
    path: Path = Path()
    reason: str = ""


def arrival(paths: Sequence[Path]) -> Arrival:
    """What can be done with the files at `paths`, by their names; what they hold is looked at when they are read."""
    if not paths:
        return Arrival(Use.NOTHING, reason=_(NOT_A_FILE))
    if len(paths) > 1:
        return Arrival(Use.NOTHING, reason=_(SEVERAL))
    path = paths[0]
    ending = path.suffix.lower()
    if path.is_dir():
        return Arrival(Use.NOTHING, path, _(FOLDER).format(name=path.name))
    if ending == BASE_FILE:
        return Arrival(Use.OPEN, path)
    if ending in TABLE_FILES:
        return Arrival(Use.IMPORT, path)
    return Arrival(Use.NOTHING, path, _(CARDS if ending in _CARDS else UNKNOWN).format(name=path.name))


def files_of(data: QMimeData) -> list[Path]:
    """The files of this computer that `data` names."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
