"""What can go wrong and is known: an error holds a kind and values, words are made where it is shown.

Three families decide how the outside reacts: `Unreadable` (a file given to us), `StorageError` (the base itself) and
`Refused` / `Invalid` (a rule). Anything else that is raised is a bug.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from grc_desktop.core.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be wrong: a stable `code` for programs, a sentence and an advice for people.

    `sentence` and `advice` are msgids; ``{name}`` in them is filled from the values of the problem or error.
    """

    code: str
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to say about one field: kept beside the field, never thrown away."""

    kind: Kind
    field: str = ""
    values: dict[str, object] = dataclasses.field(default_factory=dict)

    @property
    def code(self) -> str:
        return self.kind.code

    def sentence(self) -> str:
        """The problem in the user's language."""
        return _(self.kind.sentence).format_map(self.values)


class KnownError(Exception):
    """Something expected that stops an action; told in plain words, never as a traceback."""

    def __init__(self, kind: Kind, /, **values: object) -> None:
        super().__init__(kind.code)
        self.kind = kind
        self.values = values

    @property
    def code(self) -> str:
        return self.kind.code

    def message(self) -> str:
        """What happened and what to do, in the user's language."""
        parts = (self.kind.sentence, self.kind.advice)
        return " ".join(_(part).format_map(self.values) for part in parts if part)


class Unreadable(KnownError):
    """A file that was given cannot be read (exit code 3)."""


class StorageError(KnownError):
    """The base cannot be used as asked: missing, locked, full, too new, damaged (exit code 4)."""


class Refused(KnownError):
    """A rule says no (exit code 5)."""


INVALID: Final = Kind("invalid", N_("Some fields need another look."))


class Invalid(Refused):
    """What was typed breaks rules; `problems` says which, field by field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(INVALID)
        self.problems = tuple(problems)

    def message(self) -> str:
        return " ".join(problem.sentence() for problem in self.problems) or super().message()


class Cancelled(Exception):
    """The user stopped the work; nothing of it is kept (exit code 130)."""


DATABASE_MISSING: Final = Kind(
    "database_missing",
    N_("There is no base at {path}."),
    N_("Check the drive or the folder, open another base, or create one."),
)
DATABASE_EXISTS: Final = Kind("database_exists", N_("There is already a base at {path}."), N_("Choose another name."))
DATABASE_LOCKED: Final = Kind(
    "database_locked",
    N_("The base is busy: another program is writing to it."),
    N_("Wait a moment and try again."),
)
DATABASE_FULL: Final = Kind(
    "disk_full", N_("The disk is full: nothing was saved."), N_("Free some space and try again.")
)
DATABASE_READ_ONLY: Final = Kind(
    "database_read_only",
    N_("The base at {path} cannot be written to."),
    N_("Check the rights of the file and of its folder."),
)
DATABASE_DAMAGED: Final = Kind(
    "database_damaged",
    N_("The base at {path} is damaged or is not a GRC Desktop base. It was left as it is."),
    N_("Restore a backup or open another base."),
)
DATABASE_TOO_NEW: Final = Kind(
    "database_too_new",
    N_("The base at {path} was made by a newer version of GRC Desktop."),
    N_("Update the program; nothing was changed."),
)
DATABASE_IO: Final = Kind(
    "database_io",
    N_("The disk refused to read or write the base at {path}."),
    N_("Check the drive, then try again."),
)
SQLITE_TOO_OLD: Final = Kind(
    "sqlite_too_old", N_("SQLite {version} is too old to keep a base safely; {needed} is needed.")
)
CANNOT_WRITE: Final = Kind(
    "cannot_write", N_("The file {path} cannot be written."), N_("Is it open in another program? Is the folder yours?")
)
CHANGED_ELSEWHERE: Final = Kind(
    "changed_elsewhere",
    N_("This record was changed elsewhere since it was opened."),
    N_("Open it again to see its new content."),
)
NOT_FOUND: Final = Kind("not_found", N_("There is no {what} number {id}."))
