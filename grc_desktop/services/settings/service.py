"""What the shop and this computer chose."""

from __future__ import annotations

import secrets
from typing import Final

import sqlalchemy as sa

from grc_desktop.core.acts import Act
from grc_desktop.core.i18n import N_
from grc_desktop.db.database import Database
from grc_desktop.db.tables.settings import settings
from grc_desktop.services.settings.computer import ComputerSettings
from grc_desktop.services.settings.declared import BASE_UID, Setting, T

CHANGE: Final = Act("settings.change", N_("Setting changed"))


class SettingsService:
    """One door to every setting: `shared` ones live in the base, the others on this computer."""

    def __init__(self, db: Database, computer: ComputerSettings) -> None:
        self._db = db
        self._computer = computer

    def get(self, setting: Setting[T]) -> T:
        """The value chosen, else the default."""
        if not setting.shared:
            return self._computer.get(setting)
        with self._db.read() as connection:
            value = connection.execute(sa.select(settings.c.value).where(settings.c.key == setting.key)).scalar()
        return setting.read(value)

    def set(self, setting: Setting[T], value: T) -> None:
        """Choose `value`. Raises ValueError for one the setting does not accept, `StorageError` when it is not kept."""
        if not setting.accepts(value):
            raise ValueError(value)
        if not setting.shared:
            self._computer.set(setting, value)
            return
        with self._db.write(CHANGE) as connection:
            known = connection.execute(sa.select(settings.c.id).where(settings.c.key == setting.key)).scalar()
            if known is None:
                connection.execute(sa.insert(settings).values(key=setting.key, value=value))
            else:
                connection.execute(sa.update(settings).where(settings.c.id == known).values(value=value))

    def base_uid(self) -> str:
        """What tells this base from any other; made once."""
        uid = self.get(BASE_UID)
        if not uid:
            uid = secrets.token_hex(4)
            self.set(BASE_UID, uid)
        return uid
