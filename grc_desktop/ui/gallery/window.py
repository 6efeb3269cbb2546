"""The window of the gallery: its pages on the left, the theme, the language and the text size on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core import i18n
from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.sheets import SHEETS
from grc_desktop.ui.gallery.view import SheetView
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.fields.choice import ComboBox
from grc_desktop.ui.kit.icons import icon
from grc_desktop.ui.kit.labels import Label, Role, Rule
from grc_desktop.ui.kit.work import Work

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

TITLE: Final = N_("Gallery")
SCALES: Final = (0.9, 1.0, 1.1, 1.25, 1.5)
_THEMES: Final = {
    "light": N_("Light"),
    "dark": N_("Dark"),
    "contrast-light": N_("High contrast, light"),
    "contrast-dark": N_("High contrast, dark"),
}
_LANGUAGES: Final = {"fr": "Français", "en": "English"}
_ASIDE: Final = 224
_ICON: Final = 18


class GalleryWindow(QWidget):
    """Every piece of the kit in every state, live."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._work = Work(self)
        self._names = QListWidget()
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.fix(self._names, width=_ASIDE)
        self._themes, self._languages, self._scales = ComboBox(), ComboBox(), ComboBox()
        self._captions = [Label(Role.SOFT) for _one in range(3)]
        self._place = QVBoxLayout()
        self._lay_out()
        self.sheet = SheetView(SHEETS[0], self._work)
        self._place.addWidget(self.sheet)
        self._fill()
        self._names.setCurrentRow(0)
        self.retranslate()
        self._names.currentRowChanged.connect(self._open)
        self.resize(1366, 900)

    def show_sheet(self, key: str) -> None:
        """Go to the page `key`, in the language in force."""
        with QSignalBlocker(self._names):
            self._names.setCurrentRow([sheet.key for sheet in SHEETS].index(key))
        self.retranslate()

    def show_look(self, name: str, scale: float) -> None:
        """Take on the theme `name` at the text size `scale`."""
        self._themes.setCurrentIndex(theme.NAMES.index(name))
        self._scales.setCurrentIndex(SCALES.index(scale))
        theme.apply(self._app, theme.load(name, scale))
        self._names.setIconSize(QSize(theme.px(_ICON), theme.px(_ICON)))

    @property
    def busy(self) -> bool:
        """Whether a piece still waits for what it asked for."""
        return self._work.busy

    def height_wanted(self) -> int:
        """How high the window is when the whole page is seen."""
        return self.height() - self.sheet.height() + self.sheet.height_wanted()

    def retranslate(self) -> None:
        """Say everything again; the page is made anew."""
        self.setWindowTitle(_(TITLE))
        self._names.setAccessibleName(_(TITLE))
        for row, sheet in enumerate(SHEETS):
            self._names.item(row).setText(_(sheet.title))
        for box, caption, name in zip(self._boxes(), self._captions, _captions(), strict=True):
            caption.setText(name)
            box.setAccessibleName(name)
        for place, name in enumerate(theme.NAMES):
            self._themes.setItemText(place, _(_THEMES[name]))
        self._languages.setCurrentIndex(list(_LANGUAGES).index(i18n.language()))
        for place, scale in enumerate(SCALES):
            self._scales.setItemText(place, shown.percent(scale))
        self._open(self._names.currentRow())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._work.finish()
        super().closeEvent(event)

    def _boxes(self) -> Sequence[ComboBox]:
        return self._themes, self._languages, self._scales

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(32, 12, 32, 12)
        top.setSpacing(8)
        for caption, box in zip(self._captions, self._boxes(), strict=True):
            caption.setBuddy(box)
            top.addWidget(caption)
            top.addWidget(box)
            top.addSpacing(16)
        top.addStretch(1)
        self._place.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(top)
        right.addWidget(Rule())
        right.addLayout(self._place, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._names)
        row.addWidget(Rule(vertical=True))
        row.addLayout(right, 1)

    def _fill(self) -> None:
        for sheet in SHEETS:
            self._names.addItem(QListWidgetItem(icon(sheet.icon), ""))
        self._themes.addItems(theme.NAMES)
        self._languages.addItems(list(_LANGUAGES.values()))
        self._scales.addItems([""] * len(SCALES))
        self._themes.setCurrentIndex(theme.NAMES.index(theme.current().name))
        self._scales.setCurrentIndex(SCALES.index(1.0))
        for box in (self._themes, self._scales):
            box.activated.connect(self._restyle)
        self._languages.activated.connect(self._speak)

    def _restyle(self) -> None:
        self.show_look(theme.NAMES[self._themes.currentIndex()], SCALES[self._scales.currentIndex()])

    def _speak(self, place: int) -> None:
        i18n.use(list(_LANGUAGES)[place])
        self.retranslate()

    def _open(self, row: int) -> None:
        old, self.sheet = self.sheet, SheetView(SHEETS[row], self._work)
        self._place.replaceWidget(old, self.sheet, Qt.FindChildOption.FindDirectChildrenOnly)
        old.hide()
        old.deleteLater()


def _captions() -> tuple[str, ...]:
    return _("Theme"), _("Language"), _("Text size")
