"""People keep their views under names, room by room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.db.database import Database
from grc_desktop.services.settings.views import SavedViews


@pytest.fixture
def views(tmp_path: Path) -> Iterator[SavedViews]:
    db = Database.create(tmp_path / "shop.grc")
    yield SavedViews(db)
    db.close()


def names(views: SavedViews, room: str = "contacts") -> list[str]:
    return [view.name for view in views.list(room)]


def test_views_are_listed_by_room_in_alphabetical_order(views: SavedViews) -> None:
    for room, name in (("contacts", "Zone"), ("contacts", "Été"), ("imports", "Mine")):
        views.save(room, name, {"city": "Lyon"})

    assert names(views) == ["Été", "Zone"]
    assert [dict(view.definition) for view in views.list("imports")] == [{"city": "Lyon"}]


def test_saving_under_a_name_that_is_there_replaces_the_view(views: SavedViews) -> None:
    first = views.save("contacts", "Été", {"city": "Lyon"})

    assert views.save("contacts", " ETE ", {"city": "Nice"}) == first
    assert [(view.name, dict(view.definition)) for view in views.list("contacts")] == [("ETE", {"city": "Nice"})]


def test_a_view_is_renamed_and_deleted(views: SavedViews) -> None:
    view = views.save("contacts", "Été", {})

    views.rename(view, "été")
    views.rename(view, "Hiver")
    assert names(views) == ["Hiver"]

    views.delete(view)
    views.rename(view, "Printemps")
    assert names(views) == []


def test_two_views_of_a_room_never_share_a_name(views: SavedViews) -> None:
    view = views.save("contacts", "Été", {})
    views.save("contacts", "Hiver", {})

    with pytest.raises(Refused) as refused:
        views.rename(view, "HIVER")

    assert refused.value.code == "view_exists"


def test_a_view_needs_a_name(views: SavedViews) -> None:
    with pytest.raises(Refused):
        views.save("contacts", " \u200b", {})
    with pytest.raises(Refused):
        views.rename(1, "")
