"""Why a file cannot be read, each reason in one sentence with what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from grc_desktop.core.errors import Kind, Unreadable
from grc_desktop.core.i18n import N_
from grc_desktop.services.importing.reading.types import Refusal

_SAVE_AS_XLSX: Final = N_("Open it in Excel or LibreOffice and save it as an .xlsx workbook.")
_CHOOSE_TABLE: Final = N_("Choose an Excel, LibreOffice or CSV file.")

KINDS: Final = {
    kind.code: kind
    for kind in (
        Kind("file_missing", N_("There is no file named “{file}”."), N_("Check its name and its folder.")),
        Kind("file_denied", N_("“{file}” may not be opened."), N_("Close it elsewhere, or check its rights.")),
        Kind("not_a_file", N_("“{file}” is not a file."), _CHOOSE_TABLE),
        Kind("empty_file", N_("“{file}” is empty.")),
        Kind(
            "file_protected",
            N_("“{file}” is protected by a password."),
            N_("Open it in Excel, save it without a password, then try again."),
        ),
        Kind("file_damaged", N_("“{file}” is damaged or is not really a workbook."), _SAVE_AS_XLSX),
        Kind("file_unsafe", N_("“{file}” holds instructions no ordinary workbook has: it was not opened.")),
        Kind("web_page", N_("“{file}” is a web page under the name of a workbook."), _SAVE_AS_XLSX),
        Kind("old_xml", N_("“{file}” is in the XML format of Excel 2003."), _SAVE_AS_XLSX),
        Kind("not_a_table", N_("“{file}” is not a spreadsheet."), _CHOOSE_TABLE),
        Kind("unsupported_sheet", N_("“{file}” holds a kind of sheet that cannot be read."), _SAVE_AS_XLSX),
        Kind("too_large", N_("“{file}” is too large to be read."), N_("Split it into several files.")),
        Kind("too_slow", N_("“{file}” took too long to read and was given up."), _SAVE_AS_XLSX),
        Kind(
            "reader_stopped",
            N_("“{file}” could not be read: it is damaged, or asks for more memory than it should."),
            _SAVE_AS_XLSX,
        ),
        Kind("no_such_sheet", N_("“{file}” has no sheet named “{sheet}”.")),
        Kind("unknown_encoding", N_("“{encoding}” is not a text encoding that “{file}” can be read with.")),
        Kind("unknown_delimiter", N_("“{delimiter}” cannot separate the columns of “{file}”.")),
    )
}


def unreadable(path: Path, refusal: Refusal) -> Unreadable:
    """The error that tells people about `refusal`."""
    kind = KINDS.get(refusal.code, KINDS["reader_stopped"])
    return Unreadable(kind, **{**refusal.values, "file": path.name})
