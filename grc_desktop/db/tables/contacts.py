"""Who the shop knows: persons, organisations, how to reach them, and what the shop chose to note."""

from __future__ import annotations

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, Text, UniqueConstraint, text

from grc_desktop.db.base import declare, edited, personal, plain
from grc_desktop.db.types import Json, Moment


def _contact(column: str = "contact_id") -> ForeignKey:
    return ForeignKey("contacts.id", name=f"fk_{column}", ondelete="CASCADE")


contacts = declare(
    "contacts",
    *edited(),
    plain("kind", Text, nullable=False),
    personal("code", Text),
    personal("card", Text),
    personal("civility", Text),
    personal("first_name", Text, nullable=False, server_default=""),
    personal("last_name", Text, nullable=False, server_default=""),
    personal("company", Text, nullable=False, server_default=""),
    personal("job", Text),
    personal("birthday", Date),
    personal("language", Text),
    plain("source", Text),
    plain("stage", Text),
    plain("channel", Text),
    plain("newsletter", Boolean),
    plain("siret", Text),
    plain("vat", Text),
    personal("household", Text),
    personal("note", Text),
    personal("sort_key", Text, nullable=False),
    plain("deleted_at", Moment),
    Index("ix_contacts_sort_key", "deleted_at", "sort_key", "id"),
    Index("ix_contacts_code", "code"),
    Index("ix_contacts_card", "card"),
    Index("ix_contacts_birthday", "birthday", sqlite_where=text("birthday IS NOT NULL")),
)

emails = declare(
    "emails",
    plain("contact_id", Integer, _contact("emails_contact_id"), nullable=False),
    plain("position", Integer, nullable=False, server_default="0"),
    plain("kind", Text),
    personal("address", Text, nullable=False),
    personal("key", Text, nullable=False),
    Index("ix_emails_contact_id", "contact_id"),
    Index("ix_emails_key", "key"),
    root=("contacts", "contact_id"),
)

phones = declare(
    "phones",
    plain("contact_id", Integer, _contact("phones_contact_id"), nullable=False),
    plain("position", Integer, nullable=False, server_default="0"),
    plain("kind", Text),
    personal("typed", Text, nullable=False),
    personal("e164", Text),
    Index("ix_phones_contact_id", "contact_id"),
    Index("ix_phones_e164", "e164"),
    root=("contacts", "contact_id"),
)

addresses = declare(
    "addresses",
    plain("contact_id", Integer, _contact("addresses_contact_id"), nullable=False),
    plain("position", Integer, nullable=False, server_default="0"),
    plain("kind", Text),
    personal("line1", Text),
    personal("line2", Text),
    personal("postcode", Text),
    personal("city", Text),
    personal("country", Text),
    Index("ix_addresses_contact_id", "contact_id"),
    Index("ix_addresses_city", "city", "contact_id"),
    root=("contacts", "contact_id"),
)

memberships = declare(
    "memberships",
    plain("person_id", Integer, _contact("memberships_person_id"), nullable=False),
    plain("organisation_id", Integer, _contact("memberships_organisation_id"), nullable=False),
    personal("role", Text),
    plain("position", Integer, nullable=False, server_default="0"),
    Index("ix_memberships_person_id", "person_id"),
    Index("ix_memberships_organisation_id", "organisation_id"),
    root=("contacts", "person_id"),
)

tags = declare(
    "tags",
    plain("name", Text, nullable=False),
    plain("key", Text, nullable=False, unique=True),
    support=True,
)

contact_tags = declare(
    "contact_tags",
    plain("contact_id", Integer, _contact("contact_tags_contact_id"), nullable=False),
    plain("tag_id", Integer, ForeignKey("tags.id", name="fk_contact_tags_tag_id"), nullable=False),
    UniqueConstraint("contact_id", "tag_id", name="uq_contact_tags_pair"),
    Index("ix_contact_tags_tag_id", "tag_id"),
    root=("contacts", "contact_id"),
)

custom_fields = declare(
    "custom_fields",
    plain("label", Text, nullable=False),
    plain("key", Text, nullable=False, unique=True),
    plain("kind", Text, nullable=False),
    plain("choices", Json),
    plain("position", Integer, nullable=False, server_default="0"),
    support=True,
)

custom_values = declare(
    "custom_values",
    plain("contact_id", Integer, _contact("custom_values_contact_id"), nullable=False),
    plain("field_id", Integer, ForeignKey("custom_fields.id", name="fk_custom_values_field_id"), nullable=False),
    personal("value", Text, nullable=False),
    UniqueConstraint("contact_id", "field_id", name="uq_custom_values_pair"),
    Index("ix_custom_values_field_id", "field_id"),
    root=("contacts", "contact_id"),
)

contact_checks = declare(
    "contact_checks",
    plain("contact_id", Integer, _contact("contact_checks_contact_id"), nullable=False),
    plain("field", Text, nullable=False),
    personal("value", Text, nullable=False),
    plain("code", Text, nullable=False),
    plain("origin", Text),
    Index("ix_contact_checks_contact_id", "contact_id"),
    root=("contacts", "contact_id"),
)
