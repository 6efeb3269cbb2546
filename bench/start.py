"""The start of the program, from the command to the first paint, to today's page and to the first customers, against an
empty window.

Everything runs from bytecode and compiled texts, as it does where the program is installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from functools import partial
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
OURS = """
import gc, os, sys, time
gc.disable()  # as the program itself does
from pathlib import Path
from grc_desktop.ui.shell.opening.session import Session, Wanted
from grc_desktop.ui.shell.opening.start import Program, application

app = application(["grc"])
program = Program(app, Path(sys.argv[1]) / "state")
{watch}
program.begin(Wanted(Path(sys.argv[1]) / "clients.grc"))
{begun}
app.exec()
"""
FIRST_PAINT = OURS.format(watch=f"Session._open = lambda session: ({END})()", begun="")
WATCH = """
from PySide6.QtCore import QEvent, QObject, QTimer

class Watch(QObject):
    def begin(self):
        page = program.session.window.frame.page
        {watched}

    def eventFilter(self, _watched, event):
        if event.type() == QEvent.Type.Paint and {seen}:
            QTimer.singleShot(0, {end})
        return False

watch = Watch()
"""
BEGUN = "program.session.begun.connect(watch.begin)"
FIRST_PAGE = OURS.format(
    watch=WATCH.format(
        watched="""self.feeds = page.feeds.values()
        [feed.installEventFilter(self) for feed in self.feeds]""",
        seen="all(feed.rows for feed in self.feeds)",
        end=END,
    ),
    begun=BEGUN,
)
FIRST_CUSTOMERS = OURS.format(
    watch=WATCH.format(
        watched="""program.session.window.frame.go("contacts")
        self.table = program.session.window.frame.page.table
        self.table.view.viewport().installEventFilter(self)""",
        seen="self.table.rows.ids and self.table.rows.known(0)",
        end=END,
    ),
    begun=BEGUN,
)


def home(size: int, folder: Path) -> Path:
    """A home with a base of `size` customers, and a cache with the bytecode of both programs."""
    from grc_desktop import app
    from grc_desktop.core import i18n, paths
    from grc_desktop.services.contacts.types import ContactDraft

    texts = paths.resources() / "i18n"
    (texts / "fr.mo").write_bytes(i18n.compile_catalogue(sorted((texts / "fr").glob("*.po"))))
    services = app.build(folder / "clients.grc", create=True)
    for number in range(size):
        services.contacts.save(ContactDraft(first_name="Ana", last_name=f"Client {number}"))
    services.close()
    for code in (FIRST_PAGE, FIRST_CUSTOMERS, EMPTY):
        painted(code, folder)
    return folder


def painted(code: str, folder: Path) -> float:
    """Seconds from the start of a process that runs `code` to the moment it tells."""
    bytecode = {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    environment = os.environ | bytecode | {"GRC_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return float(done.stdout) - begun


def lines() -> Iterable[Line[Any]]:
    for operation, code, goal in (
        ("start: first usable paint", FIRST_PAINT, 1.3),
        ("start: today on the screen", FIRST_PAGE, 5.0),
        ("start: first customers on the screen", FIRST_CUSTOMERS, 6.0),
    ):
        yield Line(
            operation=operation,
            prepare=home,
            ours=partial(painted, code),
            limit=partial(painted, EMPTY),
            limit_name="empty Qt window",
            goal=goal,
            sizes=(10,),
        )
