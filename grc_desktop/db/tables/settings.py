"""What the shop chose: its settings and the views people saved."""

from __future__ import annotations

from sqlalchemy import Index, Text

from grc_desktop.db.base import declare, plain
from grc_desktop.db.types import Json

settings = declare(
    "settings",
    plain("key", Text, nullable=False, unique=True),
    plain("value", Json),
    journal=False,
)

saved_views = declare(
    "saved_views",
    plain("room", Text, nullable=False),
    plain("name", Text, nullable=False),
    plain("definition", Json, nullable=False),
    Index("ix_saved_views_room", "room"),
)
