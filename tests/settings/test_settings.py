"""Settings are the shop's or this computer's, survive a restart, and never stop a start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grc_desktop.core.changes import Changes
from grc_desktop.core.errors import StorageError
from grc_desktop.db.database import Database
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.declared import LANGUAGE, SETTINGS, SHOP_NAME, THEME, Setting
from grc_desktop.services.settings.service import SettingsService


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = Database.create(tmp_path / "shop.grc")
    yield database
    database.close()


@pytest.fixture
def computer(tmp_path: Path) -> ComputerSettings:
    return ComputerSettings(tmp_path / "état" / "settings.json")


def test_every_setting_starts_at_its_default(db: Database, computer: ComputerSettings) -> None:
    service = SettingsService(db, computer)

    assert [service.get(setting) for setting in SETTINGS] == [setting.default for setting in SETTINGS]
    assert all(setting.accepts(setting.default) and setting.label for setting in SETTINGS)


def test_the_shop_name_travels_with_the_base_and_the_theme_stays_here(
    db: Database, computer: ComputerSettings, tmp_path: Path
) -> None:
    SettingsService(db, computer).set(SHOP_NAME, "Chez Ana 🥐")
    SettingsService(db, computer).set(THEME, "dark")

    elsewhere = SettingsService(db, ComputerSettings(tmp_path / "other.json"))

    assert (elsewhere.get(SHOP_NAME), elsewhere.get(THEME)) == ("Chez Ana 🥐", "system")
    assert ComputerSettings(computer.path).get(THEME) == "dark"


def test_a_setting_can_be_changed_again_without_touching_the_others(computer: ComputerSettings) -> None:
    computer.set(THEME, "dark")
    computer.set(LANGUAGE, "en")
    computer.set(THEME, "light")

    assert (computer.get(THEME), computer.get(LANGUAGE)) == ("light", "en")
    assert [path.name for path in computer.path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"theme": 3}', '{"theme": "pink"}', "\x00\xff"])
def test_a_damaged_file_counts_as_empty(computer: ComputerSettings, content: str) -> None:
    computer.path.parent.mkdir()
    computer.path.write_text(content, "latin-1")

    assert computer.get(THEME) == "system"
    computer.set(THEME, "dark")
    assert computer.get(THEME) == "dark"


def test_a_value_that_is_none_of_the_choices_is_a_bug(db: Database, computer: ComputerSettings) -> None:
    service = SettingsService(db, computer)

    with pytest.raises(ValueError, match="pink"):
        service.set(THEME, "pink")
    with pytest.raises(ValueError, match="pink"):
        computer.set(THEME, "pink")
    assert not Setting("tries", 3).accepts(True)


def test_settings_that_cannot_be_written_are_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageError) as refused:
        ComputerSettings(tmp_path / "file" / "settings.json").set(THEME, "dark")

    assert str(tmp_path) in refused.value.message()


def test_a_base_has_one_name_of_its_own_for_ever(db: Database, computer: ComputerSettings) -> None:
    uid = SettingsService(db, computer).base_uid()

    assert len(uid) == 8
    assert int(uid, 16) >= 0
    assert SettingsService(db, computer).base_uid() == uid


def test_a_changed_setting_is_told_and_is_no_matter_for_the_history(db: Database, computer: ComputerSettings) -> None:
    told: list[Changes] = []
    db.changes.subscribe(told.append)

    SettingsService(db, computer).set(SHOP_NAME, "Chez Ana")

    assert [(changes.tables, changes.entry) for changes in told] == [(frozenset({"settings"}), None)]
