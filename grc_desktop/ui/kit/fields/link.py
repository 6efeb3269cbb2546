"""A field that leads to a record: type to find it; the chosen one is a chip with a cross."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.text import clean, fold
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.chips import Chip, ChipSpec
from grc_desktop.ui.kit.fields.candidates import SEARCHING, CandidateList
from grc_desktop.ui.kit.fields.spec import Candidate, Field, FieldSpec, Links
from grc_desktop.ui.kit.tab_order import reach_after, reached_before

if TYPE_CHECKING:
    from collections.abc import Sequence

UNCHOSEN: Final = Kind("unchosen", N_("“{value}” is not chosen yet."), N_("Choose it in the list, or empty the field."))
GONE: Final = Kind("record_gone", N_("What stood here is gone."), N_("Choose something else, or empty the field."))
FIND: Final = N_("Type to search")
UNKNOWN: Final = N_("The search did not work. Type again to retry.")
_PATIENCE_MS: Final = 300
_PAGE: Final = 5
_HEIGHT: Final = 32
_STEPS: Final = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_PageUp: -_PAGE,
}


class LinkField(Field):
    """The id of a record, or None. What is typed without choosing stays, and is a problem on leaving."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        if spec.links is None:
            raise ValueError(f"{spec.name}: a link field needs `links`")
        self._links: Links = spec.links
        self._id: int | None = None
        self._name = ""
        self._gone = False
        self._locked = False
        self._chip: Chip | None = None
        self._found: tuple[Candidate, ...] = ()
        self.line = QLineEdit()
        self.line.textEdited.connect(self._typed)
        self.list = CandidateList(self)
        self.list.hide()
        self.list.taken.connect(self._take)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._say(_(SEARCHING)))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.line)
        self._row.addWidget(_strut())
        self.adopt(self.line)
        self.destroyed.connect(self.list.deleteLater)

    def value(self) -> object:
        return self._id

    def entry(self) -> QWidget:
        return self._chip or self.line

    def set_value(self, value: object) -> None:
        """Show the record of this id; its name is read meanwhile. A `Candidate` is shown as it is."""
        self._close()
        self.line.clear()
        if isinstance(value, Candidate):
            self._lead_to(value.id, value.name)
        elif isinstance(value, int):
            self._lead_to(value, "…")
            self._links.work.read(self, lambda: self._links.get(value), self._named, key="get")
        else:
            self._lead_to(None, "")

    def problem(self) -> Problem | None:
        if self._gone:
            return Problem(GONE)
        typed = clean(self.line.text())
        return Problem(UNCHOSEN, values={"value": typed}) if typed and self._id is None else None

    def is_blank(self) -> bool:
        return self._id is None and not self.line.text().strip()

    def set_read_only(self, read_only: bool) -> None:
        self._locked = read_only
        self.line.setReadOnly(read_only)
        self.retranslate()
        if self._chip is not None:
            self._chip.lock(read_only)

    def name_as(self, name: str, description: str = "") -> None:
        super().name_as(name, description)
        self.list.name_as(name)
        self._name_chip()

    def retranslate(self) -> None:
        self.line.setPlaceholderText("" if self._locked else _(self.spec.hint) or _(FIND))
        if self._chip is not None:
            self._chip.retranslate()
            self._name_chip()

    def tidy(self) -> None:
        """Leaving closes the list; what was typed in full is taken."""
        typed = fold(clean(self.line.text()))
        whole = [candidate for candidate in self._found if fold(candidate.name) == typed]
        self._close()
        if typed and len(whole) == 1:
            self._take(whole[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        typing = watched is self.line and not self._locked and event.type() == QEvent.Type.KeyPress
        if typing and isinstance(event, QKeyEvent) and self._key(Qt.Key(event.key())):
            return True
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        """Whether the list had a use for `key`."""
        if not self.list.isVisible():
            if key == Qt.Key.Key_Down:
                self._find()
            return key == Qt.Key.Key_Down
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.take()
        elif key == Qt.Key.Key_Escape:
            self._close()
        else:
            return False
        return True

    def _typed(self, text: str) -> None:
        self.changed.emit()
        if text.strip():
            self._find()
        else:
            self._close()

    def _find(self) -> None:
        text = clean(self.line.text())
        self._patience.start()
        self._links.work.read(
            self, lambda: tuple(self._links.find(text)), lambda found: self._show(text, found), self._failed, key="find"
        )

    def _show(self, text: str, found: Sequence[Candidate]) -> None:
        self._patience.stop()
        if text != clean(self.line.text()) or not self.line.hasFocus():
            return
        self._found = tuple(found)
        self.list.show_candidates(text, found, self._links.create is not None)
        self.list.show_under(self.line)

    def _failed(self, _error: BaseException) -> None:
        self._patience.stop()
        self._say(_(UNKNOWN))

    def _say(self, word: str) -> None:
        if self.line.hasFocus():
            self._found = ()
            self.list.say(word)
            self.list.show_under(self.line)

    def _close(self) -> None:
        self._patience.stop()
        self._found = ()
        self.list.hide()

    def _take(self, candidate: Candidate | None) -> None:
        text = clean(self.line.text())
        self._close()
        if candidate is None:
            if self._links.create is not None:
                self._links.create(text, self._take)
            return
        self.line.clear()
        self._lead_to(candidate.id, candidate.name)
        self.changed.emit()
        self.left.emit()

    def _named(self, candidate: Candidate | None) -> None:
        if candidate is None:
            self._gone = self._id is not None
            self.left.emit()
        elif candidate.id == self._id:
            self._lead_to(candidate.id, candidate.name)

    def _lead_to(self, id_: int | None, name: str) -> None:
        """Show the chip of a record, or the line where there is none."""
        had_focus = self.hasFocus()
        self._id, self._name, self._gone = id_, name, False
        old, self._chip = self._chip, None
        if id_ is not None:
            self._chip = Chip(ChipSpec("link", "", name), self)
            self._chip.lock(self._locked)
            self._chip.removed.connect(lambda _key: self._remove())
            self._row.insertWidget(0, self._chip, 0, Qt.AlignmentFlag.AlignLeft)
            reach_after(reached_before(self.line), (self._chip,))
            self._name_chip()
            self._chip.show()
        else:
            self.line.show()
        if had_focus:
            self.setFocus()
        if old is not None:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.line.setVisible(id_ is None)

    def _remove(self) -> None:
        self._lead_to(None, "")
        self.changed.emit()

    def _name_chip(self) -> None:
        if self._chip is not None:
            name, description = self.line.accessibleName(), self.line.accessibleDescription()
            self._chip.setAccessibleName(": ".join(filter(None, (name, self._name))))
            self._chip.setAccessibleDescription(description)


def _strut() -> QWidget:
    """Keeps the height of a line where a chip stands."""
    strut = QWidget()
    theme.fix(strut, width=0, height=_HEIGHT)
    return strut
