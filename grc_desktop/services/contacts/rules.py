"""What a contact must be: cleaned texts, values that are what they say, somebody to call it by.

One rule for a contact typed by hand and for one that is imported: only a contact that names nobody is refused. A value
that cannot be understood as its field is said beside the field while it is typed; when it is saved all the same, it is
set aside with the contact as a check ("to check"), so that nothing typed is ever lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from grc_desktop.core import text
from grc_desktop.core.errors import Kind, Problem
from grc_desktop.core.i18n import N_
from grc_desktop.services.contacts.types import (
    ORGANISATION,
    PERSON,
    Address,
    Check,
    ContactDraft,
    Email,
    Membership,
    Phone,
    display_name,
    names_somebody,
)
from grc_desktop.services.contacts.values.emails import parse_email
from grc_desktop.services.contacts.values.identifiers import parse_siret, parse_vat
from grc_desktop.services.contacts.values.phones import parse_phone

NAMES_NOBODY: Final = Kind(
    "names_nobody",
    N_("Nothing says who this customer is."),
    N_("Give a name, a company, an e-mail, a phone or a customer number."),
)
FUTURE_BIRTHDAY: Final = Kind("future_birthday", N_("The birthday {value} is still to come."), N_("Check the year."))


def problems(draft: ContactDraft, today: date) -> list[Problem]:
    """All there is to say about `draft`; only `refusals` keep it from being saved."""
    return [*refusals(ready(draft, today)), *(problem for problem, _value in _doubts(cleaned(draft), today))]


def fresh_problems(before: ContactDraft, after: ContactDraft, today: date) -> list[Problem]:
    """What there is to say about `after` that could not be said of `before`."""
    known = {(each.field, each.values.get("value")) for each in problems(before, today)}
    return [each for each in problems(after, today) if (each.field, each.values.get("value")) not in known]


def refusals(draft: ContactDraft) -> list[Problem]:
    """Why `draft`, made `ready`, cannot be saved at all; empty for nearly everything."""
    return [] if names_somebody(name_of(draft)) else [Problem(NAMES_NOBODY, "last_name")]


def ready(draft: ContactDraft, today: date) -> ContactDraft:
    """`draft` as it is kept: cleaned, its phones understood, what is no value of its field set aside as a check."""
    draft = cleaned(draft)
    doubts = _doubts(draft, today)
    if not doubts:
        return draft
    known = {(check.field, check.value) for check in draft.checks}
    checks = [Check(problem.field, value, problem.code) for problem, value in doubts]
    wrong = {(check.field, check.value) for check in checks}
    return replace(
        draft,
        emails=tuple(email for email in draft.emails if ("email", email.address) not in wrong),
        phones=tuple(phone for phone in draft.phones if ("phone", phone.typed) not in wrong),
        siret=None if ("siret", draft.siret) in wrong else draft.siret,
        vat=None if ("vat", draft.vat) in wrong else draft.vat,
        birthday=None if any(check.field == "birthday" for check in checks) else draft.birthday,
        checks=(*draft.checks, *(check for check in checks if (check.field, check.value) not in known)),
    )


def cleaned(draft: ContactDraft) -> ContactDraft:
    """`draft` with every text cleaned, blanks and repeated values left out, numbers in their usual form."""
    draft = _settled(draft)
    tags = {text.fold(name): name for tag in reversed(draft.tags) for name in reversed(tag_names(tag))}
    lines: dict[str, Any] = {name: _line(getattr(draft, name)) for name in _LINES}
    return replace(
        draft,
        **lines,
        note=text.clean_lines(draft.note or "") or None,
        siret=_identifier(parse_siret(draft.siret), draft.siret),
        vat=_identifier(parse_vat(draft.vat), draft.vat),
        emails=_emails(draft.emails),
        phones=_phones(draft),
        addresses=tuple(each for address in draft.addresses if (each := _address(address)) is not None),
        memberships=tuple(
            replace(each, organisation=text.clean(each.organisation), role=_line(each.role))
            for each in draft.memberships
            if text.clean(each.organisation)
        ),
        tags=tuple(name for _key, name in sorted(tags.items())),
        custom={field: value for field, typed in draft.custom.items() if (value := text.clean_lines(typed))},
        checks=tuple(replace(check, value=value) for check in draft.checks if (value := text.clean_lines(check.value))),
    )


def _settled(draft: ContactDraft) -> ContactDraft:
    """`draft` with its names clean, a company alone made an organisation, a person's company a membership."""
    first, last, company = (text.clean(name) for name in (draft.first_name, draft.last_name, draft.company))
    kind, memberships = draft.kind, draft.memberships
    if kind == PERSON and company and not (first or last):
        kind = ORGANISATION
    elif kind == PERSON and company:
        known = any(text.fold(each.organisation) == text.fold(company) for each in memberships)
        company, memberships = "", memberships if known else (Membership(company), *memberships)
    return replace(draft, kind=kind, first_name=first, last_name=last, company=company, memberships=memberships)


