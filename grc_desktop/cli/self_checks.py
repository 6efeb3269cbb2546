"""What ``grc self-test`` tries, in a folder of its own that goes away; the shop's base and settings stay untouched."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as show
from grc_desktop.core.errors import Cancelled, Unreadable
from grc_desktop.core.i18n import N_, _, _n, language, speaking
from grc_desktop.core.paths import resources
from grc_desktop.core.progress import Progress

if TYPE_CHECKING:
    from grc_desktop.app import Services
    from grc_desktop.services.contacts.types import ContactDraft
    from grc_desktop.services.importing.types import Imported

RESOURCES: Final = (
    "demo/boutique.xlsx",
    "i18n",
    "names/prenoms.txt",
    "themes/contrast-dark.toml",
    "themes/contrast-light.toml",
    "themes/dark.toml",
    "themes/light.toml",
    "themes/style.qss",
)
PRAGMAS: Final = {
    "foreign_keys": 1,
    "synchronous": 2,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "query_only": 1,
}
"""How a base is read; the connection that writes differs in the last one."""
_DRAWN_WITHIN: Final = 120.0
_LIBRARY_MISSING: Final = "cannot open shared object file"


class Failed(Exception):
    """A check found something else than it should; the message says what."""


class Skipped(Exception):
    """A check cannot be made here; the message says why."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A folder for the checks alone, and the base they make there."""

    folder: Path

    @property
    def base(self) -> Path:
        return self.folder / "trial.grc"

    @contextmanager
    def services(self, *, create: bool = False) -> Iterator[Services]:
        """The services on the base of the trial."""
        from grc_desktop import app

        services = app.build(self.base, create=create)
        try:
            yield services
        finally:
            services.close()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to try: `run` answers what it found in a few words, or raises."""

    name: str
    title: str
    run: Callable[[Trial], str]


def has_resources(_trial: Trial) -> str:
    """The files that come with the program are there, and the themes can be read."""
    missing = [name for name in RESOURCES if not (resources() / name).exists()]
    icons = importlib.util.find_spec("qtawesome")
    if icons is None or not any(Path(str(icons.origin)).parent.glob("fonts/phosphor-*.ttf")):
        missing.append("phosphor.ttf")
    if missing:
        raise Failed(_("Missing: {names}").format(names=", ".join(missing)))
    for theme in (resources() / "themes").glob("*.toml"):
        tomllib.loads(theme.read_text("utf-8"))
    return str(resources())


def speaks_french(_trial: Trial) -> str:
    """The titles of these very checks have a French form."""
    with speaking("fr"):
        silent = [check.title for check in CHECKS if _(check.title) == check.title]
    if silent:
        raise Failed(_("Not translated: {names}").format(names=", ".join(silent)))
    return ""


def makes_base(trial: Trial) -> str:
    """A new base is kept by a recent SQLite with every safety on."""
    with trial.services(create=True) as services:
        found = services.health.safeties()
    wrong = {name: found[name] for name, value in PRAGMAS.items() if found[name] != value}
    if wrong:
        raise Failed(", ".join(f"{name}={value}" for name, value in wrong.items()))
    return f"SQLite {found['version']}, {found['journal_mode']}"


def imports(trial: Trial) -> str:
    """The sample workbook becomes customers, and every row is accounted for."""
    from grc_desktop.services.importing.sample import workbook

    with trial.services() as services:
        counts = _import(services, workbook()).counts
        standing = services.contacts.count()
    if not 0 < counts.created <= standing:
        raise Failed(_("{n} customers were expected, {found} are there.").format(n=counts.created, found=standing))
    return _customers(standing)


def searches(trial: Trial) -> str:
    """Customers are found without their accents and by the middle of their names."""
    from grc_desktop.core.text import fold
    from grc_desktop.services.contacts.types import ContactFilter

    with trial.services() as services:
        rows = services.contacts.rows(_everybody(services))
        row = next(row for row in rows if not row.name.isascii() and len(row.name) > len("Éloïse"))
        for text in (fold(row.name), row.name[2:6]):
            if row.id not in services.contacts.find_ids(ContactFilter(text=text)):
                raise Failed(_("“{text}” does not lead to “{name}”.").format(text=text, name=row.name))
    return row.name


def edits(trial: Trial) -> str:
    """A change is kept, taken back, done again, and taken back for good."""
    with trial.services() as services:
        before = _first(services)
        after = replace(before, note="self-test")
        services.contacts.save(after)
        entry: int | None = services.history.newest().id
        for expected in (before, after, before):
            entry = services.history.undo(entry).id if entry is not None else None
            if replace(_first(services), version=0) != replace(expected, version=0):
                raise Failed(_("A change was not undone or not done again."))
    return ""


def comes_back(trial: Trial) -> str:
    """An export imported again changes nothing."""
    with trial.services() as services:
        _everybody(services)
        exported = services.exporting.contacts(trial.folder / "export.xlsx")
        counts = _import(services, exported.file).counts
    if (counts.unchanged, counts.read) != (exported.rows, exported.rows):
        raise Failed(", ".join(f"{name}: {number}" for name, number in counts.as_dict().items()))
    return _customers(exported.rows)


def is_drawn(trial: Trial) -> str:
    """The window opens on the base without a screen, and its pages are drawn."""
    folder = trial.folder / "pictures"
    draw = [sys.executable, "-m", "grc_desktop.ui.shots", "--database", str(trial.base), "--out", str(folder)]
    draw += ["--language", language()]
    try:
        done = subprocess.run(draw, capture_output=True, timeout=_DRAWN_WITHIN, check=False)  # noqa: S603 - our own program
    except subprocess.TimeoutExpired:
        raise Failed(_("The window never came to rest.")) from None
    last = (done.stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
    if _LIBRARY_MISSING in last:
        raise Skipped(last)
    pictures = [path.stem for path in sorted(folder.glob("*.png"))]
    if done.returncode or not pictures:
        raise Failed(last or _("Nothing was drawn."))
    return _n("{n} page", "{n} pages", len(pictures)).format(n=len(pictures))


def stops_reading(_trial: Trial) -> str:
    """The process that reads a file ends when the user stops, and when its time is up."""
    from grc_desktop.services.importing.reading.types import Limits
    from grc_desktop.services.importing.sample import workbook
    from grc_desktop.services.importing.service import open_file

    stopped = Progress(lambda _step: stopped.cancel())
    try:
        open_file(workbook(), progress=stopped)
    except Cancelled:
        pass
    else:
        raise Failed(_("Reading went on although it was stopped."))
    try:
        open_file(workbook(), limits=Limits(seconds=0))
    except Unreadable as given_up:
        if given_up.code != "too_slow":
            raise
    else:
        raise Failed(_("Reading went on although its time was up."))
    return ""


def takes_back(trial: Trial) -> str:
    """The whole import is undone: no customer is left."""
    from grc_desktop.services.importing.acts import IMPORT

    with trial.services() as services:
        _everybody(services)
        entry = next(entry for entry in reversed(services.history.entries()) if entry.action == IMPORT.code)
        undone = services.history.undo(entry.id)
        left = services.contacts.count()
    if left or undone.kept or undone.impossible:
        raise Failed(_n("{n} customer is left.", "{n} customers are left.", left).format(n=left))
    return ""


def is_sound(trial: Trial) -> str:
    """After all that, the base is whole."""
    with trial.services() as services:
        problems = services.health.examine().problems
    if problems:
        raise Failed(" ".join(problems))
    return ""


CHECKS: Final = (
    Check("resources", N_("The files of the program are there"), has_resources),
    Check("french", N_("The program speaks French"), speaks_french),
    Check("base", N_("A base is made and kept safely"), makes_base),
    Check("import", N_("A workbook becomes customers"), imports),
    Check("search", N_("Customers are found"), searches),
    Check("edit", N_("A change is undone and done again"), edits),
    Check("export", N_("An export comes back unchanged"), comes_back),
    Check("window", N_("The window opens and shows its pages"), is_drawn),
    Check("reader", N_("Reading a file can be stopped"), stops_reading),
    Check("undo", N_("A whole import is undone"), takes_back),
    Check("integrity", N_("The base stays whole"), is_sound),
)
"""In this order: the later ones work on what the earlier ones made."""


def _import(services: Services, path: Path) -> Imported:
    """Import the customers of `path` as it is proposed."""
    from grc_desktop.services.importing.service import decisions_for

    opened = services.importing.open(path)
    if opened.proposed is None:
        raise Failed(_("No sheet looks like customers."))
    report = opened.sheets[opened.proposed]
    checked = services.importing.check(report, decisions_for(report))
    return services.importing.write(opened.source, checked)


def _everybody(services: Services) -> Sequence[int]:
    """The ids of all customers. Raises Failed when there are none: what follows would prove nothing."""
    ids = services.contacts.find_ids()
    if not ids:
        raise Failed(_("There is no customer to try it with."))
    return ids


def _first(services: Services) -> ContactDraft:
    return services.contacts.drafts(_everybody(services)[:1])[0]


def _customers(number: int) -> str:
    return _n("{n} customer", "{n} customers", number).format(n=show.number(number))
