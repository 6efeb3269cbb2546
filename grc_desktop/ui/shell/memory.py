"""What this computer remembers of the window: its size, its columns, where one was. Never customer data."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path


class Memory:
    """Plain values by key, kept in one small file; a file that cannot be read or written is done without."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, object] = _read(path)

    def get(self, key: str) -> object:
        """What was noted under `key`, None when nothing was."""
        return self._values.get(key)

    def text(self, key: str) -> str:
        """The text noted under `key`, empty when there is none."""
        value = self.get(key)
        return value if isinstance(value, str) else ""

    def state(self, key: str) -> Mapping[str, object]:
        """The values noted under `key` as a group."""
        value = self.get(key)
        return value if isinstance(value, dict) else {}

    def put(self, key: str, value: object) -> None:
        """Remember `value` (plain: JSON can hold it) under `key`."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._write()

    def _write(self) -> None:
        draft = self._path.with_suffix(".new")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            draft.replace(self._path)


def _read(path: Path) -> dict[str, object]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
