"""One measurement in a process, answered as JSON: ``python -m bench.measure TOPIC INDEX ours|limit SIZE``."""

from __future__ import annotations

import gc
import importlib
import json
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path


def main(topic: str, index: str, side: str, size: str) -> None:
    """Prepare the input, run one side of the line on it, print seconds and peak memory."""
    line = list(importlib.import_module(f"bench.{topic}").lines())[int(index)]
    work = {"ours": line.ours, "limit": line.limit}[side]
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as folder:
        given = line.prepare(int(size), Path(folder))
        gc.collect()
        forget_peak()
        start = time.perf_counter()
        answer = work(given)
        seconds = time.perf_counter() - start
        print(json.dumps({"seconds": answer if isinstance(answer, float) else seconds, "peak": peak()}))


def forget_peak() -> None:
    """Let the peak of this process start again from what it holds now, where Linux allows it."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def peak() -> int:
    """The most memory this process has held since, or one of its children ever, in bytes; 0 when it cannot be known."""
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return max(children, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit)
    own = next(int(row.split()[1]) for row in status.splitlines() if row.startswith("VmHWM:"))
    return max(children, own * 1024)


if __name__ == "__main__":
    main(*sys.argv[1:])
