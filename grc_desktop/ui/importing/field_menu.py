"""The menu of what a column can fill, by groups."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.services.importing.fields import BY_NAME, CUSTOM
from grc_desktop.ui.importing.words import KINDS, NOT_IMPORTED

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grc_desktop.services.importing.fields import FieldKind
    from grc_desktop.services.importing.types import Column

GROUPS: Final = (
    (N_("Identity"), ("code", "card", "civility", "full_name", "first_name", "last_name", "company", "job")),
    (N_("Contact details"), ("email", "phone")),
    (N_("Address"), ("address", "address2", "postcode", "city", "country")),
    (
        N_("About the customer"),
        ("birthday", "language", "source", "stage", "newsletter", "tag", "household", "siret", "vat", "note"),
    ),
)
OWN: Final = N_("Your own fields")
NEW: Final = N_("New field")

Give: TypeAlias = "Callable[[str | None, FieldKind | None], object]"
"""Takes a field's name (nothing: the column is left out) and how its values read."""


def field_menu(parent: QWidget, column: Column, own: Mapping[str, FieldKind], give: Give) -> QMenu:
    """What `column` may fill; `own` are the shop's fields and their kinds, `give` takes the answer."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    group = QActionGroup(menu)
    for title, names in GROUPS:
        part = menu.addMenu(_(title))
        for name in names:
            _add(part, group, _(BY_NAME[name].label), column.field == name, partial(give, name, BY_NAME[name].kind))
    if own:
        part = menu.addMenu(_(OWN))
        for label, kind in own.items():
            field = f"{CUSTOM}{label}"
            _add(part, group, label, column.field == field, partial(give, field, kind))
    part = menu.addMenu(_(NEW))
    mine = f"{CUSTOM}{column.header}"
    for kind, word in KINDS.items():
        here = column.field == mine and column.kind == kind
        _add(part, group, _(word), here, partial(give, mine, kind))
    menu.addSeparator()
    _add(menu, group, _(NOT_IMPORTED), column.field is None, partial(give, None, None))
    return menu


def _add(menu: QMenu, group: QActionGroup, text: str, checked: bool, act: Callable[[], object]) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _checked=False: act())
    group.addAction(action)
    return action