def tag_names(typed: str) -> list[str]:
    """The tags in what was typed as one: commas, semicolons and line breaks set them apart."""
    return [name for part in _TAG_ENDS.split(typed) if (name := text.clean(part))]


def email_key(address: str) -> str:
    """What two spellings of one e-mail address have in common."""
    email = parse_email(address)
    return text.fold(address) if email is None or isinstance(email, Problem) else email.address


def sort_key(draft: ContactDraft) -> str:
    """Where `draft` stands in the list: the key of the name it goes by."""
    return text.sort_key(name_of(draft))


def name_of(draft: ContactDraft) -> str:
    """The name `draft` goes by: its own, else its e-mail, phone, code or card."""
    name = display_name(draft.kind, draft.first_name, draft.last_name, draft.company)
    reach = (*(email.address for email in draft.emails), *(phone.typed for phone in draft.phones))
    return name or next(iter(reach), "") or draft.code or draft.card or ""


_TAG_ENDS: Final = re.compile(r"[,;\n\r]+")
_LINES: Final = (
    "code",
    "card",
    "civility",
    "job",
    "language",
    "source",
    "stage",
    "channel",
    "household",
)


def _doubts(draft: ContactDraft, today: date) -> list[tuple[Problem, str]]:
    """What a cleaned draft holds that is no value of its field, each with its text."""
    found: Iterable[tuple[object, str | None]] = (
        *((parse_email(email.address), email.address) for email in draft.emails),
        *((None if phone.e164 else parse_phone(phone.typed).problem, phone.typed) for phone in draft.phones),
        (parse_siret(draft.siret), draft.siret),
        (parse_vat(draft.vat), draft.vat),
        (_future(draft.birthday, today), draft.birthday.isoformat() if draft.birthday else None),
    )
    return [(problem, value) for problem, value in found if isinstance(problem, Problem) and value]


def _future(birthday: date | None, today: date) -> Problem | None:
    if birthday is None or birthday <= today:
        return None
    return Problem(FUTURE_BIRTHDAY, "birthday", {"value": birthday.isoformat()})


def _line(value: str | None) -> str | None:
    return text.clean(value) or None if value else None


def _identifier(parsed: str | Problem | None, typed: str | None) -> str | None:
    return _line(typed) if isinstance(parsed, Problem) else parsed


def _emails(emails: Iterable[Email]) -> tuple[Email, ...]:
    kept: dict[str, Email] = {}
    for email in emails:
        address = text.clean(email.address)
        if address:
            kept.setdefault(email_key(address), replace(email, address=address))
    return tuple(kept.values())


def _phones(draft: ContactDraft) -> tuple[Phone, ...]:
    """The phones of `draft`, those not yet understood read as numbers of the country it lives in."""
    region = next((address.country for address in draft.addresses if address.country), None) or "FR"
    kept: dict[str, Phone] = {}
    for phone in draft.phones:
        typed = text.clean(phone.typed)
        if typed and phone.e164 is None:
            known = parse_phone(typed, region)
            phone = replace(phone, e164=known.e164, kind=phone.kind or known.kind or None)
        if typed:
            kept.setdefault(phone.e164 or typed, replace(phone, typed=typed))
    return tuple(kept.values())


def _address(address: Address) -> Address | None:
    address = Address(
        _line(address.line1),
        _line(address.line2),
        _line(address.postcode),
        _line(address.city),
        _line(address.country),
        address.kind,
    )
    return None if address == Address(kind=address.kind) else address
