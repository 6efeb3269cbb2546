"""Where the base is: its path, its size, what to know of that place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _
from grc_desktop.services.settings.sample import is_removable
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.buttons import Button
from grc_desktop.ui.kit.labels import Label, Role
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.services.settings.place import Place

OPEN_FOLDER: Final = N_("Open the folder")
OTHER: Final = N_("Other bases…")
COPY_PATH: Final = N_("Copy the path")
IN_ONE_FILE: Final = N_("Everything is in this one file, {size}, on this computer. It is never sent anywhere.")
SYNCED: Final = N_(
    "This folder is copied by {service}. While it copies, the file may be damaged or doubled: a folder of this "
    "computer alone is safer."
)
NETWORK: Final = N_("This file is on the network: only one person at a time can work with it, and more slowly.")
SAMPLE: Final = N_("This is the sample shop: its customers are invented.")
REMOVE_SAMPLE: Final = N_("Remove the sample shop")


class PlaceView(QWidget):
    """Shows a `Place`, with what can be done about it."""

    copied = Signal()
    """The path is on the clipboard."""
    leave_wanted = Signal()
    """Another base is wanted."""
    removal_wanted = Signal()
    """The sample shop that is open is to be deleted."""

    def __init__(self, sample: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample = sample
        self._place: Place | None = None
        self._path = Label(Role.STRONG, wrap=True)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._size = Label(Role.SMALL, wrap=True)
        self._open, self.copy_button = Button(icon_name="folder-open"), Button(icon_name="copy")
        self._open.clicked.connect(self._open_folder)
        self.copy_button.clicked.connect(self._copy_path)
        self.other_button = Button(icon_name="storefront")
        self.other_button.clicked.connect(self.leave_wanted)
        self._warning, self._marked = Banner(), Banner()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._open)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        for widget in (self._path, self._size, self._marked, self._warning):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addLayout(buttons)

    def show_place(self, place: Place) -> None:
        self._place = place
        self.retranslate()

    def path(self) -> str:
        """Where the base is said to be."""
        return self._path.text()

    def warning(self) -> str:
        """What is said against the place, empty when nothing is."""
        return self._warning.accessibleName() if not self._warning.isHidden() else ""

    def retranslate(self) -> None:
        self._open.say(_(OPEN_FOLDER))
        self.copy_button.say(_(COPY_PATH))
        self.other_button.say(_(OTHER))
        if (place := self._place) is None:
            return
        self._marked.show_notice(self._said_of_sample(place) if self._sample else None)
        self._path.setText(str(place.path))
        self._size.setText(
            _(IN_ONE_FILE).format(size=shown.size(place.size)) if place.local else shown.size(place.size)
        )
        self._warning.show_notice(_warning(place))

    def _said_of_sample(self, place: Place) -> Notice:
        """A copy of the sample that somebody put elsewhere is theirs to delete."""
        if not is_removable(place.path):
            return Notice(_(SAMPLE), Tone.GOLD, icon="storefront")
        return Notice(_(SAMPLE), Tone.GOLD, button=_(REMOVE_SAMPLE), act=self.removal_wanted.emit, icon="storefront")

    def _open_folder(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place.path.parent)))

    def _copy_path(self) -> None:
        if self._place is not None:
            QGuiApplication.clipboard().setText(str(self._place.path))
            self.copied.emit()


def _warning(place: Place) -> Notice | None:
    if not place.local:
        return Notice(_(NETWORK), Tone.WARNING)
    if place.synced:
        return Notice(_(SYNCED).format(service=place.synced), Tone.WARNING)
    return None
