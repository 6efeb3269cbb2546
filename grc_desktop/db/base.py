"""How a table is declared: every column says whether it is personal data, every table who owns its rows.

A row belongs to a *root*: the phone of a contact to that contact. What is shown, searched, undone or erased is a root
with all its rows, so `declare` notes the root on the table and the journal and the search index read it there.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, Integer, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from grc_desktop.db.types import Moment

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def plain(name: str, type_: Any, *args: SchemaItem, **options: Any) -> Column[Any]:
    """A column that says nothing of a person."""
    return Column(name, type_, *args, info={"personal": False}, **options)


def personal(name: str, type_: Any, *args: SchemaItem, **options: Any) -> Column[Any]:
    """A column that may identify or describe a person: exported on request, erased on request, never logged."""
    return Column(name, type_, *args, info={"personal": True}, **options)


def identity() -> Column[Any]:
    """The key of every table; never given twice."""
    return plain("id", Integer, primary_key=True)


def edited() -> tuple[Column[Any], ...]:
    """The columns of whatever people edit: `version` rises with each save, so that a stale edit is noticed."""
    return (
        plain("version", Integer, nullable=False, server_default="1"),
        plain("created_at", Moment, nullable=False),
        plain("updated_at", Moment, nullable=False),
    )


def declare(
    name: str, *items: SchemaItem, root: tuple[str, str] | None = None, journal: bool = True, support: bool = False
) -> Table:
    """A table of the base.

    `root`: (table, column) naming the record its rows belong to; None when a row stands for itself.
    `journal`: its changes are kept for history and undo (they reach the change feed either way).
    `support`: its rows serve other records (a tag, a custom field) and are not counted among those an undo restores.
    """
    info = {"root": root or (name, "id"), "journal": journal, "support": support}
    return Table(name, metadata, identity(), *items, info=info, sqlite_autoincrement=True)
