"""One base in one window: opening it, creating it, or saying what stands in the way."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from grc_desktop.core.clock import SystemClock
from grc_desktop.core.errors import KnownError
from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import default_database
from grc_desktop.services.settings.sample import is_removable, sample_database
from grc_desktop.ui.kit.toasts import Toast, Toasts
from grc_desktop.ui.kit.work import Work
from grc_desktop.ui.shell.arriving.arrivals import Arrivals
from grc_desktop.ui.shell.arriving.files import Arrival, Use, arrival
from grc_desktop.ui.shell.navigator import Place
from grc_desktop.ui.shell.opening import choosing, sample_import, sample_removal
from grc_desktop.ui.shell.opening.instance import Instance
from grc_desktop.ui.shell.opening.making import Fill, OpenBase, fill_with_sample, look_at, make_base, open_base
from grc_desktop.ui.shell.opening.recent_bases import RecentBase, RecentBases
from grc_desktop.ui.shell.outline import IMPORT, OUTLINE
from grc_desktop.ui.shell.running import DONE
from grc_desktop.ui.shell.window import Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from grc_desktop.app import Services
    from grc_desktop.core.clock import Clock
    from grc_desktop.ui.shell.memory import Memory
    from grc_desktop.ui.shell.preferences import Preferences

CREATING: Final = N_("Creating the base")
NO_BASE: Final = N_("Open a base first; “{name}” can be imported into it then.")
PUT_BACK: Final = N_("Put it back")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a window is opened for: the base at `path`, or (None) the choice of one, and the `files` it is to take.

    `sample`: the sample shop is to be made. `said` is told, a msgid; with `again`, the sample can be had back.
    """

    path: Path | None = None
    files: tuple[Path, ...] = ()
    sample: bool = False
    said: str = ""
    again: bool = False


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
        folder: Path,
        clock: Clock | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock or SystemClock()
        self._preferences = preferences
        self._memory = memory
        self._locks = folder / "locks"
        self._recent = RecentBases(folder / "recent.json")
        self.instance: Instance | None = None
        self.services: Services | None = None
        self._sample = self._removing = False
        self._path = Path()
        self._wanted = Wanted()
        self._arrived: Arrival | None = None
        self._next: Wanted | None = None
        self._toasts: Toasts | None = None
        self.work = Work(self)
        self.window = Window(self.work, preferences, memory)
        self.arrivals = Arrivals(self.window, self.work, self._clock)
        self.arrivals.came.connect(self.take)
        self.window.frame.status.running.outlasted.connect(self._tell_done)
        self.window.ended.connect(self._end)
        self.window.crashes.watch()

    def begin(self, wanted: Wanted) -> bool:
        """Show the window; False when another window has the base that is `wanted`, and was brought to the front."""
        if wanted.sample and sample_database().exists():
            wanted = Wanted(sample_database())
        self._wanted = wanted
        if wanted.path is not None:
            if not self._claim(wanted.path, wanted.files):
                return False
            self._path = wanted.path
        if wanted.path is None and not wanted.sample:
            self._welcome()
        else:
            self.window.outline(OUTLINE)
            self.window.painted.connect(self._explore if wanted.sample else self._open)
        if wanted.files:
            self.take(arrival(wanted.files))
        self.window.show()
        self.arrivals.watch()
        return True

    def leave(self, wanted: Wanted, *, removing: bool = False) -> None:
        """Close this window, and go to what is `wanted`; work under way is given up only when that is agreed to.

        `removing`: the sample that is open is deleted on the way.
        """
        if self.work.jobs():
            choosing.ask_to_stop(self.window, lambda: self._go(wanted, removing))
        elif self.window.frame.may_leave():
            self._go(wanted, removing)

    def take(self, arrived: Arrival) -> None:
        """Do what can be done with what came from outside, as soon as there is a base."""
        if arrived.use is Use.NOTHING:
            self.say(Toast(arrived.reason))
        elif arrived.use is Use.OPEN:
            self._switch(arrived.path)
        elif self._sample and arrived.path.suffix:
            own = Wanted(choosing.own_base(self._memory), (arrived.path,))
            sample_import.ask(
                self.window, arrived.path.name, lambda: self.leave(own), lambda: self._import(arrived.path)
            )
        elif self.services is not None:
            self._import(arrived.path)
        elif self._path == Path():
            self._create(self._new_path(), Place(IMPORT.key, {"file": str(arrived.path)}))
        elif self.window.alone is not None:
            self.say(Toast(_(NO_BASE).format(name=arrived.path.name)))
        else:
            self._arrived = arrived

    def _import(self, file: Path) -> None:
        self.window.frame.go(IMPORT.key, {"file": str(file)})

    def hand(self, files: Sequence[Path]) -> None:
        """Another start of the program asks this window to come to the front, with the files it was given."""
        self.window.raise_to_front()
        if files:
            self.take(arrival(files))

    def say(self, toast: Toast) -> None:
        """Show `toast` over whatever the window shows."""
        if self.window.alone is None or self._toasts is None:
            self.window.frame.say(toast)
        else:
            self._toasts.show(toast)

    def _tell_done(self, what: str) -> None:
        """People did something else meanwhile, perhaps in another program."""
        self.say(Toast(_(DONE).format(what=what)))
        QApplication.alert(self.window)

    def leave_for_choice(self) -> None:
        """Close this window, and go to the choice of a base."""
        self.leave(Wanted())

    def remove_sample(self) -> None:
        """Delete the sample shop that is open, and go to one's own base or to the choice of one."""
        if self.services is not None and self._sample and is_removable(self._path):
            wanted = Wanted(choosing.own_base(self._memory))
            sample_removal.ask(self.services, self.work, self.window, lambda: self.leave(wanted, removing=True))

    def _go(self, wanted: Wanted, removing: bool) -> None:
        self._next, self._removing = wanted, removing
        self.window.end()

    def _switch(self, path: Path) -> None:
        if path != self._path or self.services is None:
            self.leave(Wanted(path))

    def _claim(self, path: Path, files: Sequence[Path] = ()) -> bool:
        instance = Instance(path, self._locks, self)
        if not instance.take():
            instance.call(files)
            return False
        if self.instance is not None:
            self.instance.release()
        self.instance = instance
        instance.called.connect(self.hand)
        return True

    def _show_alone(self, screen: QWidget) -> None:
        self._toasts = Toasts(screen)
        self.window.show_alone(screen)

    def _welcome(self) -> None:
        from grc_desktop.ui.shell.opening.welcome import welcome

        screen = welcome(self._preferences, self._recent, self.work, self._clock.today())
        screen.file_chosen.connect(lambda file: self.take(arrival([file])))
        screen.base_chosen.connect(lambda path: self.leave(Wanted(path)))
        screen.sample_wanted.connect(self._explore)
        screen.empty_wanted.connect(lambda: self._create(self._new_path(), Place("")))
        screen.other_wanted.connect(self._choose_other)
        self._show_alone(screen)
        self._begun()

    def _begun(self) -> None:
        wanted, self._wanted = self._wanted, Wanted()
        if wanted.said:
            again = (lambda: self.leave(Wanted(sample=True))) if wanted.again else None
            self.say(Toast(_(wanted.said), again, PUT_BACK))
        self.begun.emit()

    def _open(self) -> None:
        """After the first paint: everything heavy is loaded here, beside the interface thread."""
        if self.instance is not None:
            self.instance.listen()
        path, clock = self._path, self._clock
        self.work.read(self.window, lambda: open_base(path, clock), self._opened, self._not_opened)

    def _opened(self, base: OpenBase, start: Place | None = None) -> None:
        from grc_desktop.ui.shell.rooms import Surroundings, house

        self.services, self._sample = base.services, base.sample
        around = Surroundings(
            self.work, self._memory, self._preferences.follow, self.leave_for_choice, self.remove_sample
        )
        made = house(base.services, around, sample=base.sample)
        if base.sample:
            self._mark_sample()
        else:
            self._memory.put(choosing.LAST_BASE, str(made.path))
            self._remember(base)
        self.window.furnish(made, start)
        self._begun()
        if self._arrived is not None:
            arrived, self._arrived = self._arrived, None
            self.take(arrived)

    def _mark_sample(self) -> None:
        from grc_desktop.ui.shell.opening.sample_strip import SampleStrip

        own = choosing.own_base(self._memory)
        strip = SampleStrip(returning=own is not None, removable=is_removable(self._path))
        strip.mine_wanted.connect(lambda: self.leave(Wanted(own)))
        strip.removal_wanted.connect(self.remove_sample)
        self._preferences.spoken.connect(strip.retranslate)
        self.window.setMenuWidget(strip)

    def _remember(self, base: OpenBase) -> None:
        self._recent.note(RecentBase(self._path.absolute(), self._clock.now(), base.shop, base.customers))

    def _not_opened(self, error: BaseException) -> None:
        from grc_desktop.ui.shell.opening.trouble import Trouble

        if isinstance(error, KnownError):
            screen = Trouble(error)
            screen.again_wanted.connect(self._try_again)
            screen.other_wanted.connect(self._go_elsewhere)
            screen.new_wanted.connect(self._choose_new)
            self._show_alone(screen)
        self._begun()

    def _go_elsewhere(self) -> None:
        """To the bases opened before where there are others, else straight to a file."""
        others = [base for base in self._recent.all() if base.path != self._path.absolute()]
        self.leave_for_choice() if others else self._choose_other()

    def _try_again(self) -> None:
        self.window.outline(OUTLINE)
        self._open()

    def _explore(self) -> None:
        if sample_database().exists():
            self.leave(Wanted(sample_database()))
        else:
            self._create(sample_database(), Place(""), fill_with_sample)

    def _create(self, path: Path | None, start: Place, fill: Fill | None = None) -> None:
        """Make a base at `path`, perhaps filled, and open it; it is there whole or not at all."""
        if path is None or not self._claim(path) or self.instance is None:
            return
        self.instance.listen()
        self._path, clock = path, self._clock
        self.window.outline(OUTLINE)
        self.work.write(
            self.window,
            lambda progress: make_base(path, clock, fill, progress),
            lambda base: self._opened(base, start),
            self._not_created,
            label=_(CREATING),
        )

    def _not_created(self, error: BaseException) -> None:
        self._path = Path()
        self._welcome()
        if isinstance(error, KnownError):
            self.window.tell(error)

    def _choose_other(self) -> None:
        if (chosen := choosing.ask_other(self.window)) is not None:
            self.leave(Wanted(chosen))

    def _choose_new(self) -> None:
        if (path := choosing.ask_new(self.window)) is not None:
            self._create(path, Place(""))

    def _new_path(self) -> Path | None:
        """Where a first base goes; asked when there is one there already."""
        return choosing.ask_new(self.window) if default_database().exists() else default_database()

    def _end(self) -> None:
        self.work.finish()
        self.arrivals.clear()
        if self.services is not None:
            with contextlib.suppress(KnownError):  # a base that went away is told at its next opening
                if not self._sample:
                    self._remember(look_at(self.services))
            self.services.close()
        if self._removing and self._next is not None:
            said = sample_removal.remove_files(self._path)
            self._next = replace(self._next, said=said, again=said == sample_removal.REMOVED)
        if self.instance is not None:
            self.instance.release()
        self.ended.emit(self._next)
