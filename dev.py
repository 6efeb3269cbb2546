"""One door for people and CI: ``python3 dev.py COMMAND``.

Standard library only. Every command first makes sure that ``.venv`` holds exactly what ``requirements.lock`` names and
that Qt finds its system libraries; once that is done a stamp makes the next start immediate.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

HELP = """\
usage: python3 dev.py COMMAND [ARGUMENTS]

  demo     import the sample shop and open it (without a screen: draw its pages to PNG)
  test     every check, then every test; with a path or -k EXPRESSION, only those tests
  lint     the checks alone: ruff, mypy, import contracts
  run      the program itself: the window, or `grc` with the arguments that follow
  shots    draw every page to shots/: languages, themes, sizes, sample and empty base
  gallery  every piece of the kit in every state; with --out FOLDER, drawn to PNG there
  bench    measure every operation against its limit; `bench --help` for its options

Each command prepares what it needs: .venv, the locked dependencies, Qt's system libraries."""

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
PYTHON, GRC, LINT_IMPORTS = (
    str(VENV / "Scripts" / f"{tool}.exe") if WINDOWS else str(VENV / "bin" / tool)
    for tool in ("python", "grc", "lint-imports")
)
STAMP = VENV / "ready"

# Library or font file → the Debian package that brings it.
QT_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}
FONTS = {
    "/usr/share/fonts/truetype/dejavu": "fonts-dejavu-core",
    "/usr/share/fonts/opentype/inter": "fonts-inter",
}

CHECKS: dict[str, list[str]] = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "--quiet", "--output-format", "concise", "."],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "--output-format", "concise", "."],
    "mypy": [PYTHON, "-m", "mypy", "--no-error-summary"],
    "import contracts": [LINT_IMPORTS, "--no-logo"],
}
HEADLESS = {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


class Stopped(Exception):
    """The work cannot go on; the message is one sentence for the person at the terminal."""


def main(arguments: Sequence[str]) -> int:
    """Run the command named first; answer its exit code."""
    if sys.version_info < NEEDED:
        raise Stopped("GRC Desktop needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help", "help"}:
        print(HELP)
        return 0
    if name not in COMMANDS:
        raise Stopped(f"There is no command {name!r}; `python3 dev.py --help` lists them.")
    prepare(window=name in {"demo", "run", "gallery"})
    return COMMANDS[name](rest)


def demo(arguments: Sequence[str]) -> int:
    compile_texts()
    return call([GRC, "demo", *arguments])


def run(arguments: Sequence[str]) -> int:
    compile_texts()
    return call([GRC, *arguments])


def shots(arguments: Sequence[str]) -> int:
    compile_texts()
    return call([PYTHON, "-m", "grc_desktop.ui.shots", "--out", "shots", *arguments], cwd=ROOT, env=HEADLESS)


def gallery(arguments: Sequence[str]) -> int:
    compile_texts()
    return call([PYTHON, "-m", "grc_desktop.ui.gallery", *arguments])


def bench(arguments: Sequence[str]) -> int:
    compile_texts()
    return call([PYTHON, "-m", "bench", *arguments], cwd=ROOT, env=HEADLESS)


def lint(_arguments: Sequence[str] = ()) -> int:
    """Run every check, even after one has failed; say how long each took."""
    failed = [name for name, command in CHECKS.items() if not check(name, command)]
    if failed:
        print("Failed:", ", ".join(failed), flush=True)
    return 1 if failed else 0


def test(arguments: Sequence[str]) -> int:
    """Run the checks and the tests; pytest's summary stays the last line."""
    with suppress(Stopped):  # texts that cannot be compiled fail a test of their own
        compile_texts()
    if arguments:
        return call([PYTHON, "-m", "pytest", *arguments], cwd=ROOT, env=HEADLESS)
    failed = lint()
    print("pytest", flush=True)
    workers = min(os.cpu_count() or 1, 4)
    spread = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else []
    return call([PYTHON, "-m", "pytest", *spread], cwd=ROOT, env=HEADLESS) or failed


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "lint": lint,
    "run": run,
    "shots": shots,
    "gallery": gallery,
    "bench": bench,
}


def check(name: str, command: Sequence[str]) -> bool:
    """Run one check; its words are shown only when it fails."""
    print(f"{name:<17}", end="", flush=True)
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    passed = done.returncode == 0
    print(f"{'passed' if passed else 'FAILED'} {time.perf_counter() - start:6.1f} s", flush=True)
    if not passed:
        print(done.stdout.decode(errors="replace").rstrip(), flush=True)
    return passed


