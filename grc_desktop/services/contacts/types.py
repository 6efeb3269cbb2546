"""The words of the contacts room: what is listed, shown, edited and filtered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

PERSON: Final = "person"
ORGANISATION: Final = "organisation"


@dataclass(frozen=True, slots=True)
class Email:
    """An address as typed; `kind` is a code of `EMAIL_KINDS` or None."""

    address: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed, and in E.164 (``+33639981234``); None until a save has understood it.

    `kind` is a code of `PHONE_KINDS` or None.
    """

    typed: str
    e164: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; every part may be missing. `country`: ISO code; `kind`: a code of `ADDRESS_KINDS` or None."""

    line1: str | None = None
    line2: str | None = None
    postcode: str | None = None
    city: str | None = None
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in an organisation, named; saving finds or creates the organisation of that name."""

    organisation: str
    role: str | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A text that could not be understood as its field: kept beside the contact until somebody corrects it."""

    field: str
    value: str
    code: str
    origin: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class CustomField:
    """A field the shop added: `kind` is ``text number money date list bool``."""

    label: str
    kind: str = "text"
    choices: tuple[str, ...] = ()
    id: int | None = None


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact as it is being edited.

    `id` None: a new one. `version`: the one that was read, so that a stale edit is refused.
    `company` is an organisation's own name; a person's becomes a membership when it is saved.
    `custom` maps a custom field's id to its canonical text: numbers as ``12.5``, money in cents, dates in ISO, yes/no
    as ``1``/``0``.
    """

    id: int | None = None
    version: int = 0
    kind: str = PERSON
    code: str | None = None
    card: str | None = None
    civility: str | None = None
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    job: str | None = None
    birthday: date | None = None
    language: str | None = None
    source: str | None = None
    stage: str | None = None
    channel: str | None = None
    newsletter: bool | None = None
    siret: str | None = None
    vat: str | None = None
    household: str | None = None
    note: str | None = None
    emails: tuple[Email, ...] = ()
    phones: tuple[Phone, ...] = ()
    addresses: tuple[Address, ...] = ()
    memberships: tuple[Membership, ...] = ()
    tags: tuple[str, ...] = ()
    custom: Mapping[int, str] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One line of the list. `name` is never empty: a contact without one goes by its e-mail, phone or number."""

    id: int
    kind: str
    name: str
    city: str
    phone: str
    email: str
    stage: str | None
    organisation: str
    code: str
    tags: tuple[str, ...]
    to_check: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class ContactDetails:
    """One contact, whole: `draft` to edit, the rest to show. `members`: the persons of an organisation."""

    draft: ContactDraft
    name: str
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    members: tuple[tuple[int, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts: every condition that is set must hold; `city` and `tag` are compared without case or accents.

    `alike`: those that share their name and an e-mail or a phone with another. `unreachable`: without a phone, an
    e-mail or a postal address.
    """

    text: str = ""
    kind: str | None = None
    stage: str | None = None
    city: str | None = None
    tag: str | None = None
    to_check: bool = False
    alike: bool = False
    unreachable: bool = False
    in_bin: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted: `by` is ``name city stage code created updated``."""

    by: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many contacts carry it (those in the bin left out)."""

    name: str
    contacts: int


@dataclass(frozen=True, slots=True)
class Lookalike:
    """A contact that may be the one being typed: `reasons` are ``email phone code name``."""

    id: int
    name: str
    city: str
    reasons: tuple[str, ...]


def names_somebody(name: str) -> bool:
    """Whether `name` has a letter or a digit: ``?`` and ``-`` are put where there is no name."""
    return any(map(str.isalnum, name))


def display_name(kind: str, first_name: str, last_name: str, company: str) -> str:
    """The name a list shows: ``Lefèvre Éloïse``, or the organisation's own."""
    person = f"{last_name} {first_name}".strip()
    return (company or person) if kind == ORGANISATION else (person or company)
