"""Bounds the reading process sets for itself before it opens a file from elsewhere."""

from __future__ import annotations

import math
import sys


def confine(seconds: float, memory: int) -> None:
    """Bound this process: processor time, and bytes of memory it may ever ask for."""
    if sys.platform == "win32":
        from grc_desktop.services.importing.reading import sandbox_windows

        sandbox_windows.confine(seconds, memory)
        return
    import resource

    _lower(resource.RLIMIT_CPU, math.ceil(seconds) + 1)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_AS, memory)


def allow_memory(memory: int) -> None:
    """Bound the memory more closely, now that the file is known: from here on at most `memory` bytes."""
    if sys.platform != "win32":
        import resource

        _lower(resource.RLIMIT_AS, memory)


def _lower(what: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(what)[1]
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (limit, limit))
    except (ValueError, OSError):  # macOS knows some limits without letting them be set
        return
