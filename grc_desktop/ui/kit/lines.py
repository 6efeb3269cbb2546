"""Lines that each say one thing, with a button that does something about it; and columns of them side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.even import EvenLayout
from grc_desktop.ui.kit.icons import draw
from grc_desktop.ui.kit.labels import Card, Label, Role, Rule
from grc_desktop.ui.kit.loading import Bars
from grc_desktop.ui.kit.tab_order import reach_after
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

FAILED: Final = N_("This could not be read.")
_PADDING: Final = 16
_GAP: Final = 12
_DISC: Final = 28
_ICON: Final = 16
_BARS: Final = 160
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to tell, ready to be read.

    `group` is the heading it stands under, told once for the lines that share it. `act` is what `button` does; the
    button of a line with a `tone` of its own asks for the eye.
    """

    text: str
    icon: str
    detail: str = ""
    group: str = ""
    button: str = ""
    act: Callable[[], object] | None = None
    tone: Tone = Tone.NEUTRAL

    @property
    def spoken(self) -> str:
        """The whole line in words."""
        return ", ".join(filter(None, (self.group, self.text, self.detail)))

    @property
    def told(self) -> Line:
        """The line as it is seen, whatever its button does."""
        return replace(self, act=None)


class LineRow(QWidget):
    """A line on the screen. Its button is its one stop: it is named by the whole line."""

    stepped = Signal(int)
    """An arrow was pressed on the button: 1 for down, -1 for up."""

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        words = QVBoxLayout()
        words.setSpacing(2)
        for told, role in ((line.text, Role.PLAIN), (line.detail, Role.SMALL)):
            if told:
                label = Label(role, wrap=True)
                label.setText(told)
                words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(theme.px(_GAP))
        row.addWidget(_Disc(line.icon, line.tone))
        row.addLayout(words, 1)
        self.button: Button | None = None
        if line.act is not None:
            weight = Weight.QUIET if line.tone is Tone.NEUTRAL else Weight.LINK
            self.button = _StepButton(self._act, self.stepped.emit, weight)
            self.button.say(line.button)
            self.button.setAccessibleName(f"{line.button}: {line.spoken}")
            row.addWidget(self.button)
        self.setAccessibleName(line.spoken)

    def _act(self) -> None:
        if self.line.act is not None:
            self.line.act()


