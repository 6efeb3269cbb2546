"""The journal: one entry per user action, and what it did to each row."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, Text

from grc_desktop.db.base import declare, personal, plain
from grc_desktop.db.types import Json, Moment

journal_entries = declare(
    "journal_entries",
    plain("at", Moment, nullable=False),
    plain("who", Text, nullable=False),
    plain("action", Text, nullable=False),
    plain("details", Json, nullable=False),
    plain("counts", Json, nullable=False),
    plain("undoes", Integer, ForeignKey("journal_entries.id", name="fk_journal_entries_undoes")),
    plain("undone_by", Integer, ForeignKey("journal_entries.id", name="fk_journal_entries_undone_by")),
    journal=False,
)

journal_rows = declare(
    "journal_rows",
    plain("entry_id", Integer, ForeignKey("journal_entries.id", name="fk_journal_rows_entry_id"), nullable=False),
    plain("tbl", Text, nullable=False),
    plain("row_id", Integer, nullable=False),
    plain("last_id", Integer, nullable=False),
    plain("root_id", Integer),
    plain("op", Text, nullable=False),
    personal("delta", Text),
    Index("ix_journal_rows_entry", "entry_id", "tbl", "row_id"),
    Index("ix_journal_rows_row", "tbl", "row_id"),
    Index("ix_journal_rows_root", "root_id"),
    journal=False,
)
