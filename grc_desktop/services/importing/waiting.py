"""A record put away until somebody decides, and taken out again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from grc_desktop.services.contacts.types import Address, Email, Phone
from grc_desktop.services.importing.records import Record, Value


def to_json(record: Record) -> dict[str, Any]:
    """`record` as plain values that JSON holds."""
    return {
        "row": record.row,
        "kind": record.kind,
        "values": {name: _plain(value) for name, value in record.values.items()},
        "emails": {key: asdict(email) for key, email in record.emails.items()},
        "phones": {key: asdict(phone) for key, phone in record.phones.items()},
        "address": asdict(record.address) if record.address else None,
        "employers": [[employer.name, employer.role] for employer in record.employers.values()],
        "tags": record.tags,
        "custom": record.custom,
        "checks": [list(check) for check in record.checks],
        "key": record.key,
    }


def from_json(kept: Mapping[str, Any]) -> Record:
    """The record that `to_json` put away."""
    values: dict[str, Value] = dict(kept["values"])
    if isinstance(day := values.get("birthday"), str):
        values["birthday"] = date.fromisoformat(day)
    record = Record(
        row=kept["row"],
        kind=kept["kind"],
        values=values,
        emails={key: Email(**email) for key, email in kept["emails"].items()},
        phones={key: Phone(**phone) for key, phone in kept["phones"].items()},
        address=Address(**kept["address"]) if kept["address"] else None,
        tags=dict(kept["tags"]),
        custom=dict(kept["custom"]),
        checks=[(check[0], check[1], check[2]) for check in kept["checks"]],
        key=kept["key"],
    )
    for name, role in kept["employers"]:
        record.employ(name, role)
    return record


def identity(kept: Mapping[str, Any]) -> str:
    """What two readings of one row have in common, wherever it stood in its file."""
    return json.dumps(
        {name: value for name, value in kept.items() if name != "row"}, sort_keys=True, ensure_ascii=False
    )


def _plain(value: Value) -> str | bool:
    return value.isoformat() if isinstance(value, date) else value
