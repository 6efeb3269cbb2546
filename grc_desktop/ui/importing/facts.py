"""How the file is read: its kind, and for text files their encoding and delimiter; where the headers are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.importing.reading.layout import NO_HEADER
from grc_desktop.services.importing.reading.types import ReadOptions
from grc_desktop.ui.kit.fields.choice import ComboBox
from grc_desktop.ui.kit.labels import Label, Pill, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.ui.importing.journey import Journey

FORMATS: Final = {
    "xlsx": N_("Excel workbook"),
    "xls": N_("Old Excel workbook"),
    "xlsb": N_("Binary Excel workbook"),
    "ods": N_("LibreOffice workbook"),
    "csv": N_("CSV file"),
    "tsv": N_("Text file with tabs"),
}
ENCODINGS: Final = (
    ("utf-8", "UTF-8"),
    ("cp1252", "Windows (1252)"),
    ("iso-8859-15", "ISO 8859-15"),
    ("mac_roman", "Mac"),
    ("cp850", "DOS (850)"),
    ("utf-16", "UTF-16"),
)
DELIMITERS: Final = (
    (";", N_("Semicolon")),
    (",", N_("Comma")),
    ("\t", N_("Tab")),
    ("|", N_("Vertical bar")),
)
_OTHERS: Final[dict[object, str]] = {"utf-8-sig": "UTF-8", "utf-8+cp1252": "UTF-8 + Windows", "": "—"}
_HEADERS_WITHIN: Final = 30


class Facts(QWidget):
    """What was found out of the file, each to be changed where it can be wrong."""

    header_chosen = Signal(int)
    reread_wanted = Signal(object)
    """The file is to be read again, with these `ReadOptions`."""

    def __init__(self, journey: Journey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._journey = journey
        self._format = Pill()
        self._labels = {name: Label(Role.SOFT) for name in ("encoding", "delimiter", "header")}
        self.encoding, self.delimiter, self.header = ComboBox(), ComboBox(), ComboBox()
        self.encoding.activated.connect(self._reread)
        self.delimiter.activated.connect(self._reread)
        self.header.activated.connect(lambda _place: self.header_chosen.emit(self.header.currentData()))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._format)
        for name, box in (("encoding", self.encoding), ("delimiter", self.delimiter), ("header", self.header)):
            row.addSpacing(8)
            self._labels[name].setBuddy(box)
            row.addWidget(self._labels[name])
            row.addWidget(box)
        row.addStretch(1)

    def show_facts(self) -> None:
        """Show what is known of the file now."""
        book, report = self._journey.book, self._journey.report
        self.setVisible(book is not None and report is not None)
        if book is None or report is None:
            return
        self._format.show_as(_(FORMATS[book.source.format]), Tone.NEUTRAL, "file")
        text = book.source.encoding is not None
        for name, box in (("encoding", self.encoding), ("delimiter", self.delimiter)):
            self._labels[name].setVisible(text)
            box.setVisible(text)
        if text:
            _fill(self.encoding, ENCODINGS, book.source.encoding or "")
            _fill(self.delimiter, [(mark, _(name)) for mark, name in DELIMITERS], book.source.delimiter or "")
        rows = range(1, min(len(report.sheet.rows), _HEADERS_WITHIN) + 1)
        headers = [(row, _("row {row}").format(row=row)) for row in rows]
        _fill(self.header, [*headers, (NO_HEADER, _("none"))], report.layout.header_row or NO_HEADER)
        self.header.setEnabled(self._journey.whole)

    def retranslate(self) -> None:
        for name, box, word in (
            ("encoding", self.encoding, _("Accents")),
            ("delimiter", self.delimiter, _("Separator")),
            ("header", self.header, _("Headers")),
        ):
            self._labels[name].setText(_("{name}:").format(name=word))
            box.setAccessibleName(word)
        self.show_facts()

    def _reread(self) -> None:
        self.reread_wanted.emit(ReadOptions(self.encoding.currentData(), self.delimiter.currentData()))


def _fill(box: ComboBox, options: Sequence[tuple[str, str]] | Sequence[tuple[int, str]], current: str | int) -> None:
    """Offer `options` (value, text) with `current` chosen, added when it is none of them."""
    known: dict[object, str] = dict(options)
    known.setdefault(current, _OTHERS.get(current, str(current)))
    box.clear()
    for value, text in known.items():
        box.addItem(text, value)
    box.setCurrentIndex(list(known).index(current))
