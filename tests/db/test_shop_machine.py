"""A shop plays: whatever is done, in any order, the last action comes back exactly and the base stays sound."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from grc_desktop.core.progress import Progress
from grc_desktop.core.text import sort_key
from grc_desktop.db import undo
from grc_desktop.db.database import Database
from tests.db.base import ACT, NOW, add, change, content, ills, put, remove, tag

NAMES = st.sampled_from(["Dupont", "Œuvrard", "Lefèvre", "d’Arc", "Nguyễn", "Sørensen", "李", ""])
PLACES = st.integers(0, 30)
Content = dict[str, list[tuple[Any, ...]]]


class Shop(RuleBasedStateMachine):
    @initialize()
    def opens(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.base = Database.create(Path(self.folder.name) / "shop.grc", who="")
        self.newest: int | None = None
        self.before: Content = {}
        self.heard: list[int | None] = []
        self.base.changes.subscribe(lambda changes: self.heard.append(changes.entry))

    def teardown(self) -> None:
        self.base.close()
        self.folder.cleanup()

    def act(self, step: Callable[[sa.Connection], object], undoes: int | None = None) -> Any:
        before = content(self.base)
        self.heard.clear()
        with self.base.write(ACT, undoes) as connection:
            answer = step(connection)
        if self.heard and self.heard[0] is not None:
            self.newest, self.before = self.heard[0], before
        else:
            assert content(self.base) == before
        return answer

    def ids(self, table: str) -> list[int]:
        with self.base.read() as connection:
            return list(connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id").scalars())

    def pick(self, table: str, place: int) -> int | None:
        ids = self.ids(table)
        return ids[place % len(ids)] if ids else None

    @rule(names=st.lists(NAMES, min_size=1, max_size=4), label=NAMES)
    def imports(self, names: list[str], label: str) -> None:
        def step(connection: sa.Connection) -> None:
            for name in names:
                number = add(connection, name, note="x")
                put(connection, "phones", contact_id=number, typed="06", e164="+33612345678")
                put(connection, "emails", contact_id=number, address=f"{number}@gmail.com", key=f"{number}@gmail.com")
                tag(connection, number, label)

        self.act(step)

    @rule(place=PLACES, name=NAMES)
    def edits(self, place: int, name: str) -> None:
        if (number := self.pick("contacts", place)) is not None:
            self.act(lambda c: change(c, "contacts", number, last_name=name, sort_key=sort_key(name)))

    @rule(place=PLACES, typed=st.sampled_from(["06 12", "01 99", ""]))
    def changes_a_phone(self, place: int, typed: str) -> None:
        if (number := self.pick("phones", place)) is not None:
            self.act(lambda c: change(c, "phones", number, typed=typed, e164=None))

    @rule(place=PLACES, label=NAMES)
    def tags(self, place: int, label: str) -> None:
        if (number := self.pick("contacts", place)) is not None:

            def step(connection: sa.Connection) -> None:
                connection.exec_driver_sql("DELETE FROM contact_tags WHERE contact_id = ?", (number,))
                tag(connection, number, label)

            self.act(step)

    @rule(place=PLACES, label=NAMES)
    def renames_a_tag(self, place: int, label: str) -> None:
        number = self.pick("tags", place)
        if number is not None:
            self.act(lambda c: c.exec_driver_sql("UPDATE OR IGNORE tags SET key = ? WHERE id = ?", (label, number)))

    @rule(person=PLACES, firm=PLACES, company=NAMES)
    def joins(self, person: int, firm: int, company: str) -> None:
        one, other = self.pick("contacts", person), self.pick("contacts", firm)
        if one is not None and one != other:
            self.act(
                lambda c: (
                    c.exec_driver_sql("UPDATE contacts SET company = ? WHERE id = ?", (company, other)),
                    put(c, "memberships", person_id=one, organisation_id=other),
                )
            )

    @rule(place=PLACES, company=NAMES)
    def moves_to_a_new_firm(self, place: int, company: str) -> None:
        if (number := self.pick("memberships", place)) is not None:
            self.act(lambda c: change(c, "memberships", number, organisation_id=add(c, "", company=company)))

    @rule(places=st.lists(PLACES, min_size=1, max_size=5), binned=st.booleans())
    def bins_or_restores(self, places: list[int], binned: bool) -> None:
        ids = {number for place in places if (number := self.pick("contacts", place)) is not None}
        moment = NOW if binned else None

        def step(connection: sa.Connection) -> None:
            for number in sorted(ids):
                change(connection, "contacts", number, deleted_at=moment)

        self.act(step)

    @rule(stage=st.sampled_from(["client", "lead", None]))
    def updates_all(self, stage: str | None) -> None:
        self.act(lambda c: c.exec_driver_sql("UPDATE contacts SET stage = ?", (stage,)))

    @rule(place=PLACES)
    def deletes(self, place: int) -> None:
        if (number := self.pick("contacts", place)) is not None:
            self.act(lambda c: remove(c, "contacts", number))

    @precondition(lambda self: self.newest is not None)
    @rule()
    def takes_back_the_newest(self) -> None:
        entry, before = self.newest, self.before
        assert entry is not None
        outcome = self.act(lambda c: undo.undo(c, entry, self.base.clock.now(), Progress()), entry)

        assert outcome.left == []
        assert content(self.base) == before

    @rule(place=PLACES)
    def takes_back_any(self, place: int) -> None:
        with self.base.read() as connection:
            standing = sorted(undo.applied(connection))
        if standing:
            entry = standing[place % len(standing)]
            self.act(lambda c: undo.undo(c, entry, self.base.clock.now(), Progress()), entry)

    @invariant()
    def is_sound(self) -> None:
        assert ills(self.base) == []


TestShop = Shop.TestCase
TestShop.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
