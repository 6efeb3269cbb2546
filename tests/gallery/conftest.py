from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from grc_desktop.ui.gallery.window import GalleryWindow
from grc_desktop.ui.kit import theme


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[GalleryWindow]:
    theme.apply(qapp, theme.load("light"))
    made = GalleryWindow(qapp)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    delete(made)  # at once: what is restyled after its Python side was searched for garbage fails
    theme.apply(qapp, theme.load("light"))
