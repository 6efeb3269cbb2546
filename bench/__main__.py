"""``python3 dev.py bench``: the table of every operation against its limit."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.harness import ROUNDS, Failed, Line, Outcome, compare

HEADINGS = ("operation", "size", "ours", "limit", "ratio", "goal", "met", "peak memory", "growth")


def topics() -> list[str]:
    """The names of the modules that hold lines; the others help them."""
    modules = Path(__file__).parent.glob("*.py")
    return sorted(module.stem for module in modules if "\ndef lines()" in module.read_text("utf-8"))


def lines(names: Sequence[str]) -> Iterator[tuple[str, int, Line[Any]]]:
    """The lines of the topics `names`, with where each is found."""
    for name in names:
        for index, line in enumerate(importlib.import_module(f"bench.{name}").lines()):
            yield name, index, line


def row(outcome: Outcome) -> tuple[str, ...]:
    return (
        outcome.operation,
        f"{outcome.size:,}",
        duration(outcome.ours),
        f"{duration(outcome.limit)} {outcome.limit_name}",
        f"{outcome.ratio:.3g}",
        f"<= {outcome.goal:.3g}",
        "yes" if outcome.met else "NO",
        f"{outcome.peak / 1e6:.0f} MB ({outcome.limit_peak / 1e6:.0f})",
        ", ".join(f"{short(small)} to {short(large)}: x{factor:.1f}" for small, large, factor in outcome.growth) or "-",
    )


def duration(seconds: float) -> str:
    """``1.23 s``, ``45.6 ms`` or ``7.89 us``."""
    if seconds >= 1:
        return f"{seconds:.3g} s"
    return f"{seconds * 1e3:.3g} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.3g} us"


def short(size: int) -> str:
    """``10k`` or ``1M``."""
    return f"{size // 1_000_000}M" if size >= 1_000_000 else f"{size // 1000}k" if size >= 1000 else str(size)


def table(rows: Sequence[Sequence[str]]) -> str:
    """`rows` under the headings, columns aligned."""
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    ruled = (HEADINGS, ["-" * width for width in widths], *rows)
    return "\n".join("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in ruled)


def main() -> int:
    """Measure the topics asked for; answer 1 when one could not be measured, whatever the figures of the others."""
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description="Every operation against its limit.")
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=f"one of: {', '.join(topics())} (default: all)")
    parser.add_argument("--quick", action="store_true", help="the smallest size, one round: does it run at all?")
    parser.add_argument("--full", action="store_true", help="every size, to a million")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args()
    if unknown := set(asked.topics) - set(topics()):
        parser.error(f"no topic {', '.join(sorted(unknown))}; there are {', '.join(topics())}")

    outcomes: list[Outcome] = []
    failures: list[str] = []
    for topic, index, line in lines(asked.topics or topics()):
        print(f"measuring {line.operation} ...", file=sys.stderr, flush=True)
        try:
            sizes = line.chosen(quick=asked.quick, full=asked.full)
            outcomes.append(compare(topic, index, line, sizes, rounds=1 if asked.quick else ROUNDS))
        except Failed as failed:
            failures.append(f"{line.operation}: could not be measured: {failed}")
    print(table([row(outcome) for outcome in outcomes]))
    print(*failures, sep="\n", end="\n" if failures else "")
    if asked.json:
        asked.json.write_text(
            json.dumps([asdict(one) | {"met": one.met} for one in outcomes], indent=2), encoding="utf-8"
        )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