def call(command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> int:
    """Hand the terminal over to `command`, Ctrl+C included; answer its exit code."""
    signal.signal(signal.SIGINT, lambda *_: None)
    code = subprocess.run(command, cwd=cwd, env={**os.environ, **(env or {})}, check=False).returncode
    return code if code >= 0 else 128 - code


def prepare(window: bool) -> None:
    """Bring the system libraries and ``.venv`` to what the lock says; nothing to do when the stamp agrees.

    The stamp is written last: a set-up that was interrupted is begun again from nothing.
    """
    if window and sys.platform == "linux" and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        install_system(missing_libraries(WINDOW_LIBRARIES))
    lock = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    stamp = f"{ROOT} {sys.platform} {sys.version_info.major}.{sys.version_info.minor} {lock}\n"
    if STAMP.is_file() and STAMP.read_text(encoding="utf-8") == stamp:
        return
    if sys.platform == "linux":
        install_system(missing_venv() + missing_libraries(QT_LIBRARIES), welcome=missing_fonts())
    STAMP.unlink(missing_ok=True)
    say("Preparing .venv (once; a minute or two) ...")
    quietly([interpreter(), "-m", "venv", "--clear", str(VENV)], "The virtual environment .venv could not be made")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    quietly(
        [*pip, "--require-hashes", "-r", str(LOCK)], "The dependencies could not be installed (is the network there?)"
    )
    quietly([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], "The program could not be linked into .venv")
    STAMP.write_text(stamp, encoding="utf-8")


def interpreter() -> str:
    """The Python that `.venv` is built on, even when this one runs inside a virtual environment."""
    base: str = getattr(sys, "_base_executable", sys.executable)
    return base


def missing_venv() -> list[str]:
    """The package that lets this Python make virtual environments, where the system keeps it apart."""
    import importlib.util

    absent = importlib.util.find_spec("ensurepip") is None
    return [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"] if absent else []


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """The packages of those `libraries` that the system cannot load."""
    return [package for library, package in libraries.items() if not loads(library)]


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_fonts() -> list[str]:
    return [package for path, package in FONTS.items() if not Path(path).exists()]


def install_system(needed: Sequence[str], welcome: Sequence[str] = ()) -> None:
    """Install Debian packages where that is allowed; else say how.

    What is only `welcome` never stops anything. Raises Stopped when something `needed` stays missing.
    """
    packages = [*needed, *welcome]
    if not packages:
        return
    if not shutil.which("apt-get"):
        if needed:
            raise Stopped(f"Install what the Debian packages {' '.join(needed)} hold, then run this command again.")
        return
    root = becoming_root()
    if root is None:
        sentence = f"Some system packages are missing; install them with: sudo apt-get install -y {' '.join(packages)}"
        if needed:
            raise Stopped(sentence)
        say(sentence)
        return
    say(f"Installing system packages: {' '.join(packages)} ...")
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    with suppress(Stopped):  # one source out of reach does not keep the others from being enough
        quietly([*apt, "update"], "The list of packages could not be renewed")
    quietly([*apt, "install", "-y", "--no-install-recommends", *packages], "The system packages could not be installed")


def becoming_root() -> list[str] | None:
    """What to write before a command to run it as root without a password; None where that is not possible."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def compile_texts() -> None:
    """Merge the French texts into the one file the program reads, when one of them is newer than it."""
    folder = ROOT / "resources" / "i18n"
    compiled, sources = folder / "fr.mo", sorted((folder / "fr").glob("*.po"))
    if not sources or newest([compiled]) > newest([folder / "fr", *sources]):
        return
    code = (
        "import sys; from pathlib import Path; from grc_desktop.core.i18n import compile_catalogue;"
        "target, *sources = map(Path, sys.argv[1:]); target.write_bytes(compile_catalogue(sources))"
    )
    partial = compiled.with_suffix(f".{os.getpid()}.mo")
    quietly([PYTHON, "-c", code, str(partial), *map(str, sources)], "The French texts could not be compiled")
    partial.replace(compiled)


def newest(paths: Iterable[Path]) -> float:
    """The last time one of `paths` was written; 0 for what is not there."""
    return max(path.stat().st_mtime if path.exists() else 0.0 for path in paths)


def quietly(command: Sequence[str], failure: str) -> None:
    """Run a set-up command without its words. Raises Stopped with `failure` and the command's last words."""
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Stopped(f"{failure}: {words[-1].removeprefix('ERROR: ') if words else 'no reason given'}")


def say(sentence: str) -> None:
    """Tell the person at the terminal; stdout belongs to the command."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (Stopped, OSError) as stopped:
        sys.exit(str(stopped))
    except KeyboardInterrupt:
        sys.exit(130)
