"""A row of figures under a name: what the shop noted of a customer in its own fields, at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import _, _n
from grc_desktop.services.contacts.notable import customer_since, full_years, next_anniversary
from grc_desktop.ui.contacts.facts import custom_text
from grc_desktop.ui.contacts.words import month, short_day
from grc_desktop.ui.kit.even import EvenLayout
from grc_desktop.ui.kit.labels import ElidedLabel, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grc_desktop.services.contacts.types import ContactDraft, CustomField

_MOST: Final = 4
_LEAST: Final = 104
_KINDS: Final = ("money", "number")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in large, under its label; `note` says a little more."""

    label: str
    value: str
    note: str = ""


def figures(draft: ContactDraft, fields: Sequence[CustomField], today: date) -> tuple[Figure, ...]:
    """What there is to say in figures: amounts first, then numbers, days last."""
    own = [field for kind in _KINDS for field in fields if field.kind == kind and draft.custom.get(field.id or 0)]
    amounts = [Figure(field.label, custom_text(field.kind, draft.custom[field.id or 0])) for field in own]
    days = list(_days(draft, fields, today))
    return (*amounts[: _MOST - len(days)], *days)


def _days(draft: ContactDraft, fields: Sequence[CustomField], today: date) -> Iterator[Figure]:
    since = customer_since(draft, fields)
    if since is not None and since <= today:
        years = full_years(since, today)
        note = _n("{n} year", "{n} years", years).format(n=years) if years > 0 else _("this year")
        yield Figure(_("Customer since"), month(since), note)
    if draft.birthday is not None and draft.birthday <= today:
        day = next_anniversary(draft.birthday, today)
        age = day.year - draft.birthday.year
        yield Figure(_("Next birthday"), short_day(day), _n("{n} year", "{n} years", age).format(n=age))


class Figures(QWidget):
    """Figures side by side, as wide as one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: tuple[Figure, ...] = ()
        self._columns: list[QWidget] = []
        self._row = EvenLayout(self, gap=16, least=_LEAST)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show `figures`, or nothing."""
        self.figures = figures
        for old in self._columns:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._columns = [_column(figure) for figure in figures]
        for column in self._columns:
            self._row.addWidget(column)
        self.setVisible(bool(figures))


def _column(figure: Figure) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{figure.label} {figure.value} {figure.note}".strip())
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    for role, text in ((Role.SMALL, figure.label), (Role.SECTION, figure.value), (Role.SMALL, figure.note)):
        if text:
            label = ElidedLabel(role)
            label.setText(text)
            column.addWidget(label)
    column.addStretch(1)
    return made
