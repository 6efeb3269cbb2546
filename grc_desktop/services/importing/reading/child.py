"""The reading process: opens one foreign file under limits, and sends what it holds to the program by a pipe.

Run as ``python -m …reading.child REQUEST``, a JSON object; a frozen program calls `main` with the same argument.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, Final

from grc_desktop.services.importing.reading import archive, sandbox
from grc_desktop.services.importing.reading.channel import Send, sender
from grc_desktop.services.importing.reading.sniff import container
from grc_desktop.services.importing.reading.types import Limits, ReadOptions, Refusal

_BASE_MEMORY: Final = 384 << 20
_PER_DECLARED_BYTE: Final = 12  # what a sheet of the shortest cells takes once read


def request(path: Path, options: ReadOptions, limits: Limits, only: str | None, *, plain: bool) -> str:
    """The argument that makes the reading process read `path`."""
    return json.dumps(
        {"path": str(path), "options": asdict(options), "limits": asdict(limits), "only": only, "plain": plain}
    )


def main(argv: list[str]) -> int:
    """Read what the request in `argv` names; the answer goes to standard output, which carries nothing else."""
    gc.disable()
    asked = json.loads(argv[0])
    limits = Limits(**asked["limits"])
    sandbox.confine(limits.seconds, limits.memory)
    with _private_output() as pipe:
        send = sender(pipe)
        try:
            _read(Path(asked["path"]), ReadOptions(**asked["options"]), limits, asked["only"], asked["plain"], send)
        except Refusal as refusal:
            send("refused", refusal.code, refusal.values)
        except MemoryError:
            send("refused", "too_large", {})
        except BrokenPipeError:
            return 1
        else:
            send("done")
    return 0


def _private_output() -> BinaryIO:
    """Standard output for our messages alone: what a library prints goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _read(path: Path, options: ReadOptions, limits: Limits, only: str | None, plain: bool, send: Send) -> None:
    kind = container(path)
    if kind == "text":
        from grc_desktop.services.importing.reading.text_table import send_table

        sandbox.allow_memory(min(limits.memory, _BASE_MEMORY))
        send_table(path, options, limits, send)
        return
    declared = path.stat().st_size if kind == "xls" else archive.examine(path)
    sandbox.allow_memory(min(limits.memory, _BASE_MEMORY + _PER_DECLARED_BYTE * declared))
    send("source", kind, None, None)
    if plain:
        from grc_desktop.services.importing.reading.xlsx_plain import send_plainly

        send_plainly(path, only, limits, send)
        return
    from grc_desktop.services.importing.reading.workbook import send_workbook

    send_workbook(path, kind, only, limits, send)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
