"""The start of the program, from the command to the first paint, against a window with nothing in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.harness import ROOT, Line

END = "lambda: (print(time.time(), flush=True), os._exit(0))"
EMPTY = f"""
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, {END})

app = QApplication(["empty"])
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""
OURS = f"""
import os, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from grc_desktop.ui.shell.session import Wanted
from grc_desktop.ui.shell.start import Program

app = QApplication(["grc"])
program = Program(app, Path(sys.argv[1]) / "state")
program.begin(Wanted(Path(sys.argv[1]) / "clients.grc"))
program.session.window.painted.connect({END})
app.exec()
"""


def home(size: int, folder: Path) -> Path:
    """A home with a base of `size` customers."""
    from grc_desktop import app
    from grc_desktop.services.contacts.types import ContactDraft

    services = app.build(folder / "clients.grc", create=True)
    for number in range(size):
        services.contacts.save(ContactDraft(first_name="Ana", last_name=f"Client {number}"))
    services.close()
    return folder


def painted(code: str, folder: Path) -> float:
    """Seconds from the start of a process that runs `code` to its first paint."""
    environment = os.environ | {"GRC_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout) - begun


def lines() -> Iterable[Line[Any]]:
    yield Line(
        operation="start: first usable paint",
        prepare=home,
        ours=lambda folder: painted(OURS, folder),
        limit=lambda folder: painted(EMPTY, folder),
        limit_name="empty Qt window",
        goal=1.3,
        sizes=(10,),
    )
