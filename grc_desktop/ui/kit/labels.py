"""Words on a page: labels that never guess rich text, pills, hairlines and cards."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.icons import draw, icon
from grc_desktop.ui.kit.theme import Size, Tone


class Role(StrEnum):
    """What a text is on the page; the stylesheet gives it its size and ink."""

    PLAIN = "plain"
    SOFT = "soft"
    SMALL = "small"
    STRONG = "strong"
    SECTION = "section"
    TITLE = "title"
    FIGURE = "figure"
    PROBLEM = "problem"
    WARNING = "warning"


class Label(QLabel):
    """Plain text: what a customer is called is never read as HTML."""

    def __init__(self, role: Role = Role.PLAIN, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", str(role))
        self.setWordWrap(wrap)

    def show_role(self, role: Role) -> None:
        """Be another kind of text from now on."""
        restyle(self, "role", str(role))


class ElidedLabel(Label):
    """One line that ends in … where it has no room; the whole text is its tooltip."""

    def __init__(self, role: Role = Role.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Picture(QWidget):
    """An icon that is looked at, not pressed."""

    def __init__(self, name: str, side: int = 16, tone: Tone | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, tone)
        theme.fix(self, side, side)

    def show_icon(self, name: str, tone: Tone | None = None) -> None:
        self._icon = icon(name, tone)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(QPainter(self), self.rect(), Qt.AlignmentFlag.AlignCenter, mode)


class Pill(QWidget):
    """A status: icon, word and colour."""

    def __init__(
        self, text: str = "", tone: Tone = Tone.NEUTRAL, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_as(text, tone, icon_name)

    def show_as(self, text: str, tone: Tone, icon_name: str = "") -> None:
        """Say `text` in `tone`, with the icon of that name."""
        self._text, self._tone, self._icon = text, tone, icon_name
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self._icon)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, QRectF(self.rect()), self._text, self._tone, self._icon)


def pill_font() -> QFont:
    return theme.font(Size.SMALL, QFont.Weight.DemiBold)


def pill_size(text: str, icon_name: str) -> QSize:
    """The room a pill takes."""
    metrics = QFontMetrics(pill_font())
    beside = metrics.height() if icon_name else 0
    return QSize(metrics.horizontalAdvance(text) + 2 * theme.px(8) + 1 + beside, metrics.height() + theme.px(4))


def paint_pill(painter: QPainter, rect: QRectF, text: str, tone: Tone, icon_name: str) -> None:
    """Paint a pill that fills `rect`, its text shortened where it has no room."""
    ink, ground = theme.current().tone(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    inside = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
    if icon_name:
        side = rect.height() - 8
        draw(painter, QRectF(inside.left() - 1, rect.top() + 4, side, side), icon_name, ink)
        inside.setLeft(inside.left() + side + 3)
    painter.setPen(ink)
    painter.setFont(pill_font())
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inside.width()) + 1)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


class Rule(QFrame):
    """A hairline."""

    def __init__(self, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Card(QFrame):
    """A surface with a hairline border that groups what belongs together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chosen", False)

    def choose(self, chosen: bool) -> None:
        """Show whether the card is the chosen one of several."""
        restyle(self, "chosen", chosen)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the stylesheet looks at, and paint accordingly; what was never shown is dressed when it is."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
