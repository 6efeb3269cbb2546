"""What an import says to people: steps, outcomes, policies, confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.importing.fields import BY_NAME, CUSTOM, FieldKind
from grc_desktop.ui.importing.outlook import ALL, PROBLEMS
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from grc_desktop.services.importing.types import Column
    from grc_desktop.ui.importing.outlook import RowView, Shown

NOT_IMPORTED: Final = N_("Do not import")
KINDS: Final[dict[FieldKind, str]] = {
    "text": N_("Text"),
    "number": N_("Number"),
    "money": N_("Amount"),
    "date": N_("Date"),
    "list": N_("List"),
    "bool": N_("Yes or no"),
}
POLICIES: Final = (
    ("update", N_("Update")),
    ("fill", N_("Fill in blanks")),
    ("skip", N_("Leave as is")),
    ("create", N_("Create anyway")),
)
ORDERS: Final = (("dmy", N_("Day first")), ("mdy", N_("Month first")), ("ymd", N_("Year first")))
IGNORED: Final = {
    "blank": N_("Blank row"),
    "repeated_header": N_("Repeated headers"),
    "total": N_("Total"),
    "title": N_("Title or remark"),
}
_SURE: Final = 0.85
_LIKELY: Final = 0.6


def meaning(column: Column) -> str:
    """What a column fills, as one says it."""
    if column.field is None:
        return _(NOT_IMPORTED)
    if column.field.startswith(CUSTOM):
        return column.field.removeprefix(CUSTOM)
    name = column.field.partition(".")[0]
    return _(BY_NAME[name].label) if name in BY_NAME else column.header


def confidence(column: Column, own: Collection[str] = ()) -> Badge:
    """How sure the guess is: icon, word and colour; `own` are the fields the shop has of its own."""
    if column.field is None:
        return Badge(_("Empty column") if not column.filled else _("Left out"), Tone.NEUTRAL, "minus")
    if column.field.removeprefix(CUSTOM) in own:
        return Badge(_("Your own field"), Tone.OK, "check")
    if column.field.startswith(CUSTOM):
        kind = _(KINDS.get(column.kind, KINDS["text"])).lower()
        return Badge(_("New field: {kind}").format(kind=kind), Tone.INFO, "plus")
    if column.reason == "chosen":
        return Badge(_("Chosen"), Tone.OK, "check")
    if column.confidence >= _SURE:
        return Badge(_("Sure"), Tone.OK, "check")
    if column.confidence >= _LIKELY:
        return Badge(_("Likely"), Tone.INFO, "question")
    return Badge(_("Please check"), Tone.WARNING, "warning")


def verdict(column: Column, problems: int, found: Sequence[Shown], own: Collection[str] = ()) -> Badge:
    """What checking found in a column: what needs a look, what was done, or how it reads."""
    if column.field is not None and problems:
        said = _n("{n} to check", "{n} to check", problems).format(n=shown.number(problems))
        return Badge(said, Tone.WARNING, "warning")
    guessed = confidence(column, own)
    if guessed.tone != Tone.OK:
        return guessed
    if any(cell.repaired for cell in found):
        return Badge(_("Zeros restored"), Tone.OK, "check")
    if column.field == "full_name":
        return Badge(_("Split in two"), Tone.OK, "check")
    if any(cell.changed for cell in found):
        return Badge(_("Tidied up"), Tone.OK, "check")
    return Badge(found[0].text.replace("\n", " "), Tone.OK, "check") if found else guessed


def counted(wanted: str, number: int) -> str:
    """What a filter holds, beside its number."""
    texts = {
        ALL: _n("row", "rows", number),
        "created": _n("new", "new", number),
        "updated": _n("updated", "updated", number),
        "unchanged": _n("no change", "no change", number),
        "review": _n("to decide", "to decide", number),
        PROBLEMS: _n("cell to check", "cells to check", number),
        "rejected": _n("refused", "refused", number),
        "ignored": _n("ignored", "ignored", number),
    }
    return texts[wanted]


def fate(row: RowView) -> Badge:
    """What will happen to a row."""
    if row.outcome == "rejected":
        return Badge(_("Refused row"), Tone.BAD, "x")
    if row.outcome == "ignored":
        return Badge(_(IGNORED[row.ignored]), Tone.NEUTRAL, "minus")
    if row.outcome == "review":
        return Badge(_("To decide"), Tone.WARNING, "users")
    if row.same_as:
        return Badge(_("Same customer as row {row}").format(row=row.same_as), Tone.INFO, "users")
    if row.outcome == "unchanged":
        return Badge(_("Nothing changes"), Tone.NEUTRAL, "equals")
    if row.outcome == "updated":
        return Badge(
            _("Update · to check") if row.to_check else _("Will be updated"), *_tone(row, Tone.INFO, "pencil-simple")
        )
    if row.company:
        return Badge(_("New company · to check") if row.to_check else _("New company"), *_tone(row, Tone.OK, "plus"))
    return Badge(_("New · to check") if row.to_check else _("New"), *_tone(row, Tone.OK, "plus"))


def _tone(row: RowView, tone: Tone, icon: str) -> tuple[Tone, str]:
    return (Tone.WARNING, "warning") if row.to_check else (tone, icon)
