"""What every table and column must say of itself."""

from __future__ import annotations

import sqlalchemy as sa

import grc_desktop.db.tables  # noqa: F401 - fills the metadata
from grc_desktop.db.base import metadata

TABLES = metadata.sorted_tables


def test_every_column_says_whether_it_is_personal_data() -> None:
    silent = [f"{t.name}.{c.name}" for t in TABLES for c in t.columns if not isinstance(c.info.get("personal"), bool)]
    assert not silent


def test_names_numbers_and_addresses_of_people_are_personal_data() -> None:
    expected = {
        "contacts": {"first_name", "last_name", "birthday", "note", "code", "card"},
        "emails": {"address", "key"},
        "phones": {"typed", "e164"},
        "addresses": {"line1", "postcode", "city"},
        "custom_values": {"value"},
        "contact_checks": {"value"},
        "import_reviews": {"draft"},
        "journal_rows": {"delta"},
    }
    for table, columns in expected.items():
        said = {column.name for column in metadata.tables[table].columns if column.info["personal"]}
        assert columns <= said, table


def test_every_table_names_the_record_its_rows_belong_to() -> None:
    for table in TABLES:
        root, column = table.info["root"]
        assert column in table.columns
        assert root in metadata.tables
        if root != table.name:
            assert any(key.column.table.name == root for key in table.columns[column].foreign_keys), table.name


def test_whatever_people_edit_carries_a_version() -> None:
    assert "version" in metadata.tables["contacts"].columns


def test_no_table_keeps_bytes_that_the_journal_could_not_hold() -> None:
    assert not [c for t in TABLES for c in t.columns if isinstance(c.type, sa.LargeBinary)]