class _StepButton(Button):
    """Does something about a line; the arrows lead to its neighbours."""

    def __init__(self, act: Callable[[], object], step: Callable[[int], object], weight: Weight) -> None:
        super().__init__(weight)
        self._step = step
        self.clicked.connect(lambda: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self._step(step)
        else:
            super().keyPressEvent(event)


class _Disc(QWidget):
    """The icon of a line on its pale ground."""

    def __init__(self, icon: str, tone: Tone) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        theme.fix(self, _DISC, _DISC)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink, ground = theme.current().tone(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(self.rect())
        inset = theme.px((_DISC - _ICON) / 2)
        draw(painter, QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._icon, ink)


class Feed(Card):
    """Lines under a title (a msgid); `calm` (a msgid) is said when there is none.

    The first `most` are shown, the others once they are asked for. Up and down go from button to button.
    """

    def __init__(self, title: str, calm: str, most: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._calm, self._most = title, calm, most
        self._lines: tuple[Line, ...] | None = None
        self._failure: tuple[BaseException, Callable[[], object]] | None = None
        self._whole = False
        self._heading = Label(Role.SECTION)
        self._content = QVBoxLayout()
        self._content.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 14, _PADDING, 8)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addLayout(self._content)
        column.addStretch(1)
        self.retranslate()

    @property
    def rows(self) -> list[LineRow]:
        """The lines on the screen, from top to bottom."""
        return [one for one in self._shown() if isinstance(one, LineRow)]

    @property
    def buttons(self) -> list[Button]:
        """What Tab and the arrows go through."""
        found = [one.button if isinstance(one, LineRow) else one for one in self._shown()]
        return [button for button in found if isinstance(button, Button)]

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show `lines`; the focus keeps its place, and nothing moves when they read the same."""
        known = None if self._lines is None else [line.told for line in self._lines]
        self._failure, self._lines = None, tuple(lines)
        if known != [line.told for line in lines]:
            self._show()
            return
        for row, line in zip(self.rows, lines, strict=False):  # those that are folded away have no row
            row.line = line

    def show_loading(self) -> None:
        """Show pale bars; lines already on the screen stay."""
        if self._lines is None:
            self._failure = None
            self._show()

    def show_error(self, error: BaseException, again: Callable[[], object]) -> None:
        """Say that the lines cannot be read and why, with a button that tries `again`."""
        self._lines, self._failure = None, (error, again)
        self._show()

    def retranslate(self) -> None:
        self._heading.setText(_(self._title))
        self.setAccessibleName(_(self._title))
        self._show()

    def _shown(self) -> list[QWidget]:
        items = (self._content.itemAt(place) for place in range(self._content.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def _show(self) -> None:
        place = next((place for place, button in enumerate(self.buttons) if button.hasFocus()), None)
        for one in self._shown():
            self._content.removeWidget(one)
            one.hide()
            one.deleteLater()
        if self._failure is not None:
            self._show_failure(*self._failure)
        elif self._lines is None:
            bars = Bars()
            theme.fix(bars, height=_BARS)
            self._content.addWidget(bars)
        elif not self._lines:
            self._content.addWidget(LineRow(Line(_(self._calm), "check", tone=Tone.OK)))
        else:
            self._show_known(self._lines)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # for Qt keeps no order after what Tab does not stop at
        reach_after(self, self._shown())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if place is not None:
            for one in self._shown():
                one.show()  # what is not on the screen yet cannot have the focus
            self._focus(place)

    def _show_failure(self, error: BaseException, again: Callable[[], object]) -> None:
        told = error.message() if isinstance(error, KnownError) else _(FAILED)
        self._add(LineRow(Line(told, "warning-circle", "", "", _("Try again"), again, Tone.BAD)))

    def _show_known(self, lines: Sequence[Line]) -> None:
        group = ""
        shown_now = lines if self._whole or len(lines) <= self._most + 1 else lines[: self._most]
        for place, line in enumerate(shown_now):
            if line.group != group:
                group = line.group
                heading = Label(Role.SMALL)
                heading.setText(group)
                heading.setContentsMargins(0, 8 if place == 0 else 14, 0, 0)
                self._content.addWidget(heading)
            elif place:
                self._content.addWidget(Rule())
            self._add(LineRow(line))
        if more := len(lines) - len(shown_now):
            rest = _StepButton(self._unfold, lambda step: self._step(rest, step), Weight.QUIET)
            rest.say(_n("Show {n} more", "Show {n} more", more).format(n=shown.number(more)))
            self._content.addWidget(rest, 0, Qt.AlignmentFlag.AlignLeft)

    def _add(self, row: LineRow) -> None:
        row.stepped.connect(lambda step: self._step(row.button, step))
        self._content.addWidget(row)

    def _unfold(self) -> None:
        self._whole = True
        self._show()

    def _step(self, button: Button | None, step: int) -> None:
        if button in self.buttons:
            self._focus(self.buttons.index(button) + step)

    def _focus(self, place: int) -> None:
        """Give the focus to the button at `place`, or to the nearest, and bring it into view."""
        if not (buttons := self.buttons):
            return
        button = buttons[min(max(place, 0), len(buttons) - 1)]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(button)


class Abreast(QWidget):
    """Pieces side by side where each has `least` (at a text size of 1), one below the other elsewhere."""

    def __init__(self, pieces: Sequence[QWidget], least: int = 300, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = EvenLayout(self, _GAP, least, together=True)
        for piece in pieces:
            layout.addWidget(piece)
            layout.setAlignment(piece, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest piece needs; how high is for the width to say."""
        return QSize(super().minimumSizeHint().width(), 0)
