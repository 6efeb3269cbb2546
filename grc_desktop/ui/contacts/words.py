"""How what is known of a contact is said: stages with their colours, labels of fields, names in initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import _, language
from grc_desktop.services.contacts.types import ORGANISATION
from grc_desktop.services.contacts.values import choices
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.kit.table.columns import Badge
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from datetime import date, datetime

    from grc_desktop.services.contacts.types import Check, ContactDraft, Phone

_STAGES: Final = {
    "prospect": (Tone.INFO, "eye"),
    "new": (Tone.INFO, "sparkle"),
    "client": (Tone.NEUTRAL, "user"),
    "loyal": (Tone.OK, "heart"),
    "at_risk": (Tone.WARNING, "warning"),
    "lost": (Tone.BAD, "x-circle"),
}
_CUSTOM: Final = "custom:"
_IMPORT: Final = "import:"


def stage_badge(code: str | None) -> Badge | None:
    """The lifecycle stage `code` as a pill; None for no stage."""
    if code is None:
        return None
    tone, icon = _STAGES.get(code, (Tone.NEUTRAL, "user"))
    return Badge(_(choices.label(code, choices.STAGES)), tone, icon)


def choice(code: str | None, among: choices.Choices) -> str:
    """The label of `code` in the language in force; empty for None."""
    return _(choices.label(code, among)) if code else ""


def field_label(field: str) -> str:
    """What the field named `field` is called; a custom field has its own name."""
    if field.lower().startswith(_CUSTOM):
        return field[len(_CUSTOM) :]
    return _(LABELS[field]) if field in LABELS else field


def origin(check: Check) -> str:
    """Where a text to check comes from, as it is read; empty when nobody noted it."""
    number = (check.origin or "").removeprefix(_IMPORT)
    return _("import no. {number}").format(number=number) if number != (check.origin or "") else number


def phone(number: Phone) -> str:
    """A phone as it is read; as typed when it was not understood."""
    return shown.phone(number.e164) if number.e164 else number.typed


def local_day(moment: datetime) -> str:
    """The day of `moment` on this computer's calendar."""
    return shown.day(moment.astimezone().date())


def short_day(day: date) -> str:
    """A day of the year in short: ``12 oct.``."""
    return _dated(day, "d MMM")


def month(day: date) -> str:
    """The month of a day: ``juin 2020``."""
    return _dated(day, "MMMM y")


def list_day(moment: datetime, today: date) -> str:
    """The day of `moment` as a list shows it: without its year while that is this one."""
    day = moment.astimezone().date()
    return short_day(day) if day.year == today.year else _dated(day, "MMM y")


def _dated(day: date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale="fr_FR" if language() == "fr" else "en_GB")


def initials(draft: ContactDraft) -> str:
    """Up to two capitals that stand for a name: ``ÉL`` for Éloïse Lefèvre, ``BP`` for Boulangerie du Port."""
    if draft.kind == ORGANISATION or not (draft.first_name or draft.last_name):
        parts = [word for word in draft.company.split() if word[0].isupper()][:2]
    else:
        parts = [draft.first_name, draft.last_name]
    return "".join(part[0].upper() for part in parts if part and part[0].isalpha())
