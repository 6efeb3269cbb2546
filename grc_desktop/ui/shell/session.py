"""One base in one window: opening it, creating it, or saying what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import data_folder, default_database
from grc_desktop.core.progress import Progress
from grc_desktop.services.settings.sample import SAMPLE, sample_database
from grc_desktop.ui.kit.work import Work
from grc_desktop.ui.shell.instance import Instance
from grc_desktop.ui.shell.navigator import Place
from grc_desktop.ui.shell.outline import IMPORT, OUTLINE
from grc_desktop.ui.shell.window import Window

if TYPE_CHECKING:
    from grc_desktop.app import Services
    from grc_desktop.core.clock import Clock
    from grc_desktop.ui.shell.memory import Memory
    from grc_desktop.ui.shell.preferences import Preferences

LAST_BASE: Final = "base"
CREATING: Final = N_("Creating the base")
OPEN_BASE: Final = N_("Open a base")
CREATE_BASE: Final = N_("Create a base")
BASES: Final = N_("GRC Desktop bases")
_ENDING: Final = ".grc"


Fill = Callable[["Services", Progress], object]
"""What is put in a base that was just made."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a window is opened for: a base, or (None) the choice of one."""

    path: Path | None = None


class Session(QObject):
    """A window, the background work of its screens, and the services on its base once it is open."""

    begun = Signal()
    """There is something to work with: a base, the choice of one, or what stands in the way."""
    ended = Signal(object)
    """The window is closed: what is `Wanted` next, None when nothing is."""

    def __init__(
        self,
        preferences: Preferences,
        memory: Memory,
        locks: Path,
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._preferences = preferences
        self._memory = memory
        self._locks = locks
        self.instance: Instance | None = None
        self.services: Services | None = None
        self._path = Path()
        self._next: Wanted | None = None
        self.work = Work(self)
        self.window = Window(self.work, preferences, memory)
        self.window.ended.connect(self._end)
        self.window.crashes.watch()

    def begin(self, wanted: Wanted) -> bool:
        """Show the window; False when another window has the base that is `wanted`, and was brought to the front."""
        if wanted.path is None:
            self._welcome()
        elif not self._claim(wanted.path):
            return False
        else:
            self._path = wanted.path
            self.window.outline(OUTLINE)
            self.window.painted.connect(self._open)
        self.window.show()
        return True

    def leave(self, wanted: Wanted) -> None:
        """Close this window, and go to what is `wanted`."""
        self._next = wanted
        if not self.window.close():
            self._next = None

    def _claim(self, path: Path) -> bool:
        instance = Instance(path, self._locks, self)
        if not instance.take():
            instance.call()
            return False
        if self.instance is not None:
            self.instance.release()
        self.instance = instance
        instance.raised.connect(self.window.raise_to_front)
        return True

    def _welcome(self) -> None:
        from grc_desktop.ui.shell.first_start import FirstStart

        screen = FirstStart(self._preferences)
        screen.file_chosen.connect(self._begin_with_file)
        screen.sample_wanted.connect(self._explore)
        screen.empty_wanted.connect(lambda: self._create(self._new_path(), Place("")))
        screen.other_wanted.connect(self._choose_other)
        self.window.show_alone(screen)
        self.begun.emit()

    def _open(self) -> None:
        """After the first paint: everything heavy is loaded here, beside the interface thread."""
        if self.instance is not None:
            self.instance.listen()
        path, clock = self._path, self._clock
        self.work.read(self.window, lambda: _build(path, clock), self._opened, self._not_opened)

    def _opened(self, base: _Base, start: Place | None = None) -> None:
        from grc_desktop.ui.shell.rooms import Surroundings, house

        self.services = base.services
        around = Surroundings(self.work, self._memory, self._preferences.follow, self.leave_for_choice)
        made = house(base.services, around, sample=base.sample)
        if not base.sample:
            self._memory.put(LAST_BASE, str(made.path))
        self.window.furnish(made, start)
        self.begun.emit()

    def leave_for_choice(self) -> None:
        """Close this window, and go to the choice of a base."""
        self.leave(Wanted())

    def _not_opened(self, error: BaseException) -> None:
        from grc_desktop.ui.shell.trouble import Trouble

        if isinstance(error, KnownError):
            screen = Trouble(error)
            screen.again_wanted.connect(self._try_again)
            screen.other_wanted.connect(self._choose_other)
            screen.new_wanted.connect(self._choose_new)
            self.window.show_alone(screen)
        self.begun.emit()

    def _try_again(self) -> None:
        self.window.outline(OUTLINE)
        self._open()

    def _explore(self) -> None:
        path = sample_database()
        if path.exists():
            self.leave(Wanted(path))
        else:
            self._create(path, Place(""), _fill_with_sample)

    def _begin_with_file(self, file: Path) -> None:
        self._create(self._new_path(), Place(IMPORT.key, {"file": str(file)}))

    def _create(self, path: Path | None, start: Place, fill: Fill | None = None) -> None:
        """Make a base at `path`, perhaps filled, and open it; it is there whole or not at all."""
        if path is None or not self._claim(path) or self.instance is None:
            return
        self.instance.listen()
        self._path, clock = path, self._clock
        self.window.outline(OUTLINE)
        self.work.write(
            self.window,
            lambda progress: _make(path, clock, fill, progress),
            lambda base: self._opened(base, start),
            self._not_created,
            label=_(CREATING),
        )

    def _not_created(self, error: BaseException) -> None:
        self._welcome()
        if isinstance(error, KnownError):
            self.window.tell(error)

    def _choose_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileName(self.window, _(OPEN_BASE), str(data_folder()), _kinds())
        if chosen:
            self.leave(Wanted(Path(chosen)))

    def _choose_new(self) -> None:
        if (path := self._ask_new()) is not None:
            self._create(path, Place(""))

    def _new_path(self) -> Path | None:
        """Where a first base goes; asked when there is one there already."""
        return self._ask_new() if default_database().exists() else default_database()

    def _ask_new(self) -> Path | None:
        from PySide6.QtWidgets import QFileDialog

        folder = data_folder()
        folder.mkdir(parents=True, exist_ok=True)
        chosen, _kind = QFileDialog.getSaveFileName(self.window, _(CREATE_BASE), str(folder), _kinds())
        path = Path(chosen)
        return (path if path.suffix else path.with_suffix(_ENDING)) if chosen else None

    def _end(self) -> None:
        self.work.finish()
        if self.services is not None:
            self.services.close()
        if self.instance is not None:
            self.instance.release()
        self.ended.emit(self._next)


def _kinds() -> str:
    return f"{_(BASES)} (*{_ENDING})"


@dataclass(frozen=True, slots=True)
class _Base:
    """An open base, and whether it is the sample."""

    services: Services
    sample: bool


def _build(path: Path, clock: Clock | None, *, create: bool = False) -> _Base:
    """Open the base at `path`, or make it, and load the pages of the rooms; in the background."""
    from grc_desktop.app import build
    from grc_desktop.ui.shell import rooms  # noqa: F401 - loaded here, not on the interface thread

    services = build(path, create=create, clock=clock)
    return _Base(services, services.settings.get(SAMPLE))


def _make(path: Path, clock: Clock | None, fill: Fill | None, progress: Progress) -> _Base:
    """Make the base at `path` and fill it; whole or not at all."""
    base = _build(path, clock, create=True)
    if fill is None:
        return base
    try:
        fill(base.services, progress)
        return _Base(base.services, base.services.settings.get(SAMPLE))
    except BaseException:
        base.services.close()
        _remove(path)
        raise


def _remove(path: Path) -> None:
    """Take away a base that was begun and not finished."""
    for part in ("", "-wal", "-shm"):
        path.with_name(path.name + part).unlink(missing_ok=True)


def _fill_with_sample(services: Services, progress: Progress) -> None:
    from grc_desktop.services.importing import sample

    sample.fill(services.importing, services.settings, progress)
