"""What this computer remembers, without any base: a small JSON file, replaced whole at each change."""

from __future__ import annotations

import json
import os
import threading
from pathlib import Path
from typing import Final

from grc_desktop.core.errors import Kind, StorageError
from grc_desktop.core.i18n import N_
from grc_desktop.core.paths import state_folder
from grc_desktop.services.settings.declared import Setting, T

SETTINGS_NOT_KEPT: Final = Kind(
    "settings_not_kept", N_("The settings of this computer cannot be written to {path}."), N_("Check its rights.")
)


class ComputerSettings:
    """The settings that are not `shared`. A damaged or missing file counts as empty."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or state_folder() / "settings.json"
        self._lock = threading.Lock()

    def get(self, setting: Setting[T]) -> T:
        """The value chosen here, else the default."""
        return setting.read(self._read().get(setting.key))

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember `value`. Raises ValueError for one the setting does not accept, `StorageError` for a full disk."""
        if not setting.accepts(value):
            raise ValueError(value)
        with self._lock:
            values = self._read() | {setting.key: value}
            try:
                self._replace(json.dumps(values, ensure_ascii=False, indent=1))
            except OSError as error:
                raise StorageError(SETTINGS_NOT_KEPT, path=self.path) from error

    def _read(self) -> dict[str, object]:
        try:
            values = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    def _replace(self, text: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}")
        try:
            draft.write_text(text, "utf-8")
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)
