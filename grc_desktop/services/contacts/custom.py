"""The fields the shop adds of its own."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from grc_desktop.core.errors import NOT_FOUND, Kind, Refused
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.text import clean, fold
from grc_desktop.db.tables.contacts import custom_fields, custom_values
from grc_desktop.services.contacts.types import CustomField

KINDS: Final = ("text", "number", "money", "date", "list", "bool")
CUSTOM_FIELD_UNNAMED: Final = Kind("custom_field_unnamed", N_("A field needs a name."))
CUSTOM_FIELD_EXISTS: Final = Kind(
    "custom_field_exists", N_("There is already a field called “{label}”."), N_("Choose another name.")
)
CUSTOM_FIELD_IN_USE: Final = Kind(
    "custom_field_in_use",
    N_("Customers already have a value for “{label}”: its kind cannot change any more."),
    N_("Add another field, or make this one a text."),
)


def save(connection: sa.Connection, field: CustomField) -> int:
    """Add `field`, or change the one that has its id. Raises `Refused`."""
    label = clean(field.label)
    if not label:
        raise Refused(CUSTOM_FIELD_UNNAMED)
    if field.kind not in KINDS:
        raise ValueError(field.kind)
    same = connection.execute(sa.select(custom_fields.c.id).where(custom_fields.c.key == fold(label))).scalar()
    if same not in (None, field.id):
        raise Refused(CUSTOM_FIELD_EXISTS, label=label)
    choices = list(dict.fromkeys(choice for each in field.choices if (choice := clean(each))))
    values: dict[str, object] = {"label": label, "key": fold(label), "kind": field.kind, "choices": choices or None}
    return _add(connection, values) if field.id is None else _change(connection, field.id, values)


def delete(connection: sa.Connection, field: int) -> None:
    """Remove the field and what every contact has in it."""
    connection.execute(sa.delete(custom_values).where(custom_values.c.field_id == field))
    connection.execute(sa.delete(custom_fields).where(custom_fields.c.id == field))


def _add(connection: sa.Connection, values: dict[str, object]) -> int:
    last = sa.select(sa.func.coalesce(sa.func.max(custom_fields.c.position), -1) + 1).scalar_subquery()
    key = connection.execute(sa.insert(custom_fields).values(values | {"position": last})).inserted_primary_key
    assert key is not None  # noqa: S101 - an INSERT of one row has a key
    return int(key[0])


def _change(connection: sa.Connection, field: int, values: dict[str, object]) -> int:
    kind = connection.execute(sa.select(custom_fields.c.kind).where(custom_fields.c.id == field)).scalar()
    if kind is None:
        raise Refused(NOT_FOUND, what=_("field"), id=field)
    used = connection.execute(sa.select(custom_values.c.id).where(custom_values.c.field_id == field).limit(1)).scalar()
    if used is not None and values["kind"] not in (kind, "text"):
        raise Refused(CUSTOM_FIELD_IN_USE, label=values["label"])
    connection.execute(sa.update(custom_fields).where(custom_fields.c.id == field).values(values))
    return field
