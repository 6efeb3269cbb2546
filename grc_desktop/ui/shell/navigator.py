"""Where one was, to go back and forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

_REMEMBERED: Final = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A room and what it showed."""

    room: str
    state: Mapping[str, object] = field(default_factory=dict)


class Navigator:
    """The places visited, and which of them is the present one."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """Where one is; None before the first visit."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a place was left by going back."""
        return 0 <= self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Go to a new place: what lay ahead is forgotten."""
        self._places = [*self._places[: self._at + 1], place][-_REMEMBERED:]
        self._at = len(self._places) - 1

    def leave(self, state: Mapping[str, object]) -> None:
        """Note what the present place shows, to find it again as it was left."""
        if self._places:
            self._places[self._at] = replace(self._places[self._at], state=state)

    def back(self) -> Place | None:
        """The place before, which becomes the present one; None at the first."""
        return self._move(-1)

    def forward(self) -> Place | None:
        """The place that was left by going back; None at the last."""
        return self._move(+1)

    def _move(self, step: int) -> Place | None:
        if not 0 <= self._at + step < len(self._places):
            return None
        self._at += step
        return self._places[self._at]
