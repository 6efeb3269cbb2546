"""The fields of a contact's form, section by section, as data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from grc_desktop.core.i18n import N_
from grc_desktop.services.contacts.parts import CUSTOM as CUSTOM_PART
from grc_desktop.services.contacts.types import ORGANISATION, PERSON, Email, Membership, Phone
from grc_desktop.services.contacts.values import choices
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.contacts.facts import CHANNEL, COMPANY, IDENTITY, MORE, REACH, SHOP
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec, Option

if TYPE_CHECKING:
    from grc_desktop.services.contacts.parts import Part
    from grc_desktop.services.contacts.types import CustomField

NOT_SET: Final = Option(None, N_("Not set"))
CUSTOM: Final = "custom."
_TYPES: Final = (Option(PERSON, N_("Person")), Option(ORGANISATION, N_("Organisation")))
_YES_NO: Final = (NOT_SET, Option(True, N_("Yes")), Option(False, N_("No")))
_OWN_YES_NO: Final = (NOT_SET, Option("1", N_("Yes")), Option("0", N_("No")))
_OWN_KINDS: Final = {
    "number": FieldKind.NUMBER,
    "money": FieldKind.MONEY,
    "date": FieldKind.DATE,
    "list": FieldKind.CHOICE,
    "bool": FieldKind.CHOICE,
}


@dataclass(frozen=True, slots=True)
class Known:
    """Texts that the shop already uses, to complete what is typed."""

    tags: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under a title (a msgid), in groups: below each, what is found by what is typed in it."""

    title: str
    groups: tuple[tuple[FieldSpec, ...], ...]

    def signature(self) -> tuple[object, ...]:
        """What two sections that look the same have in common."""
        return self.title, tuple((each.name, each.label, each.kind, each.choices) for each in self.fields())

    def fields(self) -> tuple[FieldSpec, ...]:
        return tuple(spec for group in self.groups for spec in group)


def sections(
    kind: str, company: bool, known: Callable[[], Known], fields: Sequence[CustomField]
) -> tuple[Section, ...]:
    """Every section of the form; `company`: a person's own company is there to be edited."""
    person = kind == PERSON
    tied = (_memberships(known),) if person else ()
    codes, shop = _shop(known)
    return (
        Section(IDENTITY, _person(company) if person else (_organisation(),)),
        Section(REACH, ((_phones(),), (_emails(),))),
        Section(SHOP, (codes, (*shop, *tied))),
        *(() if person else (Section(COMPANY, ((_half("siret"), _half("vat")),)),)),
        Section(MORE, (tuple(_own(field) for field in fields),)),
        Section(LABELS["note"], ((FieldSpec("note", N_("What to remember"), FieldKind.LONG_TEXT),),)),
    )


def one(part: Part, kind: str, known: Callable[[], Known], fields: Sequence[CustomField]) -> FieldSpec:
    """The field of one value, edited by itself."""
    if part.field == CUSTOM_PART:
        return _own(next(field for field in fields if field.id == part.place))
    kinds = (kind, PERSON, ORGANISATION)
    every = [spec for each in kinds for section in sections(each, True, known, ()) for spec in section.fields()]
    found = next(spec for spec in every if spec.name == part.field)
    return found.parts[0] if found.parts else found


def _person(company: bool) -> tuple[tuple[FieldSpec, ...], ...]:
    names = (
        _choice("kind", N_("Type"), _TYPES),
        _choice("civility", LABELS["civility"], _options(choices.CIVILITIES)),
        _half("last_name"),
        _half("first_name"),
    )
    others = (
        _half("birthday", FieldKind.DATE),
        _half("job"),
        *((_half("company"),) if company else ()),
        _half("household"),
        _choice("language", LABELS["language"], _options(choices.LANGUAGES)),
    )
    return names, others


def _organisation() -> tuple[FieldSpec, ...]:
    return (
        _choice("kind", N_("Type"), _TYPES),
        _half("company"),
        FieldSpec("last_name", N_("Person to ask for: last name"), half=True),
        FieldSpec("first_name", N_("Person to ask for: first name"), half=True),
    )


def _phones() -> FieldSpec:
    parts = (
        FieldSpec("typed", LABELS["phone"], FieldKind.PHONE, stretch=3),
        FieldSpec("kind", N_("Kind"), FieldKind.CHOICE, choices=_options(choices.PHONE_KINDS), stretch=2),
    )
    return FieldSpec("phones", N_("Phones"), FieldKind.REPEATED, parts=parts, make=Phone)


def _emails() -> FieldSpec:
    parts = (
        FieldSpec("address", LABELS["email"], FieldKind.EMAIL, stretch=3),
        FieldSpec("kind", N_("Kind"), FieldKind.CHOICE, choices=_options(choices.EMAIL_KINDS), stretch=2),
    )
    return FieldSpec("emails", N_("E-mails"), FieldKind.REPEATED, parts=parts, make=Email)


def _memberships(known: Callable[[], Known]) -> FieldSpec:
    parts = (
        FieldSpec("organisation", N_("Organisation"), known=lambda: known().organisations, stretch=3),
        FieldSpec("role", N_("Role"), stretch=2),
    )
    return FieldSpec("memberships", N_("Organisations"), FieldKind.REPEATED, parts=parts, make=Membership)


def _shop(known: Callable[[], Known]) -> tuple[tuple[FieldSpec, ...], tuple[FieldSpec, ...]]:
    numbers = (_half("code"), _half("card"))
    others = (
        _choice("stage", LABELS["stage"], _options(choices.STAGES)),
        _choice("channel", CHANNEL, _options(choices.CHANNELS)),
        FieldSpec("tags", N_("Tags"), FieldKind.TAGS, known=lambda: known().tags),
        _half("source"),
        _choice("newsletter", LABELS["newsletter"], _YES_NO),
    )
    return numbers, others


def _own(field: CustomField) -> FieldSpec:
    if field.kind == "list":
        options = (NOT_SET, *(Option(choice, choice) for choice in field.choices))
    else:
        options = _OWN_YES_NO if field.kind == "bool" else ()
    kind = _OWN_KINDS.get(field.kind, FieldKind.TEXT)
    return FieldSpec(f"{CUSTOM}{field.id}", field.label, kind, choices=options, half=True)


def _half(name: str, kind: FieldKind = FieldKind.TEXT) -> FieldSpec:
    return FieldSpec(name, LABELS[name], kind, half=True)


def _choice(name: str, label: str, options: tuple[Option, ...]) -> FieldSpec:
    return FieldSpec(name, label, FieldKind.CHOICE, choices=options, half=True)


def _options(among: choices.Choices) -> tuple[Option, ...]:
    return (NOT_SET, *(Option(choice.code, choice.label) for choice in among))
