"""The columns of the list of contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _n
from grc_desktop.services.contacts.types import ContactRow
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.contacts.words import local_day, stage_badge
from grc_desktop.ui.kit.columns import Align, Badge, Column
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence


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


COLUMNS: Final[Sequence[Column[ContactRow]]] = (
    Column("name", N_("Name"), lambda row: row.name, 176, sort="name", strong=True, tip=lambda row: row.name),
    Column("city", LABELS["city"], lambda row: row.city, 140, sort="city", soft=True),
    Column("phone", LABELS["phone"], lambda row: row.phone, 122, soft=True),
    Column("email", LABELS["email"], lambda row: row.email, 200, soft=True, tip=lambda row: row.email, wide=True),
    Column("tags", N_("Tags"), _tags, 160, soft=True, tip=_tags, wide=True),
    Column("stage", LABELS["stage"], _stage, 138, sort="stage", badge=lambda row: stage_badge(row.stage), shown=False),
    Column("organisation", N_("Organisation"), lambda row: row.organisation, 160, soft=True, shown=False),
    Column("code", LABELS["code"], lambda row: row.code, 100, sort="code", soft=True, shown=False),
    Column("to_check", N_("To check"), _to_check, 110, badge=_check_badge, shown=False),
    Column("created", N_("Added"), _created, 100, Align.RIGHT, "created", soft=True, shown=False),
    Column("updated", N_("Changed"), _updated, 100, Align.RIGHT, "updated", soft=True, shown=False),
)
