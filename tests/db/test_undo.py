"""Any entry is taken back at any later date, without losing what was done since."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from grc_desktop.core.errors import Cancelled
from grc_desktop.core.progress import Progress
from grc_desktop.db import undo
from grc_desktop.db.database import Database
from grc_desktop.db.obstacles import EDITED, GONE, TAKEN, USED
from grc_desktop.db.undo import Left, Outcome
from tests.db.base import ACT, add, change, content, dump, ills, names, put, remove, tag

Step = Callable[[sa.Connection], object]


def do(database: Database, *steps: Step) -> int:
    """One entry made of `steps`; its number."""
    told: list[int | None] = []
    unsubscribe = database.changes.subscribe(lambda changes: told.append(changes.entry))
    with database.write(ACT) as connection:
        for step in steps:
            step(connection)
    unsubscribe()
    assert told
    assert told[0] is not None
    return told[0]


def back(database: Database, entry: int) -> Outcome:
    with database.write(ACT, undoes=entry) as connection:
        return undo.undo(connection, entry, database.clock.now(), Progress())


def value(database: Database, column: str, number: int = 1) -> Any:
    with database.read() as connection:
        return connection.exec_driver_sql(f"SELECT {column} FROM contacts WHERE id = ?", (number,)).scalar_one()


def full_shop(connection: sa.Connection) -> None:
    """Two persons and their firm, with one row in every table that belongs to a contact."""
    add(connection, "Dupont", "Zoé")
    add(connection, "", company="Fleurs SARL", kind="organisation")
    add(connection, "Petit")
    put(connection, "memberships", person_id=1, organisation_id=2, role="gérante")
    put(connection, "phones", contact_id=1, typed="06 12", e164="+33612345678")
    put(connection, "emails", contact_id=1, address="a@b.fr", key="a@b.fr")
    put(connection, "addresses", contact_id=1, city="Lyon", postcode="69003")
    put(connection, "custom_fields", label="Taille", key="taille", kind="number")
    put(connection, "custom_values", contact_id=1, field_id=1, value="38")
    put(connection, "contact_checks", contact_id=1, field="birthday", value="31/02", code="date")
    tag(connection, 1, "VIP")
    tag(connection, 3, "VIP")


def test_an_import_is_taken_back_to_the_last_row(database: Database) -> None:
    before = content(database)
    entry = do(database, full_shop)

    assert back(database, entry) == Outcome(3, [])
    assert (content(database), ills(database)) == (before, [])


def test_what_was_deleted_comes_back_with_all_that_belonged_to_it(database: Database) -> None:
    do(database, full_shop)
    before = content(database)
    entry = do(database, lambda c: remove(c, "contacts", 1), lambda c: remove(c, "contacts", 2))

    assert back(database, entry) == Outcome(2, [])
    assert (content(database), ills(database)) == (before, [])


def test_updates_in_bulk_are_set_back(database: Database) -> None:
    do(database, full_shop)
    before = content(database)
    entry = do(database, lambda c: c.exec_driver_sql("UPDATE contacts SET stage = 'client', note = 'x' || id"))

    assert back(database, entry) == Outcome(3, [])
    assert content(database) == before


def test_an_undo_is_redone_by_undoing_it(database: Database) -> None:
    entry = do(database, full_shop)
    after = content(database)
    back(database, entry)

    assert back(database, entry + 1) == Outcome(3, [])
    assert content(database) == after
    with database.read() as connection:
        assert undo.applied(connection) == {entry, entry + 2}
        assert undo.latest(connection, entry) == entry + 2
    assert back(database, entry + 2) == Outcome(3, [])
    with database.read() as connection:
        assert undo.applied(connection) == {entry + 1, entry + 3}


def test_a_new_contact_edited_since_is_kept_with_its_edit(database: Database) -> None:
    entry = do(database, lambda c: (add(c, "A"), add(c, "B")))
    do(database, lambda c: change(c, "contacts", 1, last_name="Aa"))

    assert back(database, entry) == Outcome(1, [Left("contacts", 1, EDITED)])
    assert names(database) == ["Aa"]


@pytest.mark.parametrize(
    "later",
    [
        lambda c: put(c, "phones", contact_id=1, typed="07"),
        lambda c: [put(c, "phones", contact_id=number, typed="07") for number in (1, 3)],
        lambda c: change(c, "phones", 1, typed="07"),
        lambda c: remove(c, "phones", 1),
        lambda c: tag(c, 1, "Fidèle"),
    ],
    ids=["phone added", "phones added in a range", "phone changed", "phone removed", "tagged"],
)
def test_a_new_contact_whose_own_rows_changed_since_is_kept(database: Database, later: Step) -> None:
    do(database, lambda c: (add(c, "Old", id=3), tag(c, 3, "Old")))
    entry = do(database, lambda c: (add(c, "New", id=1), put(c, "phones", contact_id=1, typed="06")))
    do(database, later)

    assert back(database, entry) == Outcome(0, [Left("contacts", 1, EDITED)])
    assert ills(database) == []


def test_a_field_changed_again_since_is_kept(database: Database) -> None:
    do(database, lambda c: (add(c, "A"), add(c, "B")))
    entry = do(database, lambda c: c.exec_driver_sql("UPDATE contacts SET stage = 'client'"))
    do(database, lambda c: change(c, "contacts", 1, stage="loyal"))

    assert back(database, entry) == Outcome(1, [Left("contacts", 1, EDITED)])
    assert (value(database, "stage", 1), value(database, "stage", 2)) == ("loyal", None)


def test_another_field_changed_since_does_not_matter(database: Database) -> None:
    do(database, lambda c: add(c, "A"))
    entry = do(database, lambda c: change(c, "contacts", 1, stage="client"))
    do(database, lambda c: change(c, "contacts", 1, note="likes tea"))

    assert back(database, entry) == Outcome(1, [])
    assert (value(database, "stage"), value(database, "note")) == (None, "likes tea")


def test_an_old_entry_is_taken_back_once_the_later_ones_are(database: Database) -> None:
    entry = do(database, lambda c: add(c, "A"))
    later = do(database, lambda c: change(c, "contacts", 1, stage="client"))
    assert back(database, entry).restored == 0
    back(database, later)

    assert back(database, entry) == Outcome(1, [])
    assert names(database) == []


def test_what_a_later_undo_left_alone_still_counts_as_an_edit(database: Database) -> None:
    entry = do(database, lambda c: (add(c, "A"), add(c, "B")))
    bulk = do(database, lambda c: c.exec_driver_sql("UPDATE contacts SET stage = 'client'"))
    edit = do(database, lambda c: change(c, "contacts", 1, stage="loyal"))
    back(database, bulk)
    back(database, edit)

    assert back(database, entry) == Outcome(1, [Left("contacts", 1, EDITED)])
    assert value(database, "stage") == "client"


def test_the_undo_of_an_older_entry_counts_as_an_edit(database: Database) -> None:
    older = do(database, lambda c: add(c, "A", stage="lead"))
    older = do(database, lambda c: change(c, "contacts", 1, stage="client"))
    newer = do(database, lambda c: put(c, "phones", contact_id=1, typed="06"))
    back(database, older)

    assert back(database, newer) == Outcome(1, [])
    assert value(database, "stage") == "lead"


@pytest.mark.parametrize(
    ("made", "use"),
    [
        (lambda c: tag(c, 1, "VIP"), lambda c: tag(c, 2, "VIP")),
        (
            lambda c: (
                put(c, "custom_fields", label="L", key="l", kind="text"),
                put(c, "custom_values", contact_id=1, field_id=1, value="x"),
            ),
            lambda c: put(c, "custom_values", contact_id=2, field_id=1, value="y"),
        ),
    ],
    ids=["tag", "custom field"],
)
def test_what_serves_a_kept_contact_stays_and_the_rest_goes(database: Database, made: Step, use: Step) -> None:
    do(database, lambda c: add(c, "Old", id=2))
    before = content(database)
    entry = do(database, lambda c: add(c, "New", id=1), made)
    do(database, use)
    outcome = back(database, entry)

    assert outcome == Outcome(1, [])
    assert names(database) == ["Old"]
    assert len(content(database)["tags"] + content(database)["custom_fields"]) == 1
    assert content(database)["contacts"] == before["contacts"]
    assert ills(database) == []


def test_an_organisation_others_joined_since_is_kept(database: Database) -> None:
    do(database, lambda c: add(c, "Old", id=9))
    entry = do(database, lambda c: add(c, "Firm", id=1, kind="organisation"))
    do(database, lambda c: put(c, "memberships", person_id=9, organisation_id=1))

    assert back(database, entry) == Outcome(0, [Left("contacts", 1, USED)])
    assert ills(database) == []


def test_a_membership_moved_to_a_new_firm_moves_back_before_the_firm_goes(database: Database) -> None:
    do(
        database,
        lambda c: (add(c, "Zoé", id=1), add(c, "Old firm", id=2)),
        lambda c: put(c, "memberships", person_id=1, organisation_id=2),
    )
    before = content(database)
    entry = do(database, lambda c: add(c, "New firm", id=3), lambda c: change(c, "memberships", 1, organisation_id=3))

    assert back(database, entry) == Outcome(2, [])
    assert (content(database), ills(database)) == (before, [])


def test_a_record_that_is_kept_keeps_what_it_refers_to(database: Database) -> None:
    entry = do(
        database,
        lambda c: (add(c, "Zoé", id=1), add(c, "Firm", id=2)),
        lambda c: put(c, "memberships", person_id=1, organisation_id=2),
        lambda c: tag(c, 1, "VIP"),
    )
    do(database, lambda c: change(c, "contacts", 1, note="edited"))

    assert back(database, entry) == Outcome(0, [Left("contacts", 1, EDITED), Left("contacts", 2, USED)])
    assert len(content(database)["tags"]) == 1


def test_what_was_created_then_deleted_cannot_be_taken_back(database: Database) -> None:
    entry = do(database, lambda c: (add(c, "A"), add(c, "B"), add(c, "C")))
    do(database, lambda c: remove(c, "contacts", 2))
    outcome = back(database, entry)

    assert (outcome.restored, [left.id for left in outcome.left]) == (2, [2])


def test_an_update_of_a_row_that_is_gone_cannot_be_taken_back(database: Database) -> None:
    do(database, lambda c: add(c, "A"))
    entry = do(database, lambda c: change(c, "contacts", 1, stage="client"))
    do(database, lambda c: remove(c, "contacts", 1))

    assert back(database, entry) == Outcome(0, [Left("contacts", 1, GONE)])
    assert names(database) == []


def test_a_row_whose_contact_is_gone_cannot_come_back(database: Database) -> None:
    do(database, lambda c: (add(c, "A"), put(c, "phones", contact_id=1, typed="06")))
    entry = do(database, lambda c: remove(c, "phones", 1))
    do(database, lambda c: remove(c, "contacts", 1))

    assert back(database, entry) == Outcome(0, [Left("contacts", 1, GONE)])
    assert ills(database) == []


def test_a_row_whose_image_was_erased_cannot_come_back(database: Database) -> None:
    do(database, lambda c: (add(c, "A"), put(c, "phones", contact_id=1, typed="06")))
    entry = do(database, lambda c: remove(c, "phones", 1))
    do(database, lambda c: c.exec_driver_sql("UPDATE journal_rows SET delta = NULL"), lambda c: add(c))

    assert back(database, entry) == Outcome(0, [Left("contacts", 1, GONE)])


def test_a_place_taken_since_is_not_taken_again(database: Database) -> None:
    do(database, lambda c: put(c, "tags", name="VIP", key="vip"))
    entry = do(database, lambda c: remove(c, "tags", 1))
    do(database, lambda c: put(c, "tags", name="Vip", key="vip"))

    assert back(database, entry) == Outcome(0, [Left("tags", 1, TAKEN)])


def test_a_value_that_may_stand_once_is_not_set_back_beside_its_double(database: Database) -> None:
    do(database, lambda c: put(c, "tags", name="VIP", key="vip"))
    entry = do(database, lambda c: change(c, "tags", 1, name="Gold", key="gold"))
    do(database, lambda c: put(c, "tags", name="VIP", key="vip"))

    assert back(database, entry) == Outcome(0, [Left("tags", 1, TAKEN)])


def test_values_that_may_stand_once_are_exchanged_and_exchanged_back(database: Database) -> None:
    do(database, lambda c: (put(c, "tags", name="A", key="a"), put(c, "tags", name="B", key="b")))
    before = content(database)
    entry = do(
        database,
        lambda c: change(c, "tags", 1, key="x"),
        lambda c: change(c, "tags", 2, key="a"),
        lambda c: change(c, "tags", 1, key="b"),
    )

    assert back(database, entry) == Outcome(2, [])
    assert content(database) == before


def test_a_row_replaced_by_its_double_is_put_back_in_its_place(database: Database) -> None:
    do(database, lambda c: add(c), lambda c: tag(c, 1, "VIP"))
    before = content(database)
    entry = do(
        database,
        lambda c: remove(c, "contact_tags", 1),
        lambda c: put(c, "contact_tags", id=5, contact_id=1, tag_id=1),
    )

    assert back(database, entry) == Outcome(1, [])
    assert content(database) == before


def test_an_undo_that_takes_back_nothing_leaves_no_entry(database: Database) -> None:
    entry = do(database, lambda c: add(c))
    edit = do(database, lambda c: change(c, "contacts", 1, stage="client"))
    back(database, entry)

    with database.read() as connection:
        assert undo.applied(connection) == {entry, edit}


def test_an_undo_raises_the_version_of_what_it_touches(database: Database) -> None:
    do(database, lambda c: add(c))
    entry = do(database, lambda c: put(c, "phones", contact_id=1, typed="06"))
    assert value(database, "version") == 1
    back(database, entry)

    assert value(database, "version") == 2
    assert value(database, "updated_at") > "2026-06"


def test_a_cancelled_undo_changes_nothing(database: Database) -> None:
    entry = do(database, full_shop)
    before, progress = content(database), Progress()
    progress.cancel()
    with pytest.raises(Cancelled), database.write(ACT, undoes=entry) as connection:
        undo.undo(connection, entry, database.clock.now(), progress)

    assert content(database) == before


def test_an_entry_that_only_made_a_tag_tells_of_the_tag(database: Database) -> None:
    entry = do(database, lambda c: put(c, "tags", name="VIP", key="vip"))

    assert back(database, entry) == Outcome(1, [])
    with database.read() as connection:
        assert dump(connection)["tags"] == []
