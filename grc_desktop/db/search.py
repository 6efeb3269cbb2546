"""Find contacts while somebody types: accents and case ignored, words in any order, middles of words included.

Two full-text tables hold no text of their own, only their index: `contact_words` (whole words and their beginnings,
over everything worth finding) and `contact_trigrams` (any three letters, over names, e-mails and phones). Both are
filled by one ``INSERT … SELECT`` per transaction from the rows it touched, so an import pays once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

import sqlalchemy as sa

from grc_desktop.core.i18n import _
from grc_desktop.core.progress import Progress
from grc_desktop.core.text import clean, fold, sort_key
from grc_desktop.db.base import metadata

_ROOT: Final = "contacts"
_MIDDLE: Final = 3  # letters a middle of a word needs
_CANDIDATES: Final = 400  # how many rows an answer looks at
_SLICE: Final = 50  # how many of them are read at once
_FILLED: Final = 2000  # how many contacts are indexed at once
_MANY: Final = 2000  # how many are too many to be sorted at once
_EVERYONES: Final = (
    "aol.com", "bbox.fr", "free.fr", "gmail.com", "gmx.fr", "googlemail.com", "hotmail.com", "hotmail.fr", "icloud.com",
    "laposte.net", "live.com", "live.fr", "me.com", "msn.com", "neuf.fr", "numericable.fr", "orange.fr", "outlook.com",
    "outlook.fr", "proton.me", "protonmail.com", "sfr.fr", "wanadoo.fr", "yahoo.com", "yahoo.fr", "ymail.com",
)  # fmt: skip
"""Mail services so common that they tell nobody from anybody, and would slow every search that begins like them."""

_TOLD: Final = "c.last_name || ' ' || c.first_name || ' ' || c.company"
_FOLDED: Final = "substr(c.sort_key, 1, instr(c.sort_key || char(31), char(31)) - 1)"
_NAME: Final = f"{_TOLD} || CASE WHEN octet_length({_TOLD}) > length({_TOLD}) THEN ' ' || {_FOLDED} ELSE '' END"
"""A name with a letter like œ or ø is found as it is typed on any keyboard too: its sort key is written so."""

_SERVICE: Final = "lower(substr(e.address, instr(e.address, '@') + 1))"
_MAIL: Final = (
    f"CASE WHEN {_SERVICE} IN {_EVERYONES} THEN substr(e.address, 1, instr(e.address, '@') - 1) ELSE e.address END"
)
_NUMBER: Final = "coalesce(substr(p.e164, 2), replace(replace(replace(p.typed, ' ', ''), '.', ''), '-', ''))"


def _all(expression: str, source: str) -> str:
    return f"coalesce((SELECT group_concat({expression}, ' ') FROM {source}), '')"


def _together(*texts: str) -> str:
    return " || ' ' || ".join(texts)


_NEAR: Final = _together(
    _NAME, _all(_MAIL, "emails e WHERE e.contact_id = c.id"), _all(_NUMBER, "phones p WHERE p.contact_id = c.id")
)
_MORE: Final = _together(
    *(f"coalesce(c.{name}, '')" for name in ("code", "card", "siret", "household", "job", "note")),
    _all("coalesce(a.city, '') || ' ' || coalesce(a.postcode, '')", "addresses a WHERE a.contact_id = c.id"),
    _all("o.company", "memberships m JOIN contacts o ON o.id = m.organisation_id WHERE m.person_id = c.id"),
    _all("v.value", "custom_values v WHERE v.contact_id = c.id"),
)
_INDEXES: Final = {"contact_words": "near || ' ' || more", "contact_trigrams": "near"}


def refresh(connection: sa.Connection, progress: Progress) -> None:
    """Bring the index up to date with what this transaction changed (see `journal.watch`)."""
    tables = [name for name, table in metadata.tables.items() if table.info["root"][0] == _ROOT]
    names = ", ".join(f"'{name}'" for name in tables)
    touched = connection.exec_driver_sql(f"SELECT 1 FROM temp.changed WHERE tbl IN ({names}) LIMIT 1").first()
    if not touched:
        return
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS stale (id INTEGER PRIMARY KEY)")
    connection.exec_driver_sql("DELETE FROM temp.stale")
    connection.exec_driver_sql(
        f"INSERT OR IGNORE INTO temp.stale SELECT root_id FROM temp.changed WHERE tbl IN ({names})"
    )
    connection.exec_driver_sql(
        "INSERT OR IGNORE INTO temp.stale SELECT m.person_id FROM temp.changed o "
        f"JOIN memberships m ON m.organisation_id = o.row_id WHERE o.tbl = '{_ROOT}' AND o.op = 'U'"
    )
    progress.start(
        _("Preparing the search"), connection.exec_driver_sql("SELECT count(*) FROM temp.stale").scalar_one()
    )
    done = 0
    for first, last, number in _slices(connection):
        some = f"s.id BETWEEN {first} AND {last}"
        for table in _INDEXES:
            connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid IN (SELECT id FROM temp.stale s WHERE {some})")
        _fill(connection, f"temp.stale s CROSS JOIN contacts c ON c.id = s.id AND {some}")  # stale rows are few
        done += number
        progress.advance(done)


def _slices(connection: sa.Connection) -> Iterator[tuple[int, int, int]]:
    """The stale contacts, some at a time: the first, the last, and how many they are."""
    last = 0
    while True:
        first, last, number = connection.exec_driver_sql(
            "SELECT min(id), max(id), count(*) FROM (SELECT id FROM temp.stale WHERE id > ? ORDER BY id LIMIT ?)",
            (last, _FILLED),
        ).one()
        if number:
            yield first, last, number
        if number < _FILLED:
            return


def rebuild(connection: sa.Connection) -> None:
    """Make the whole index anew from the contacts."""
    for table in _INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    _fill(connection, "contacts c")


def _fill(connection: sa.Connection, source: str) -> None:
    connection.exec_driver_sql("CREATE TEMP TABLE IF NOT EXISTS texts (id INTEGER PRIMARY KEY, near TEXT, more TEXT)")
    connection.exec_driver_sql(
        f"INSERT INTO temp.texts SELECT c.id, {_NEAR}, {_MORE} FROM {source} WHERE c.deleted_at IS NULL"
    )
    for index, text in _INDEXES.items():
        connection.exec_driver_sql(f"INSERT INTO {index} (rowid, text) SELECT id, {text} FROM temp.texts")
    connection.exec_driver_sql("DELETE FROM temp.texts")


def find(connection: sa.Connection, text: str, limit: int) -> list[int]:
    """The ids of the `limit` contacts that fit `text` best.

    Names that begin so come first, then whole words, then beginnings of words, then middles.
    """
    words = _words(text)
    if not words:
        return []
    found: dict[int, None] = {}
    for ids in _ways(connection, text, words, limit):
        found.update(dict.fromkeys(ids))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def _ways(connection: sa.Connection, text: str, words: list[str], limit: int) -> Iterator[Iterable[int]]:
    """What each way of looking finds, the most telling first."""
    enough = min(2 * limit, max(limit, _CANDIDATES))
    if "@" in text:
        found = list(_by_address(connection, text, limit))
        yield found
        if found:
            return
    elif not words[0][0].isdigit():
        yield _by_beginning(connection, text, limit)
    elif len(words) == 1:
        yield _by_number(connection, words[0], limit)
    yield _by_words(connection, words, enough, whole=True)
    yield _by_words(connection, words, enough)
    yield _by_middles(connection, words, limit)


@dataclass(frozen=True, slots=True)
class Fitting:
    """All contacts that fit a text: a statement of their ids, some of them maybe twice and some in the bin.

    `number`: how many lines it gives, counted up to a few thousand.
    """

    ids: sa.TextualSelect
    number: int

    @property
    def many(self) -> bool:
        """Whether sorting them takes longer than one waits for the first."""
        return self.number >= _MANY


def fitting(connection: sa.Connection, text: str) -> Fitting | None:
    """The contacts that fit `text`; None when it holds nothing to look for.

    The middles of words are looked through while those that begin so are few.
    """
    words = _words(text)
    if not words:
        return None
    ways = ["SELECT rowid AS id FROM contact_words WHERE contact_words MATCH :words"]
    given = {"words": _query(words, "*")}
    if "@" in text:
        ways.append("SELECT contact_id FROM emails WHERE key >= :start AND key < :start || char(1114111)")
        given["start"] = _address(text)
    elif not words[0][0].isdigit():
        ways.append("SELECT id FROM contacts WHERE sort_key >= :start AND sort_key < :start || char(1114111)")
        ways[-1] += " AND deleted_at IS NULL"
        given["start"] = _beginning(text)
    found = _together_in(connection, ways, given)
    if found.many:
        return found
    given["middles"] = _json(list(_by_middles(connection, words, _CANDIDATES)))
    return _together_in(connection, [*ways, "SELECT value FROM json_each(:middles)"], given)


def _together_in(connection: sa.Connection, ways: Sequence[str], given: dict[str, str]) -> Fitting:
    statement = " UNION ALL ".join(ways)
    counted = sa.text(f"SELECT count(*) FROM ({statement} LIMIT {_MANY})")
    number = connection.execute(counted, given).scalar_one()
    return Fitting(sa.text(statement).bindparams(**given).columns(sa.column("id", sa.Integer)), number)


def _words(text: str) -> list[str]:
    """What to look for: letters and digits; a phone number typed in pieces is one word, without its prefix's zero.

    Digits that may be several numbers as well, for a piece of them is long, are one word with its spaces.
    """
    folded = "".join(letter if _is_known(letter) else " " for letter in fold(text))
    national = "+33" in text or text.startswith("0033")
    words: list[str] = []
    for digits, pieces in groupby(folded.split(), str.isdigit):
        some = list(pieces)
        if not digits:
            words += some
        elif national:
            words.append(_without_zeros("".join(some)))
        else:
            words.append((" " if any(len(piece) > _MIDDLE for piece in some) else "").join(some))
    return words


def _without_zeros(word: str) -> str:
    """``0033612…`` and ``330612…`` as the index has them: ``33612…``."""
    bare = word.lstrip("0")
    return "33" + bare[2:].lstrip("0") if bare.startswith("33") else word


def _is_known(letter: str) -> bool:
    """Whether the index takes `letter` for one of a word: it knows fewer alphabets than Python."""
    return letter.isalnum() and (letter.isascii() or unicodedata.ucd_3_2_0.category(letter)[0] in "LN")


def _beginning(text: str) -> str:
    return sort_key(text).partition("\x1f")[0]


def _address(text: str) -> str:
    return clean(text).lower().replace(" ", "")


def _by_beginning(connection: sa.Connection, text: str, limit: int) -> Iterable[int]:
    """Names that begin with the text as typed, in the order of the list."""
    start = _beginning(text)
    return connection.exec_driver_sql(
        "SELECT id FROM contacts WHERE deleted_at IS NULL AND sort_key >= ? AND sort_key < ? "
        "ORDER BY sort_key, id LIMIT ?",
        (start, start + "\U0010ffff", limit),
    ).scalars()


def _by_address(connection: sa.Connection, text: str, limit: int) -> Iterable[int]:
    """Contacts with an e-mail that begins with the text as typed."""
    start = _address(text)
    return connection.exec_driver_sql(
        "SELECT e.contact_id FROM emails e CROSS JOIN contacts c ON c.id = e.contact_id "
        "WHERE e.key >= ? AND e.key < ? AND c.deleted_at IS NULL ORDER BY e.key LIMIT ?",
        (start, start + "\U0010ffff", limit),
    ).scalars()


def _by_number(connection: sa.Connection, word: str, limit: int) -> Iterable[int]:
    """Contacts with a phone number that begins with these digits."""
    for form in _forms(word.replace(" ", "")):
        yield from connection.exec_driver_sql(
            "SELECT p.contact_id FROM phones p CROSS JOIN contacts c ON c.id = p.contact_id "
            "WHERE p.e164 >= ? AND p.e164 < ? AND c.deleted_at IS NULL ORDER BY p.e164 LIMIT ?",
            (f"+{form}", f"+{form}\U0010ffff", limit),
        ).scalars()


def _by_words(connection: sa.Connection, words: list[str], limit: int, *, whole: bool = False) -> Iterable[int]:
    query = _query(words, "" if whole else "*")
    return connection.exec_driver_sql(
        "SELECT rowid FROM contact_words WHERE contact_words MATCH ? LIMIT ?", (query, limit)
    ).scalars()


def _query(words: Iterable[str], end: str) -> str:
    return " AND ".join(f"({_either(word, end)})" for word in words)


def _either(word: str, end: str) -> str:
    """`word` in each of its forms; digits in pieces as one number, or each piece as one."""
    joined = " OR ".join(f'"{form}"{end}' for form in _forms(word.replace(" ", "")))
    return f"{joined} OR ({_query(word.split(), end)})" if " " in word else joined


def _forms(word: str) -> list[str]:
    """`word` as it may be in the index: French numbers are there with their country, ``33612…`` for ``0612…``."""
    return [word, f"33{word[1:]}"] if word[0] == "0" and word.isdigit() and word[1:2] != "0" else [word]


def _by_middles(connection: sa.Connection, words: list[str], limit: int) -> Iterable[int]:
    """Contacts whose name, e-mail or phone holds each word somewhere inside."""
    words = [word.replace(" ", "") for word in words]
    if any(len(word) < _MIDDLE for word in words):
        return []
    trigrams = dict.fromkeys(word[start : start + 3] for word in words for start in range(len(word) - 2))
    query = " AND ".join(f'"{trigram}"' for trigram in trigrams)
    ids = list(
        connection.exec_driver_sql(
            "SELECT rowid FROM contact_trigrams WHERE contact_trigrams MATCH ? LIMIT ?", (query, _CANDIDATES)
        ).scalars()
    )
    found: list[int] = []
    for start in range(0, len(ids), _SLICE):
        found += _verified(connection, words, ids[start : start + _SLICE])
        if len(found) >= limit:
            break
    return found


def _verified(connection: sa.Connection, words: list[str], ids: list[int]) -> list[int]:
    """Those of `ids` that really hold the words: the trigram index forgets the order of letters."""
    rows = connection.exec_driver_sql(
        f"SELECT c.id, {_NEAR} FROM contacts c WHERE c.id IN (SELECT value FROM json_each(?))", (_json(ids),)
    )
    texts = {row[0]: fold(row[1]) for row in rows}
    return [number for number in ids if all(word in texts.get(number, "") for word in words)]


def among(column: sa.ColumnElement[int], ids: Sequence[int]) -> sa.ColumnElement[bool]:
    """A condition `column IN ids` for any number of ids."""
    values = sa.func.json_each(_json(ids)).table_valued("value", name="wanted")
    return column.in_(sa.select(values.c.value))


def _json(ids: Sequence[int]) -> str:
    return "[" + ",".join(map(str, ids)) + "]"
