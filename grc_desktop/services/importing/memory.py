"""Work that brings many objects to life at once, none of them garbage: searches for garbage keep away from them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")


@contextmanager
def without_collection() -> Iterator[None]:
    """No search for garbage meanwhile: with millions of objects alive it would cost more than the work."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def set_apart(make: Callable[[], T]) -> T:
    """What `make` makes, for a program that goes on beside it: no later search for garbage looks through it.

    A search through a million live cells would stop the window for a quarter of a second, each time.
    It is freed like anything else once nothing refers to it; only cycles would stay, and rows and cells have none.
    """
    with without_collection():
        made = make()
        gc.freeze()
    return made
