"""The program: its window, or with a command, its command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (the process's own when None); answers its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--read-file"]:
        from grc_desktop.services.importing.reading import child

        return child.main(arguments[1:])
    if are_files(arguments):
        return window(None, [Path(argument) for argument in arguments])
    from grc_desktop.cli import program

    return program.main(arguments, window)


def are_files(arguments: Sequence[str]) -> bool:
    """Whether `arguments` are files alone, as when they are opened with the program: no command has a dot."""
    return all(Path(argument).suffix and not argument.startswith("-") for argument in arguments)


def window(database: Path | None, files: Sequence[Path] = ()) -> int:
    """Open the window on `database`, or on the base of last time; it takes `files`."""
    import gc

    gc.disable()  # starting makes much and leaves no garbage; `ui.kit.garbage` searches once it is over
    from grc_desktop.ui.shell.opening import start

    return start.main(database=database, files=files)


if __name__ == "__main__":
    sys.exit(main())
