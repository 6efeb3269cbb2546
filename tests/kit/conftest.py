from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grc_desktop.ui.kit import theme
from grc_desktop.ui.kit.table.columns import Align, Badge, Column
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.work import Work


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str
    postcode: str
    points: int


COLUMNS: tuple[Column[Person], ...] = (
    Column("name", "Name", lambda person: person.name, sort="name", strong=True, edit=lambda person: person.name),
    Column("postcode", "Postcode", lambda person: person.postcode, tip=lambda person: f"At {person.postcode}"),
    Column("points", "Points", lambda person: str(person.points), align=Align.RIGHT, sort="points"),
    Column("stage", "Stage", lambda _person: "Loyal", badge=lambda _person: Badge("Loyal", Tone.OK, "check")),
)


class People:
    """A base of people that remembers what was asked of it."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.suffix = ""

    def __call__(self, ids: object) -> list[Person]:
        assert isinstance(ids, list | tuple) or hasattr(ids, "__iter__")
        wanted = list(ids)
        self.asked.append(wanted)
        return [Person(id_, f"Client {id_}{self.suffix}", "01000", id_ * 10) for id_ in wanted if id_ > 0]


@pytest.fixture
def people() -> People:
    return People()


@pytest.fixture
def work(qtbot: QtBot) -> Iterator[Work]:
    made = Work()
    yield made
    made.finish()


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.load("light"))
