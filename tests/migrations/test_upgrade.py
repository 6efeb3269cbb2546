"""A base goes from one schema to the next whole, or stays what it was."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

import grc_desktop.db.tables  # noqa: F401 - fills the metadata
from grc_desktop.core.errors import StorageError
from grc_desktop.db import upgrade
from grc_desktop.db.base import metadata
from grc_desktop.db.database import Database
from grc_desktop.db.engine import connect, make_engine
from tests.architecture.checkout import ROOT
from tests.db.base import ACT, add, beside, content, ills, put, tag

REBUILD = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("contacts", recreate="always") as contacts:
        contacts.add_column(sa.Column("motto", sa.Text()))
    op.execute("UPDATE contacts SET motto = 'new'")
"""


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """The program's migrations, to which a test may add."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A base with two contacts, their phones and tags."""
    path = tmp_path / "shop" / "clients.grc"
    database = Database.create(path)
    with database.write(ACT) as connection:
        for name in ("Petit", "Roux"):
            number = add(connection, name)
            put(connection, "phones", contact_id=number, typed="06")
            tag(connection, number, "VIP")
    database.close()
    return path


def release(migrations: Path, body: str) -> None:
    (migrations / "versions" / "0002_next.py").write_text(body, "utf-8")


def content_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    database = Database(path)
    try:
        assert ills(database) == []
        return content(database)
    finally:
        database.close()


def test_a_new_base_has_the_newest_schema(tmp_path: Path) -> None:
    upgrade.create(tmp_path / "new" / "clients.grc")

    assert upgrade.schema(tmp_path / "new" / "clients.grc") == upgrade.newest()
    assert beside(tmp_path / "new" / "clients.grc") == ["clients.grc"]


def test_the_migrations_make_what_the_tables_declare(path: Path) -> None:
    def ours(item: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
        return not (kind == "table" and reflected and str(name).startswith(("contact_words", "contact_trigrams")))

    engine = make_engine(path, writer=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()

    assert differences == []


def test_every_column_has_the_default_its_table_declares(path: Path, tmp_path: Path) -> None:
    declared = make_engine(tmp_path / "declared.grc", writer=True)
    connect(tmp_path / "declared.grc", create=True).close()
    metadata.create_all(declared)
    declared.dispose()

    def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with closing(connect(path)) as connection:
            return {name: connection.execute(f"PRAGMA table_xinfo({name})").fetchall() for name in metadata.tables}

    assert columns(path) == columns(tmp_path / "declared.grc")


def test_a_base_is_not_made_where_one_stands(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(StorageError, match="database_exists"):
        upgrade.create(path)

    assert path.read_bytes() == before


def test_an_up_to_date_base_is_left_alone(path: Path) -> None:
    before = path.read_bytes()

    assert upgrade.bring_up_to_date(path) is None
    assert (path.read_bytes(), beside(path)) == (before, ["clients.grc"])


def test_an_old_base_is_upgraded_and_its_copy_kept(path: Path, migrations: Path) -> None:
    before = content_of(path)
    release(migrations, REBUILD)
    kept = upgrade.bring_up_to_date(path, migrations)

    assert kept is not None
    assert (upgrade.schema(path), upgrade.schema(kept)) == ("0002", "0001")
    assert beside(path) == ["clients.grc", "clients.schema-0001.grc"]
    assert content_of(kept) == before


def test_the_children_of_a_rebuilt_table_survive(path: Path, migrations: Path) -> None:
    release(migrations, REBUILD)
    upgrade.bring_up_to_date(path, migrations)
    with closing(connect(path)) as connection:
        for table in ("phones", "contact_tags", "contacts"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (2,)
        assert connection.execute("SELECT DISTINCT motto FROM contacts").fetchall() == [("new",)]
        assert upgrade.problems(connection) == []


@pytest.mark.parametrize(
    "failing",
    ['raise ValueError("no")', 'op.execute("DELETE FROM tags")'],
    ids=["an error", "foreign keys left broken"],
)
def test_a_migration_that_fails_leaves_the_old_base(path: Path, migrations: Path, failing: str) -> None:
    before = content_of(path)
    release(migrations, f"{REBUILD}    {failing}\n")
    with pytest.raises((ValueError, StorageError)):
        upgrade.bring_up_to_date(path, migrations)

    assert upgrade.schema(path) == "0001"
    assert content_of(path) == before
    release(migrations, REBUILD)
    upgrade.bring_up_to_date(path, migrations)
    assert upgrade.schema(path) == "0002"


def test_a_base_in_use_is_not_upgraded(path: Path, migrations: Path) -> None:
    release(migrations, REBUILD)
    database = Database(path)
    try:
        with pytest.raises(StorageError, match="database_locked"):
            upgrade.bring_up_to_date(path, migrations)
    finally:
        database.close()

    assert upgrade.schema(path) == "0001"


def test_a_newer_base_is_refused_with_its_schema(path: Path, migrations: Path) -> None:
    release(migrations, REBUILD)
    upgrade.bring_up_to_date(path, migrations)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="database_too_new") as refused:
        Database(path)

    assert refused.value.values["schema"] == "0002"
    assert path.read_bytes() == before


def test_a_log_left_without_its_base_is_not_given_to_a_new_one(path: Path) -> None:
    stray = path.with_name(f"{path.name}-wal")
    path.unlink()
    stray.write_bytes(b"unsaved pages")
    with pytest.raises(StorageError, match="database_exists"):
        upgrade.create(path)

    assert (path.exists(), stray.read_bytes()) == (False, b"unsaved pages")


def deaths(play: str, folder: Path) -> Iterator[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.db.killed", play, str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return iter(json.loads(done.stdout))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_an_upgrade_killed_anywhere_leaves_the_old_base_or_the_new(path: Path, migrations: Path) -> None:
    folder = migrations.parent
    release(migrations, REBUILD)
    shutil.copy(path, folder / "old.grc")
    whole = {"problems": [], "contacts": 2, "phones": 2, "contact_tags": 2}
    seen = set()
    for found in deaths("upgrade", folder):
        assert found.pop("then") == whole | {"schema": "0002"}
        seen.add(found["schema"])
        assert found | {"schema": ""} == whole | {"schema": ""}

    assert seen == {"0001", "0002"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")
def test_a_base_killed_while_it_is_made_is_whole_or_absent(tmp_path: Path) -> None:
    found = list(deaths("create", tmp_path))

    empty = {"schema": upgrade.newest(), "problems": [], "contacts": 0, "phones": 0, "contact_tags": 0}
    assert found[0] == {"then": empty}
    assert found[-1] == empty
    assert all(death in ({"then": empty}, empty) for death in found)
