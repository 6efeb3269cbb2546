"""``grc contacts`` and ``grc contact``: find contacts, show one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from grc_desktop.cli import output
from grc_desktop.cli.program import Program
from grc_desktop.core import format as show
from grc_desktop.core.i18n import _, _n

if TYPE_CHECKING:
    from grc_desktop.app import Services
    from grc_desktop.services.contacts.types import ContactDraft, ContactRow


def register(program: Program) -> None:
    @program.command("contacts", _("Find contacts."))
    def contacts(
        text: Annotated[str, typer.Argument(help=_("What to look for: a name, a phone, a town…"))] = "",
        limit: Annotated[int, typer.Option(min=1, help=_("How many to show at most."))] = 50,
    ) -> None:
        from grc_desktop.services.contacts.types import ContactFilter

        with program.services() as services:
            ids = services.contacts.find_ids(ContactFilter(text=text))
            rows = services.contacts.rows(ids[:limit])
            drafts = services.contacts.drafts([row.id for row in rows])
        listed = [_listed(row, draft) for row, draft in zip(rows, drafts, strict=True)]
        program.answer({"total": len(ids), "contacts": listed}, lambda: _tell_list(len(ids), rows))

    @program.command("contact", _("Show one contact and what happened to it."))
    def contact(
        number: Annotated[int, typer.Argument(metavar="ID", help=_("The number that “contacts” shows."))],
    ) -> None:
        with program.services() as services:
            answer = _whole(services, number)
        program.answer(answer, lambda: _tell_one(answer))


def _listed(row: ContactRow, draft: ContactDraft) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "name": row.name,
        **_reach(draft),
        "city": row.city,
        "stage": row.stage,
        "points": None,  # there is no loyalty programme to have a balance in
        "organisation": row.organisation,
        "code": row.code,
        "tags": list(row.tags),
        "to_check": row.to_check,
    }


def _reach(draft: ContactDraft) -> dict[str, list[str]]:
    return {
        "emails": [email.address for email in draft.emails],
        "phones": [phone.e164 or phone.typed for phone in draft.phones],
    }


def _tell_list(total: int, rows: list[ContactRow]) -> None:
    cells = ((str(row.id), row.name, row.city, row.phone, row.email) for row in rows)
    output.say_table((_("No."), _("Name"), _("City"), _("Phone"), _("E-mail")), cells)
    output.say(_n("{n} contact", "{n} contacts", total).format(n=show.number(total)))


def _whole(services: Services, number: int) -> dict[str, Any]:
    from grc_desktop.services.exporting.records import nested

    details = services.contacts.details(number)
    fields = {field.id: field for field in services.contacts.custom_fields() if field.id is not None}
    moments = {name: getattr(details, name) for name in ("created_at", "updated_at", "deleted_at")}
    members = [{"id": member, "name": name, "role": role} for member, name, role in details.members]
    answer = {"id": number, "name": details.name} | _reach(details.draft) | nested(details.draft, "", fields)
    answer |= {name: moment for name, moment in moments.items() if moment is not None}
    return answer | ({"members": members} if members else {}) | {"timeline": _timeline(services, number)}


def _timeline(services: Services, number: int) -> list[dict[str, Any]]:
    """What happened to the contact, newest first."""
    return [
        {"id": entry.id, "at": entry.at, "who": entry.who, "action": entry.action, "title": entry.title}
        for entry in services.history.entries(contact=number)
    ]


def _tell_one(answer: dict[str, Any]) -> None:
    output.say(f"{answer['name']} ({answer['id']})")
    hidden = {
        "name",
        "id",
        "kind",
        "emails",
        "phones",
        "phone_e164",
        "phone_kind",
        "created_at",
        "updated_at",
        "timeline",
    }
    output.say_table(
        (_("Field"), _("Value")),
        ((_label(name), _shown(value)) for name, value in answer.items() if name not in hidden),
    )
    for event in answer["timeline"]:
        output.say(f"{show.moment(event['at'])}  {event['title']}")


def _label(name: str) -> str:
    from grc_desktop.services.contacts.columns import header

    return header(name)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(str(part) for part in value.values() if part)
    return "\n".join(map(_shown, value)) if isinstance(value, list) else str(value)
