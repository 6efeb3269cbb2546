"""All tables; importing this package fills `grc_desktop.db.base.metadata`."""

from __future__ import annotations

from grc_desktop.db.tables import contacts, history, importing, settings

__all__ = ["contacts", "history", "importing", "settings"]
