"""Filters of the list: the chips that say which are in force, and the menu that adds one."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.core.text import fold
from grc_desktop.services.contacts.types import ORGANISATION, PERSON, ContactFilter
from grc_desktop.services.contacts.values import choices
from grc_desktop.services.contacts.values.labels import LABELS
from grc_desktop.ui.contacts.pick import PickMenu
from grc_desktop.ui.contacts.words import choice, field_label, stage_badge
from grc_desktop.ui.kit.chips import ChipSpec
from grc_desktop.ui.kit.icons import icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from grc_desktop.services.contacts.service import ContactService
    from grc_desktop.ui.kit.work import Work

    Choose = Callable[[str, Any], object]

KINDS: Final = {PERSON: N_("People"), ORGANISATION: N_("Organisations")}
TO_CHECK: Final = N_("To check")
ALIKE: Final = N_("Look-alikes")
UNREACHABLE: Final = N_("Unreachable")
_NAMES: Final = {
    "kind": N_("Type"),
    "stage": LABELS["stage"],
    "city": LABELS["city"],
    "tag": LABELS["tag"],
    "to_check": TO_CHECK,
    "alike": ALIKE,
    "unreachable": UNREACHABLE,
}


def chips(chosen: ContactFilter, view: ContactFilter) -> tuple[ChipSpec, ...]:
    """One chip for each condition of `chosen` that `view` does not already stand for."""
    said = {
        "kind": _(KINDS[chosen.kind]) if chosen.kind in KINDS else "",
        "stage": choice(chosen.stage, choices.STAGES),
        "city": chosen.city or "",
        "tag": chosen.tag or "",
        **{key: _("Yes") if getattr(chosen, key) else "" for key in ("to_check", "alike", "unreachable")},
    }
    return tuple(ChipSpec(key, _NAMES[key], value) for key, value in said.items() if value and not _given(key, view))


def without(chosen: ContactFilter, key: str) -> ContactFilter:
    """`chosen` without its condition `key`."""
    values: dict[str, Any] = {key: getattr(ContactFilter(), key)}
    return replace(chosen, **values)


def _given(key: str, view: ContactFilter) -> bool:
    return key == "to_check" and view.to_check


def filter_menu(work: Work, contacts: ContactService, choose: Choose, parent: QWidget) -> QMenu:
    """What can be filtered by; `choose` gets the condition's name and value."""
    menu = QMenu(parent)
    menu.addMenu(_simple(menu, "kind", [(code, _(label)) for code, label in KINDS.items()], choose))
    menu.addMenu(_stages(menu, choose))
    for key, hint, suggest in (
        ("city", _("City to look for"), contacts.cities),
        ("tag", _("Tag to look for"), lambda text: tag_names(contacts, text)),
    ):
        pick = PickMenu(work, suggest, hint, _(_NAMES[key]), parent=menu)
        pick.typed.connect(lambda value, key=key: choose(key, value))
        menu.addMenu(pick)
    for key, picture in (("to_check", "warning"), ("alike", "copy"), ("unreachable", "phone-slash")):
        menu.addAction(icon(picture), _(_NAMES[key]), functools.partial(choose, key, True))
    return menu


def stage_menu(parent: QWidget, choose: Callable[[str], object]) -> QMenu:
    """The lifecycle stages, each with its icon."""
    menu = QMenu(field_label("stage"), parent)
    for stage in choices.STAGES:
        badge = stage_badge(stage.code)
        assert badge is not None  # noqa: S101 - every stage has its badge
        menu.addAction(icon(badge.icon, badge.tone), badge.text, functools.partial(choose, stage.code))
    return menu


def tag_menu(
    work: Work,
    contacts: ContactService,
    add: Callable[[str], object],
    remove: Callable[[str], object],
    parent: QWidget,
) -> QMenu:
    """A tag to add, any text, and one to remove."""
    menu = QMenu(parent)
    for title, hint, picture, free, act in (
        (_("Add a tag"), _("Tag to add"), "plus", True, add),
        (_("Remove a tag"), _("Tag to remove"), "minus", False, remove),
    ):
        pick = PickMenu(work, lambda text: tag_names(contacts, text), hint, title, free=free, parent=menu)
        pick.setIcon(icon(picture))
        pick.typed.connect(act)
        menu.addMenu(pick)
    return menu


def tag_names(contacts: ContactService, text: str) -> list[str]:
    """The tags that hold `text`, the most carried first."""
    found = [tag for tag in contacts.tags() if fold(text) in fold(tag.name)]
    return [tag.name for tag in sorted(found, key=lambda tag: (-tag.contacts, fold(tag.name)))]


def _simple(menu: QMenu, key: str, values: list[tuple[str, str]], choose: Choose) -> QMenu:
    made = QMenu(_(_NAMES[key]), menu)
    for code, label in values:
        made.addAction(label, functools.partial(choose, key, code))
    return made


def _stages(menu: QMenu, choose: Choose) -> QMenu:
    return stage_menu(menu, lambda code: choose("stage", code))
