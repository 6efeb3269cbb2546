"""Find contacts while somebody types: accents and case ignored, words in any order, middles of words included.

Two full-text tables hold no text of their own, only their index: `contact_words` (whole words and their beginnings,
over everything worth finding) and `contact_trigrams` (any three letters, over names, e-mails and phones). Both are
filled by one ``INSERT … SELECT`` per transaction from the rows it touched, so an import pays once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import sqlalchemy as sa

from grc_desktop.core.text import fold
from grc_desktop.db.base import metadata

_ROOT: Final = "contacts"
_MIDDLE: Final = 3  # letters a middle of a word needs
_CANDIDATES: Final = 400  # how many rows a ranked answer looks at

_NAME: Final = "c.last_name || ' ' || c.first_name || ' ' || c.company"
_REACH: Final = (
    "coalesce((SELECT group_concat(e.address, ' ') FROM emails e WHERE e.contact_id = c.id), '') || ' ' || "
    "coalesce((SELECT group_concat(CASE WHEN p.e164 LIKE '+33%' THEN '0' || substr(p.e164, 4) || ' ' ELSE '' END || "
    "coalesce(substr(p.e164, 2), p.typed), ' ') FROM phones p WHERE p.contact_id = c.id), '') || ' ' || "
    "coalesce(c.code, '') || ' ' || coalesce(c.card, '') || ' ' || coalesce(c.siret, '')"
)
_PLACE: Final = (
    "coalesce((SELECT group_concat(coalesce(a.city, '') || ' ' || coalesce(a.postcode, ''), ' ') "
    "FROM addresses a WHERE a.contact_id = c.id), '')"
)
_MORE: Final = (
    "coalesce(c.household, '') || ' ' || coalesce(c.job, '') || ' ' || coalesce(c.note, '') || ' ' || "
    "coalesce((SELECT group_concat(o.company, ' ') FROM memberships m JOIN contacts o ON o.id = m.organisation_id "
    "WHERE m.person_id = c.id), '') || ' ' || "
    "coalesce((SELECT group_concat(v.value, ' ') FROM custom_values v WHERE v.contact_id = c.id), '')"
)


def refresh(connection: sa.Connection) -> None:
    """Bring the index up to date with what this transaction changed (see `journal.watch`)."""
    tables = [name for name, table in metadata.tables.items() if table.info["root"][0] == _ROOT]
    names = ", ".join(f"'{name}'" for name in tables)
    touched = connection.exec_driver_sql(f"SELECT 1 FROM temp.changed WHERE tbl IN ({names}) LIMIT 1").first()
    if not touched:
        return
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS stale (id INTEGER PRIMARY KEY, fresh INTEGER)")
    connection.exec_driver_sql("DELETE FROM temp.stale")
    connection.exec_driver_sql(
        f"INSERT INTO temp.stale SELECT row_id, 1 FROM temp.changed WHERE tbl = '{_ROOT}' AND op = 'I'"
    )
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO temp.stale SELECT root_id, 0 FROM temp.changed WHERE tbl IN ({names})"
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO temp.stale SELECT m.person_id, 0 FROM temp.changed o "
        f"JOIN memberships m ON m.organisation_id = o.row_id WHERE o.tbl = '{_ROOT}' AND o.op = 'U'"
    )
    for table in ("contact_words", "contact_trigrams"):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid IN (SELECT id FROM temp.stale WHERE NOT fresh)")
    _fill(connection, "c.id IN (SELECT id FROM temp.stale)")


def rebuild(connection: sa.Connection) -> None:
    """Make the whole index anew from the contacts."""
    for table in ("contact_words", "contact_trigrams"):
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    _fill(connection, "1")


def _fill(connection: sa.Connection, condition: str) -> None:
    where = f"FROM contacts c WHERE c.deleted_at IS NULL AND {condition}"
    connection.exec_driver_sql(
        "INSERT INTO contact_words (rowid, name, reach, place, more) "
        f"SELECT c.id, {_NAME}, {_REACH}, {_PLACE}, {_MORE} {where}"
    )
    connection.exec_driver_sql(
        f"INSERT INTO contact_trigrams (rowid, name, reach) SELECT c.id, {_NAME}, {_REACH} {where}"
    )


def find(connection: sa.Connection, text: str, limit: int) -> list[int]:
    """The ids of the `limit` contacts that fit `text` best: names that begin so, then words, then middles of words."""
    words = _words(text)
    if not words:
        return []
    found = _beginning(connection, words, limit) if not words[0][0].isdigit() else []
    if len(found) < limit:
        found += _unseen(_by_words(connection, words, min(limit, _CANDIDATES) + len(found)), found)
    if len(found) < limit:
        found += _unseen(_by_middles(connection, words), found)
    return found[:limit]


def matching(connection: sa.Connection, text: str) -> list[int] | None:
    """The ids of all contacts that fit `text`, in no order; None when `text` holds nothing to look for."""
    words = _words(text)
    if not words:
        return None
    found = _by_words(connection, words, -1)
    return found + _unseen(_by_middles(connection, words), found)


def _words(text: str) -> list[str]:
    """What to look for; a phone number typed in pieces is one word."""
    folded = fold(text)
    digits = "".join(letter for letter in folded if letter.isdigit())
    if len(digits) >= 4 and not any(letter.isalpha() for letter in folded) and "@" not in folded:
        return [digits]
    return "".join(letter if letter.isalnum() else " " for letter in folded).split()


def _unseen(ids: Sequence[int], seen: Sequence[int]) -> list[int]:
    known = set(seen)
    return [number for number in ids if number not in known]


def _beginning(connection: sa.Connection, words: list[str], limit: int) -> list[int]:
    """Names that begin with the words as typed, in the order of the list."""
    start = " ".join(words)
    rows = connection.exec_driver_sql(
        "SELECT id FROM contacts WHERE deleted_at IS NULL AND sort_key >= ? AND sort_key < ? "
        "ORDER BY sort_key, id LIMIT ?",
        (start, start + "\U0010ffff", limit),
    )
    return list(rows.scalars())


def _by_words(connection: sa.Connection, words: list[str], limit: int) -> list[int]:
    query = " AND ".join(f'"{word}"*' for word in words)
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM contact_words WHERE contact_words MATCH ? LIMIT ?", (query, limit)
    )
    return list(rows.scalars())


def _by_middles(connection: sa.Connection, words: list[str]) -> list[int]:
    """Contacts whose name, e-mail or phone holds each word somewhere inside."""
    long = [word for word in words if len(word) >= _MIDDLE]
    if len(long) < len(words):
        return []
    trigrams = dict.fromkeys(word[start : start + 3] for word in long for start in range(len(word) - 2))
    query = " AND ".join(f'"{trigram}"' for trigram in trigrams)
    rows = connection.exec_driver_sql(
        "SELECT rowid FROM contact_trigrams WHERE contact_trigrams MATCH ? LIMIT ?", (query, _CANDIDATES)
    )
    return _verified(connection, long, list(rows.scalars()))


def _verified(connection: sa.Connection, words: list[str], ids: list[int]) -> list[int]:
    """Those of `ids` that really hold the words: the trigram index forgets the order of letters."""
    if not ids:
        return []
    rows = connection.exec_driver_sql(
        f"SELECT c.id, {_NAME} || ' ' || {_REACH} FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?))",
        (_json(ids),),
    )
    texts: dict[Any, str] = {row[0]: fold(row[1]) for row in rows}
    return [number for number in ids if all(word in texts.get(number, "") for word in words)]


def among(column: sa.ColumnElement[int], ids: Sequence[int]) -> sa.ColumnElement[bool]:
    """A condition `column IN ids` for any number of ids."""
    values = sa.func.json_each(_json(ids)).table_valued("value", name="wanted")
    return column.in_(sa.select(values.c.value))


def _json(ids: Sequence[int]) -> str:
    return "[" + ",".join(map(str, ids)) + "]"
