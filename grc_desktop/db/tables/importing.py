"""What was imported, and the rows that wait for somebody to say whether they are a known customer."""

from __future__ import annotations

from sqlalchemy import Float, ForeignKey, Index, Integer, Text

from grc_desktop.db.base import declare, personal, plain
from grc_desktop.db.types import Json, Moment

imports = declare(
    "imports",
    plain("at", Moment, nullable=False),
    plain("file", Text, nullable=False),
    plain("sheet", Text),
    plain("sha256", Text, nullable=False),
    plain("entity", Text, nullable=False),
    plain("mapping", Json, nullable=False),
    plain("counts", Json, nullable=False),
    plain("seconds", Float),
    journal=False,
)

import_reviews = declare(
    "import_reviews",
    plain("import_id", Integer, ForeignKey("imports.id", name="fk_import_reviews_import_id"), nullable=False),
    plain("row", Integer, nullable=False),
    plain(
        "candidate_id",
        Integer,
        ForeignKey("contacts.id", name="fk_import_reviews_candidate_id", ondelete="CASCADE"),
        nullable=False,
    ),
    personal("draft", Json, nullable=False),
    plain("reasons", Json, nullable=False),
    Index("ix_import_reviews_import_id", "import_id"),
    Index("ix_import_reviews_candidate_id", "candidate_id"),
)
