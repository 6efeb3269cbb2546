"""What is known of a contact, as labelled values grouped in sections; only what is there is shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from grc_desktop.core import format as shown
from grc_desktop.core.i18n import N_, _, _n
from grc_desktop.services.contacts.notable import full_years
from grc_desktop.services.contacts.parts import CUSTOM, Part
from grc_desktop.services.contacts.types import PERSON
from grc_desktop.services.contacts.values import choices
from grc_desktop.services.contacts.values.addresses import country_name
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.contacts.words import choice, field_label, phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grc_desktop.services.contacts.types import Address, ContactDetails, ContactDraft, CustomField

REACH: Final = N_("Contact details")
IDENTITY: Final = N_("Identity")
SHOP: Final = N_("In the shop")
COMPANY: Final = N_("Organisation")
MORE: Final = N_("Your own fields")
NOTE: Final = LABELS["note"]
CHANNEL: Final = N_("Prefers")
_ASKED: Final = frozenset({Part("birthday"), Part("stage"), Part("tags"), Part("newsletter")})


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: its label and value, ready to be read, and what it changes; an empty value asks to be filled in."""

    label: str
    value: str
    part: Part


@dataclass(frozen=True, slots=True)
class Section:
    """Facts under a title (a msgid)."""

    title: str
    facts: tuple[Fact, ...]


def sections(details: ContactDetails, fields: Sequence[CustomField], today: date) -> list[Section]:
    """Every section that has something to say; what is most asked for is there even when it is empty."""
    draft = details.draft
    made = (
        Section(REACH, tuple(_reach(draft))),
        Section(NOTE, (Fact("", draft.note or "", Part("note")),)),
        Section(IDENTITY, tuple(_filled(_identity(draft, today)))),
        Section(SHOP, tuple(_filled(_shop(draft)))),
        Section(COMPANY, tuple(_filled(_company(draft)))),
        Section(MORE, tuple(_own(draft, fields))),
    )
    return [section for section in made if section.facts]


def as_text(name: str, found: Sequence[Section]) -> str:
    """A record as plain lines, to paste elsewhere."""
    facts = [fact for section in found for fact in section.facts if fact.value]
    lines = (f"{fact.label} : {fact.value}" if fact.label else fact.value for fact in facts)
    return "\n".join((name, *(line.replace("\n", ", ") for line in lines)))


def _reach(draft: ContactDraft) -> Iterator[Fact]:
    for place, number in enumerate(draft.phones):
        label = choice(number.kind, choices.PHONE_KINDS) or field_label("phone")
        yield Fact(label, phone(number), Part("phones", place))
    if not draft.phones:
        yield Fact(field_label("phone"), "", Part("phones"))
    for place, email in enumerate(draft.emails):
        kind = choice(email.kind, choices.EMAIL_KINDS)
        label = field_label("email")
        yield Fact(f"{label} ({kind.lower()})" if kind else label, email.address, Part("emails", place))
    if not draft.emails:
        yield Fact(field_label("email"), "", Part("emails"))
    for place, address in enumerate(draft.addresses):
        label = choice(address.kind, choices.ADDRESS_KINDS) or field_label("address")
        yield Fact(label, _lines(address), Part("addresses", place))
    if not draft.addresses:
        yield Fact(field_label("address"), "", Part("addresses"))


def _identity(draft: ContactDraft, today: date) -> Iterator[Fact]:
    yield Fact(field_label("civility"), choice(draft.civility, choices.CIVILITIES), Part("civility"))
    if draft.kind != PERSON:
        yield Fact(_("Person to ask for: last name"), draft.last_name, Part("last_name"))
        yield Fact(_("Person to ask for: first name"), draft.first_name, Part("first_name"))
    else:
        yield Fact(field_label("company"), draft.company, Part("company"))
    yield Fact(field_label("job"), draft.job or "", Part("job"))
    if draft.kind == PERSON or draft.birthday:
        yield Fact(field_label("birthday"), _birthday(draft.birthday, today), Part("birthday"))
    yield Fact(field_label("household"), draft.household or "", Part("household"))
    yield Fact(field_label("language"), choice(draft.language, choices.LANGUAGES), Part("language"))


def _shop(draft: ContactDraft) -> Iterator[Fact]:
    newsletter = {True: _("Yes"), False: _("No"), None: ""}[draft.newsletter]
    yield Fact(field_label("stage"), choice(draft.stage, choices.STAGES), Part("stage"))
    yield Fact(_("Tags"), ", ".join(draft.tags), Part("tags"))
    yield Fact(field_label("newsletter"), newsletter, Part("newsletter"))
    yield Fact(field_label("code"), draft.code or "", Part("code"))
    yield Fact(field_label("card"), draft.card or "", Part("card"))
    yield Fact(field_label("source"), draft.source or "", Part("source"))
    yield Fact(_(CHANNEL), choice(draft.channel, choices.CHANNELS), Part("channel"))


def _company(draft: ContactDraft) -> Iterator[Fact]:
    yield Fact(field_label("siret"), draft.siret or "", Part("siret"))
    yield Fact(field_label("vat"), draft.vat or "", Part("vat"))


def _own(draft: ContactDraft, fields: Sequence[CustomField]) -> Iterator[Fact]:
    for field in fields:
        value = draft.custom.get(field.id or 0, "")
        yield Fact(field.label, custom_text(field.kind, value) if value else "", Part(CUSTOM, field.id or 0))


def custom_text(kind: str, value: str) -> str:
    """A custom value as it is read; as it is kept where that is no value of its kind."""
    try:
        match kind:
            case "number":
                return shown.number(float(value))
            case "money":
                return shown.money(int(value))
            case "date":
                return shown.day(date.fromisoformat(value))
            case "bool":
                return _("Yes") if value == "1" else _("No")
    except ValueError:
        return value
    return value


def _filled(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (fact for fact in facts if fact.value or fact.part in _ASKED)


def _lines(address: Address) -> str:
    town = " ".join(part for part in (address.postcode, address.city) if part)
    country = country_name(address.country) if address.country and address.country != "FR" else ""
    return "\n".join(line for line in (address.line1, address.line2, town, country) if line)


def _birthday(birthday: date | None, today: date) -> str:
    if birthday is None:
        return ""
    age = full_years(birthday, today)
    years = _n("{n} year old", "{n} years old", age).format(n=age)
    return f"{shown.long_day(birthday)} ({years})" if age >= 0 else shown.long_day(birthday)
