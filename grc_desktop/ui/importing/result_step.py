"""The last step: what came of the import, and what can still be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.importing.words import story
from grc_desktop.ui.kit.buttons import ActionButton, Weight
from grc_desktop.ui.kit.flow import FlowLayout
from grc_desktop.ui.kit.labels import Card, Label, Picture, Pill, Role
from grc_desktop.ui.kit.panel import Stack
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from grc_desktop.services.history.types import Undone
    from grc_desktop.services.importing.types import Counts, Imported

_WIDTH: Final = 860
_LISTED: Final = 100
_FIGURES: Final = (
    ("created", N_("New customers"), "user-plus", Tone.OK),
    ("updated", N_("Updated customers"), "pencil-simple", Tone.INFO),
    ("unchanged", N_("Already known"), "equals", Tone.NEUTRAL),
    ("review", N_("To review"), "users", Tone.WARNING),
    ("rejected", N_("Refused rows"), "x", Tone.BAD),
    ("ignored", N_("Ignored rows"), "minus", Tone.NEUTRAL),
)


class ResultStep(QWidget):
    """Tells an `Imported`, and after its undoing the three buckets."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: Imported | None = None
        self._file = ""
        self._undone: Undone | None = None
        self._picture = Picture("check-circle", 36, Tone.OK)
        self._title, self._story, self._kept = Label(Role.FIGURE), Label(Role.SOFT, wrap=True), Label(wrap=True)
        self._figures = {name: _Figure(icon, tone) for name, _title, icon, tone in _FIGURES}
        self._buckets = QVBoxLayout()
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        self._lay_out(QVBoxLayout(middle), actions)
        stack = Stack(margin=0, gap=0)
        stack.add(middle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(stack)
        self.setFocusProxy(self._first)

    def show_result(self, result: Imported | None, file: str) -> None:
        """Tell another import."""
        self._result, self._file, self._undone = result, file, None
        self.retranslate()

    def show_undone(self, undone: Undone) -> None:
        """Tell what taking the import back did."""
        self._undone = undone
        self.retranslate()

    def retranslate(self) -> None:
        for name, title, _icon, _tone in _FIGURES:
            self._figures[name].say(_(title))
        result = self._result
        if result is None:
            return
        counts = result.counts
        for name, figure in self._figures.items():
            figure.show_number(getattr(counts, name))
        self._story.setText(f"{story(counts)}. {_duration(result.seconds)}")
        self._picture.show_icon(*_picture(self._undone is not None))
        self._title.setText(_("The import is undone") if self._undone else _headline(counts))
        said = _("From “{file}”. Each customer remembers the row it comes from.").format(file=self._file)
        self._kept.setText(said if self._undone is None else _("Records changed since are kept as they are."))
        self._tell_undone()

    def _lay_out(self, column: QVBoxLayout, actions: Sequence[QAction]) -> None:
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(8)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addWidget(self._kept)
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(10)
        for place, figure in enumerate(self._figures.values()):
            grid.addWidget(figure, place // 3, place % 3)
        column.addLayout(grid)
        column.addWidget(self._story)
        column.addLayout(self._buckets)
        column.addSpacing(12)
        holder = QWidget()
        buttons = FlowLayout(holder, gap=8)
        for number, action in enumerate(actions):
            button = ActionButton(action, Weight.PRIMARY if number == 0 else Weight.PLAIN, parent=holder)
            buttons.addWidget(button)
            if number == 0:
                self._first = button
        column.addWidget(holder)

    def _tell_undone(self) -> None:
        while (item := self._buckets.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        undone = self._undone
        if undone is None:
            return
        for number, text, tone, icon in _told(undone):
            if number:
                pill = Pill(text.format(n=shown.number(number)), tone, icon)
                self._buckets.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
        for left in undone.details[:_LISTED]:
            line = Label(Role.SOFT, wrap=True)
            line.setText(f"{left.name} — {left.reason}")
            self._buckets.addWidget(line)


class _Figure(Card):
    """A number and what it counts."""

    def __init__(self, icon: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._title = Label(Role.FIGURE), Label(Role.SOFT)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Picture(icon, 14, tone))
        row.addWidget(self._title, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 10)
        lines.setSpacing(0)
        lines.addWidget(self._number)
        lines.addLayout(row)

    def say(self, title: str) -> None:
        self._title.setText(title)
        self.setAccessibleName(f"{self._number.text()} {title}")

    def show_number(self, number: int) -> None:
        self._number.setText(shown.number(number))
        self._number.setEnabled(number > 0)
        self.setAccessibleName(f"{self._number.text()} {self._title.text()}")


def _picture(undone: bool) -> tuple[str, Tone]:
    return ("arrow-counter-clockwise", Tone.NEUTRAL) if undone else ("check-circle", Tone.OK)


def _headline(counts: Counts) -> str:
    if counts.created:
        text = _n("{n} new customer", "{n} new customers", counts.created)
        return text.format(n=shown.number(counts.created))
    if counts.updated:
        text = _n("{n} customer updated", "{n} customers updated", counts.updated)
        return text.format(n=shown.number(counts.updated))
    return _("Nothing new in this file")


def _duration(seconds: float) -> str:
    if seconds < 1:
        return _("Done in less than a second.")
    whole = round(seconds)
    return _n("Done in {n} second.", "Done in {n} seconds.", whole).format(n=shown.number(whole))


def _told(undone: Undone) -> tuple[tuple[int, str, Tone, str], ...]:
    """The three buckets of an undo: how many, in words, and how they look."""
    restored = _n("{n} put back as before", "{n} put back as before", undone.restored)
    kept = _n("{n} kept, changed since", "{n} kept, changed since", undone.kept)
    impossible = _n("{n} could not be undone", "{n} could not be undone", undone.impossible)
    return (
        (undone.restored, restored, Tone.OK, "check"),
        (undone.kept, kept, Tone.WARNING, "hand"),
        (undone.impossible, impossible, Tone.BAD, "x"),
    )
