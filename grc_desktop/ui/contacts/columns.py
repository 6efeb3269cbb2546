"""The columns of the list of contacts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _n
from grc_desktop.services.contacts.types import ContactRow
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.contacts.words import local_day, stage_badge
from grc_desktop.ui.kit.table.columns import Align, Badge, Column
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def _city(row: ContactRow) -> str:
    return row.city


def _phone(row: ContactRow) -> str:
    return row.phone


def _email(row: ContactRow) -> str:
    return row.email


def _code(row: ContactRow) -> str:
    return row.code


def _stage(row: ContactRow) -> str:
    badge = stage_badge(row.stage)
    return badge.text if badge else ""


def _to_check(row: ContactRow) -> str:
    return _n("{n} value", "{n} values", row.to_check).format(n=shown.number(row.to_check)) if row.to_check else ""


def _check_badge(row: ContactRow) -> Badge | None:
    return Badge(_to_check(row), Tone.WARNING, "warning") if row.to_check else None


def _tags(row: ContactRow) -> str:
    return ", ".join(row.tags)


def _created(row: ContactRow) -> str:
    return local_day(row.created_at)


def _updated(row: ContactRow) -> str:
    return local_day(row.updated_at)


def _editable(text: Callable[[ContactRow], str]) -> Callable[[ContactRow], str | None]:
    """What an editor starts from; nobody is edited in the bin."""
    return lambda row: text(row) if row.deleted_at is None else None


def _tag_badge(row: ContactRow) -> Badge | None:
    """The first tag, and how many more there are."""
    if not row.tags:
        return None
    first, *others = row.tags
    return Badge(f"{first} +{len(others)}" if others else first, Tone.NEUTRAL, "tag")


COLUMNS: Final[Sequence[Column[ContactRow]]] = (
    Column("name", N_("Name"), lambda row: row.name, 172, sort="name", strong=True, tip=lambda row: row.name),
    Column("city", LABELS["city"], _city, 138, sort="city", soft=True, edit=_editable(_city)),
    Column("stage", LABELS["stage"], _stage, 112, sort="stage", badge=lambda row: stage_badge(row.stage), wide=True),
    Column("phone", LABELS["phone"], _phone, 118, soft=True, edit=_editable(_phone)),
    Column("tags", N_("Tags"), _tags, 124, badge=_tag_badge, tip=_tags, edit=_editable(_tags), wide=True),
    Column("email", LABELS["email"], _email, 200, soft=True, tip=_email, edit=_editable(_email), wide=True),
    Column("updated", N_("Changed"), _updated, 96, Align.RIGHT, "updated", soft=True, wide=True),
    Column("organisation", N_("Organisation"), lambda row: row.organisation, 160, soft=True, shown=False),
    Column("code", LABELS["code"], _code, 100, sort="code", soft=True, edit=_editable(_code), shown=False),
    Column("to_check", N_("To check"), _to_check, 110, badge=_check_badge, shown=False),
    Column("created", N_("Added"), _created, 96, Align.RIGHT, "created", soft=True, shown=False),
)


def columns(staged: bool) -> Sequence[Column[ContactRow]]:
    """The columns; that of the stages waits in the column chooser until a customer has one."""
    return COLUMNS if staged else [replace(each, shown=each.shown and each.key != "stage") for each in COLUMNS]
