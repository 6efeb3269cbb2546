"""The bases opened before are found again, with the keyboard too."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from grc_desktop.core.paths import state_folder
from grc_desktop.services.settings.declared import SHOP_NAME
from grc_desktop.ui.shell.opening.first_start import FirstStart
from grc_desktop.ui.shell.opening.recent_bases import MOST, RecentBase, RecentBases
from grc_desktop.ui.shell.opening.session import Wanted
from grc_desktop.ui.shell.opening.trouble import Trouble
from grc_desktop.ui.stage.stage import Stage
from tests.shell.opened import Desk

NOON = datetime(2026, 11, 21, 11, 0, tzinfo=UTC)


def remembered() -> tuple[RecentBase, ...]:
    return RecentBases(state_folder() / "recent.json").all()


def choice(stage: Stage) -> FirstStart:
    stage.settle()
    screen = stage.window.alone
    assert isinstance(screen, FirstStart)
    return screen


def choose_again(desk: Desk) -> FirstStart:
    """Leave the base for the choice of one."""
    assert desk.program.session is not None
    desk.program.session.leave_for_choice()
    return choice(desk.stage)


def test_the_newest_base_comes_first_and_the_oldest_is_forgotten(tmp_path: Path) -> None:
    recent = RecentBases(tmp_path / "recent.json")
    for number in range(MOST + 2):
        recent.note(RecentBase(tmp_path / f"{number}.grc", NOON + timedelta(days=number), "Maison", number))

    recent.note(RecentBase(tmp_path / "5.grc", NOON))

    assert [base.path.stem for base in recent.all()] == ["5", "9", "8", "7", "6", "4", "3", "2"]
    assert recent.all()[0] == RecentBase(tmp_path / "5.grc", NOON)


def test_two_windows_remember_into_one_list(tmp_path: Path) -> None:
    one, other = RecentBases(tmp_path / "recent.json"), RecentBases(tmp_path / "recent.json")

    one.note(RecentBase(tmp_path / "a.grc", NOON))
    other.note(RecentBase(tmp_path / "b.grc", NOON))

    assert [base.path.stem for base in one.all()] == ["b", "a"]


@pytest.mark.parametrize(
    "spoilt", ["[]", '{"bases": 3}', '{"bases": [{"path": 4}, null, {"path": "a", "opened": "x"}]}']
)
def test_a_spoilt_list_is_done_without(tmp_path: Path, spoilt: str) -> None:
    (tmp_path / "recent.json").write_text(spoilt, encoding="utf-8")

    assert RecentBases(tmp_path / "recent.json").all() == ()


def test_an_open_base_is_remembered_with_its_shop_and_its_customers(window: Stage, desk: Desk, base: Path) -> None:
    window.services.settings.set(SHOP_NAME, "Maison Tilleul")
    window.services.contacts.delete([1])

    choose_again(desk)

    assert [(one.path, one.shop, one.customers) for one in remembered()] == [(base, "Maison Tilleul", 2)]


def test_the_base_one_comes_from_is_listed_and_enter_opens_it_again(window: Stage, desk: Desk, base: Path) -> None:
    screen = choose_again(desk)
    assert screen.recent.lines[0].opener.accessibleName().startswith("clients, 3 customers, today at ")
    assert desk.stage.window.focusWidget() is screen.recent.lines[0].opener

    desk.stage.press("Return")

    assert desk.stage.services.db.path == base


def test_a_base_that_is_gone_is_greyed_and_delete_forgets_it(window: Stage, desk: Desk, base: Path) -> None:
    window.settle()
    assert desk.program.session is not None
    session = desk.program.session
    session.ended.disconnect()
    session.window.end()
    base.unlink()
    assert desk.program.begin(Wanted())
    screen = choice(desk.stage)
    line = screen.recent.lines[0]
    assert line.missing
    assert line.opener.accessibleName() == "clients, not found"
    chosen: list[Path] = []
    screen.base_chosen.connect(chosen.append)

    QTest.keyClick(line.opener, Qt.Key.Key_Return)
    QTest.keyClick(line.opener, Qt.Key.Key_Delete)
    desk.stage.settle()

    assert chosen == []
    assert remembered() == ()
    assert screen.recent.lines == ()
    assert screen.recent.isHidden()


def test_a_base_that_cannot_be_opened_leads_to_the_others(
    window: Stage, desk: Desk, base: Path, tmp_path: Path
) -> None:
    assert desk.program.session is not None
    desk.program.session.leave(Wanted(tmp_path / "gone.grc"))
    trouble = desk.stage.window.alone
    assert isinstance(trouble, Trouble)

    trouble.other_wanted.emit()

    assert [line.base.path for line in choice(desk.stage).recent.lines] == [base]


def test_the_arrows_go_from_base_to_base_and_on_to_the_ways_to_begin(desk: Desk, tmp_path: Path) -> None:
    recent = RecentBases(state_folder() / "recent.json")
    for name in ("b", "a"):
        recent.note(RecentBase(tmp_path / f"{name}.grc", NOON))
    stage = desk.open(None)
    screen = choice(stage)
    first, second = screen.recent.lines

    assert stage.window.focusWidget() is first.opener
    reached = []
    for _ in range(6):
        stage.press("Tab")
        reached.append(stage.window.focusWidget())
    assert reached == [
        first.forget,
        second.opener,
        second.forget,
        screen.drop,
        screen.drop.button,
        screen.sample.button,
    ]


def test_a_key_with_alt_begins_each_way(desk: Desk) -> None:
    stage = desk.open(None)
    screen = choice(stage)
    asked: list[str] = []
    screen.sample_wanted.disconnect()
    screen.sample_wanted.connect(lambda: asked.append("sample"))
    screen.other_wanted.disconnect()
    screen.other_wanted.connect(lambda: asked.append("other"))

    stage.press("Alt+E")
    stage.press("Alt+O")

    assert asked == ["sample", "other"]
    assert "Alt+E" in screen.sample.button.toolTip()
