"""Figures worth a glance: a card for each, with how it changed and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.even import EvenLayout
from grc_desktop.ui.kit.labels import Card, Label, Pill, Role, restyle
from grc_desktop.ui.kit.loading import LOADING
from grc_desktop.ui.kit.sparkline import Sparkline
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from grc_desktop.ui.kit.table.columns import Badge

FAILED: Final = N_("This figure could not be read.")
_NO_FIGURE: Final = "—"
_PADDING: Final = 16
_RING: Final = 5
_GAP: Final = 12
_LEAST: Final = 200
_RADIUS: Final = 6


@dataclass(frozen=True, slots=True)
class Figure:
    """What a card says, ready to be read: ``84 200 €``, ``+4,1 %`` since when it changed, what it is made of.

    `series` is drawn at the right, None where a value is missing; `course` says it in words.
    """

    text: str
    change: Badge | None = None
    explanation: str = ""
    series: Sequence[float | None] = ()
    course: str = ""


class FigureCard(Card):
    """One figure under its label (a msgid). A card that leads somewhere is a button as a whole.

    It begins with pale bars. A figure stays on the screen while a newer one is read.
    """

    pressed = Signal()
    """A click on the card, Enter or Space."""

    def __init__(self, label: str, leads: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label
        self._figure: Figure | None = None
        self._missing: str | None = None
        self._failure: str | BaseException | None = None
        self._again: Callable[[], object] | None = None
        self._label = Label(Role.SOFT)
        self._text = Label(Role.FIGURE)
        self._change = Pill()
        self._line = Sparkline()
        self._explanation = Label(Role.SMALL, wrap=True)
        self._retry = Button(Weight.LINK)
        self._retry.clicked.connect(self._try_again)
        self._bars = _Bars()
        self._lay_out()
        self._button = _Cover(self) if leads else None
        if self._button is not None:
            restyle(self, "leads", True)
            self.setFocusProxy(self._button)
            self._button.clicked.connect(self.pressed)
        self.retranslate()

    def show_figure(self, figure: Figure) -> None:
        """Say `figure`."""
        self._be(figure=figure)

    def show_empty(self, missing: str) -> None:
        """Show a dash, and what is `missing` (a msgid or a text ready to be read) before there is a figure."""
        self._be(missing=missing)

    def show_error(self, error: BaseException | None = None, again: Callable[[], object] | None = None) -> None:
        """Say that the figure cannot be read and why, with a button that tries `again`."""
        self._be(failure=error or FAILED, again=again)

    def show_loading(self) -> None:
        """Show pale bars; a figure already on the screen stays."""
        if self._figure is None:
            self._be()

    def retranslate(self) -> None:
        self._label.setText(_(self._title))
        self._retry.say(_("Try again"))
        self._show()

    def spoken(self) -> str:
        """The whole card in words, as screen readers say it."""
        figure = self._figure
        parts = [self._label.text(), *((figure.text, figure.change.text if figure.change else "") if figure else ())]
        if not (figure or self._explanation.text()):
            parts.append(_(LOADING))
        return ", ".join(filter(None, (*parts, self._explanation.text(), figure.course if figure else "")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._button is not None:
            self._button.setGeometry(self.rect())

    def _lay_out(self) -> None:
        self._change.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._explanation.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.setSpacing(8)
        for words in (self._label, row, self._explanation):  # they begin where the words of the button do
            words.setContentsMargins(_RING, 0, 0, 0)
        row.addWidget(self._text)
        row.addWidget(self._change, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._bars, 1)
        row.addStretch(1)
        row.addWidget(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING - _RING, 14, _PADDING, 14)
        column.setSpacing(2)
        column.addWidget(self._label)
        column.addLayout(row)
        column.addWidget(self._explanation)
        column.addWidget(self._retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _be(
        self,
        figure: Figure | None = None,
        missing: str | None = None,
        failure: str | BaseException | None = None,
        again: Callable[[], object] | None = None,
    ) -> None:
        self._figure, self._missing, self._failure, self._again = figure, missing, failure, again
        self._show()

    def _show(self) -> None:
        figure = self._figure
        known = figure is not None or self._missing is not None or self._failure is not None
        self._bars.setVisible(not known)
        self._text.setVisible(figure is not None or self._missing is not None)
        self._text.setText(figure.text if figure else _NO_FIGURE)
        self._change.setVisible(figure is not None and figure.change is not None)
        if figure is not None and figure.change is not None:
            self._change.show_as(figure.change.text, figure.change.tone, figure.change.icon)
        self._line.setVisible(figure is not None and bool(figure.series))
        self._line.show_series(figure.series if figure else (), figure.course if figure else "")
        self._explanation.setText(self._sentence())
        self._explanation.show_role(Role.PROBLEM if self._failure is not None else Role.SMALL)
        self._explanation.setVisible(bool(self._explanation.text()))
        self._retry.setVisible(self._again is not None)
        if self._button is None:
            self.setAccessibleName(self.spoken())
        else:
            self._button.setVisible(self._failure is None)
            self._button.setAccessibleName(self.spoken())

    def _sentence(self) -> str:
        if isinstance(self._failure, KnownError):
            return self._failure.message()
        if self._failure is not None:
            return _(self._failure if isinstance(self._failure, str) else FAILED)
        return self._figure.explanation if self._figure else _(self._missing or "")

    def _try_again(self) -> None:
        if self._again is not None:
            self._again()


class FigureRow(QWidget):
    """Cards side by side, all of one size, on more lines where they have no room."""

    def __init__(self, cards: Sequence[FigureCard] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = EvenLayout(self, gap=_GAP, least=_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        for card in cards:
            self.add(card)

    def add(self, card: FigureCard) -> None:
        """Put `card` after the others."""
        self._layout.addWidget(card)

    def retranslate(self) -> None:
        for card in self.findChildren(FigureCard):
            card.retranslate()


class _Cover(QAbstractButton):
    """What makes a whole card a button: it lies over the card and shows the focus."""

    def __init__(self, card: FigureCard) -> None:
        super().__init__(card)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().tone(Tone.ACCENT)[0], 2))
        radius = theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class _Bars(QWidget):
    """A figure and its explanation, before they are known."""

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().surface("line"))
        for top, height, width in ((6, 22, 96), (38, 8, 140)):
            bar = QRectF(0, theme.px(top), min(theme.px(width), self.width()), theme.px(height))
            painter.drawRoundedRect(bar, 4, 4)
