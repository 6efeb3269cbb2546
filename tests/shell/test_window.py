from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop import app
from grc_desktop.core.progress import Progress
from grc_desktop.services.contacts.types import ContactDraft
from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.kit.dialogs import Dialog
from grc_desktop.ui.shell.shortcuts import ShortcutSheet
from grc_desktop.ui.shell.sidebar import NARROW, WIDE
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk


def front(stage: Stage) -> str:
    return stage.window.frame.stack.front


def select_first(stage: Stage) -> None:
    stage.window.frame.page.setFocus() if stage.window.frame.page else None
    stage.settle()


def test_each_room_has_its_number(window: Stage) -> None:
    for number, key in enumerate(window.window.frame.sidebar.room_keys(), start=1):
        window.press(f"Ctrl+{number}")
        assert front(window) == key


def test_one_goes_back_and_forward(window: Stage) -> None:
    window.go("history")
    window.go("settings")

    window.press("Alt+Left")
    assert front(window) == "history"
    window.press("Alt+Left")
    assert front(window) == "today"
    window.press("Alt+Right")
    assert front(window) == "history"


def test_a_new_place_forgets_what_lay_ahead(window: Stage) -> None:
    window.go("history")
    window.press("Alt+Left")
    window.go("settings")

    window.press("Alt+Right")

    assert front(window) == "settings"


def test_searching_lists_the_customers_that_match_and_enter_opens_one(window: Stage) -> None:
    window.go("settings")
    window.press("Ctrl+K")
    window.type("éloise")
    window.press("Return")

    assert front(window) == "contacts"
    assert window.page.state()["contact"] == 1
    assert window.window.palette_box is None


def test_the_arrows_choose_among_the_matches(window: Stage) -> None:
    window.press("Ctrl+K")
    window.type("exemple")
    window.press("Down")
    window.press("Return")

    assert window.page.state()["contact"] == 2


def test_esc_ends_the_search(window: Stage) -> None:
    window.press("Ctrl+K")
    window.type("nobody of that name")
    window.press("Esc")

    assert window.window.palette_box is None
    assert front(window) == "today"


def test_what_is_written_in_the_window_is_counted_at_once(window: Stage, base: Path) -> None:
    assert window.window.frame.status.text() == "3 customers"


def test_what_another_program_writes_is_seen(window: Stage, base: Path, desk: Desk) -> None:
    other = app.build(base)
    other.contacts.save(ContactDraft(last_name="Nouvelle"))
    other.close()

    window.window.frame.poll()
    window.settle()

    assert window.window.frame.status.text() == "4 customers"


def test_ctrl_z_undoes_the_last_action_and_says_so(window: Stage) -> None:
    session = window.services
    session.contacts.delete([1])
    window.settle()

    window.press("Ctrl+Z")

    assert session.contacts.count() == 3
    assert window.window.frame.toasts.texts() == ("Undone: 1 put back as before.",)


def test_there_may_be_nothing_to_undo(window: Stage) -> None:
    window.press("Ctrl+Z")

    assert window.window.frame.toasts.texts() == ("Nothing to undo since the program was opened.",)


def test_the_shortcut_sheet_knows_every_key(window: Stage) -> None:
    window.press("F1")

    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ShortcutSheet)
    said = sheet.words()
    assert ("Search everything", "Ctrl+K") in said
    assert ("History", "Ctrl+4") in said
    sheet.close()


def test_a_narrow_window_shows_icons_alone(window: Stage) -> None:
    window.resize(1366, 768)
    assert window.window.frame.sidebar.width() == WIDE

    window.resize(900, 600)
    assert window.window.frame.sidebar.width() == NARROW


def test_it_fits_a_small_screen(window: Stage) -> None:
    hint = window.window.minimumSizeHint()

    assert hint.width() <= 1366
    assert hint.height() <= 720


def test_closing_with_work_in_progress_asks_once(window: Stage, desk: Desk) -> None:
    def long(progress: Progress) -> None:
        while True:
            progress.check()

    stopped: list[BaseException] = []
    window.work.write(window.window, long, failed=stopped.append, label="Counting sheep")
    window.window.close()

    question = QApplication.activeModalWidget()
    assert isinstance(question, Dialog)
    assert window.window.isVisible()

    question.answer = "quit"
    question.accept()
    assert desk.program.session is None


def test_the_question_goes_away_with_the_work_it_is_about(window: Stage) -> None:
    may_end = threading.Event()
    window.work.write(window.window, lambda _progress: may_end.wait(), label="Counting sheep")
    window.window.close()
    assert isinstance(QApplication.activeModalWidget(), Dialog)

    may_end.set()
    window.settle()

    assert QApplication.activeModalWidget() is None
    assert window.window.isVisible()


def test_the_window_comes_back_to_the_same_place(desk: Desk, base: Path) -> None:
    stage = desk.open(base)
    stage.go("contacts", contact=2)
    stage.go("history")
    stage.press("Alt+Left")
    desk.close()

    stage = desk.open(base)
    stage.settle()

    assert front(stage) == "contacts"
    assert stage.page.state()["contact"] == 2


def test_another_base_is_chosen_from_the_first_screen(window: Stage, desk: Desk, base: Path) -> None:
    assert desk.program.session is not None
    desk.program.session.leave_for_choice()

    assert desk.program.session is not None
    stage = desk.stage
    assert stage.window is not window.window
    assert stage.window.alone


def test_every_line_of_the_sidebar_has_a_name_for_screen_readers(window: Stage) -> None:
    assert window.window.frame.sidebar.accessible_names()[1:] == [
        "Today", "Customers", "Import", "History", "Settings",
    ]  # fmt: skip


def test_the_theme_follows_at_once(window: Stage, desk: Desk) -> None:
    desk.program.preferences.choose_theme("dark")
    window.settle()

    assert theme.current().dark
    assert window.window.palette().window().color() == theme.current().surface("background")
    assert window.window.frame.sidebar.cursor().shape() == Qt.CursorShape.ArrowCursor


class Shown(QObject):
    """Remembers every window that came up."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_stray_window_ever_flashes(desk: Desk, base: Path, qapp: QApplication) -> None:
    shown = Shown()
    qapp.installEventFilter(shown)

    stage = desk.open(base)
    for room in stage.window.frame.sidebar.room_keys():
        stage.go(room)

    qapp.removeEventFilter(shown)
    assert shown.windows == ["Window"]


def test_a_page_that_has_its_own_undo_keeps_ctrl_z(window: Stage) -> None:
    undone: list[bool] = []
    own = Action("own", "Undo the typing", shortcuts=("Ctrl+Z",))
    window.go("history")
    made = window.page.commands.bind(own, lambda: undone.append(True))
    window.window.frame.stack.made.emit(window.page)
    window.go("settings")
    window.go("history")

    window.press("Ctrl+Z")
    assert undone == [True]

    made.setEnabled(False)
    window.press("Ctrl+Z")
    assert window.window.frame.toasts.texts() == ("Nothing to undo since the program was opened.",)
