"""The states of the pages worth looking at, declared one by one; the shots and the demo draw them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, QUrl

from grc_desktop.services.contacts.types import Address, ContactDraft, Email, Membership, Phone
from grc_desktop.services.importing.sample import workbook
from grc_desktop.ui.shell.opening.recent_bases import RecentBase
from grc_desktop.ui.stage import contact_scenes

if TYPE_CHECKING:
    from grc_desktop.ui.stage.stage import Stage


LONG_NAME: Final = (
    "Comité des œuvres sociales de la Société nationale de chemins de fer, région Auvergne-Rhône-Alpes, "
    "établissement de Lyon-Perrache et de la Croix-Rousse"
)


@dataclass(frozen=True, slots=True)
class Scene:
    """`play` brings the window, open on the base, to the state. `main`: among the few that show what the program is.

    `sample` and `empty` say on which bases it is worth playing.
    """

    name: str
    play: Callable[[Stage], object]
    sample: bool = True
    empty: bool = True
    main: bool = False


def _busy_morning(stage: Stage) -> None:
    """Some work done, some mistakes made: every column has something to say."""
    contacts = stage.services.contacts
    for first, last in (("Éloïse", "Lefèvre"), ("Inès", "Castelnau"), ("Inès", "CASTELNAU"), ("Thaïs", "Garçon")):
        contacts.save(ContactDraft(first_name=first, last_name=last, phones=(Phone(f"06 39 98 00 {len(last):02}"),)))
    corrected, *deleted = contacts.find_ids()[:4]
    contacts.save(replace(contacts.details(corrected).draft, note="Passe prendre sa commande samedi."))
    contacts.delete(deleted)
    stage.settle()
    stage.go("today")


def _edit(stage: Stage) -> None:
    stage.go("contacts")
    stage.do("contacts.edit")


def _edit_wrongly(stage: Stage) -> None:
    from grc_desktop.ui.contacts.page import ContactsPage

    stage.go("contacts")
    if isinstance(stage.page, ContactsPage):
        stage.page.edit("emails")
    stage.settle()
    stage.press("Ctrl+A")
    stage.type("jean.dupont@")
    stage.press("Tab")
    stage.do("contacts.save")


def _edit_stale(stage: Stage) -> None:
    _edit(stage)
    stage.type("Jo")
    contact = stage.page.state()["contact"]
    draft = stage.services.contacts.details(contact if isinstance(contact, int) else 0).draft
    stage.services.contacts.save(replace(draft, note="Passe prendre sa commande samedi."))
    stage.do("contacts.save")


def _narrow(stage: Stage) -> None:
    stage.go("contacts", view="all", filter={"kind": "person", "city": "Lyon"})


def _select(stage: Stage) -> None:
    stage.go("contacts")
    for _ in range(4):
        stage.press("Shift+Down")


def _look_in_bin(stage: Stage) -> None:
    stage.services.contacts.delete(stage.services.contacts.find_ids()[:5])
    stage.go("contacts", view="bin", filter={"in_bin": True})


def _name_at_length(stage: Stage) -> None:
    boss = Membership(LONG_NAME, "Responsable des achats et des animations de fin d’année")
    at = (Address("Bâtiment C, escalier 4, 12 bis cours de Verdun-Perrache", None, "69002", "Lyon", "FR"),)
    mail = (Email("oeuvres-sociales.auvergne-rhone-alpes.lyon-perrache@comite-entreprise.example"),)
    stage.services.contacts.save(ContactDraft(kind="organisation", company=LONG_NAME, emails=mail, addresses=at))
    contact = stage.services.contacts.save(
        ContactDraft(first_name="Marie-Antoinette-Éléonore", last_name="de La Rochefoucauld-Liancourt",
                     emails=mail, addresses=at, memberships=(boss,))
    )  # fmt: skip
    stage.settle()
    stage.go("contacts", contact=contact)


def _add(stage: Stage) -> None:
    stage.go("contacts")
    stage.do("contacts.new")


def _import(stage: Stage, steps: int) -> None:
    stage.go("importing", file=str(workbook()))
    for _ in range(steps):
        stage.do("importing.next")


def _import_result(stage: Stage) -> None:
    _import(stage, 2)
    stage.do("importing.write")


def _correct_cell(stage: Stage) -> None:
    _import(stage, 2)
    for text in ("06 39 98 41 27", "marie.petit@exemple.fr"):
        stage.do("importing.next_problem")
        stage.press("Ctrl+A")
        stage.type(text)
        stage.press("Tab")


def _import_undone(stage: Stage) -> None:
    _import_result(stage)
    stage.do("importing.undo")


def _undo_import(stage: Stage) -> None:
    stage.go("history")
    stage.press("End")
    stage.do("history.undo")


def _search(stage: Stage, *typed: str) -> None:
    for contact in (4, 12, 3):
        stage.go("contacts", contact=contact)
        stage.go("history")
    stage.go("contacts")
    stage.press("Ctrl+K")
    for text in typed:
        stage.type(text)


def _search_number(stage: Stage) -> None:
    draft = stage.services.contacts.details(1).draft
    stage.services.contacts.save(replace(draft, phones=(*draft.phones, Phone("04 65 71 00 42"))))
    _search(stage, "0465710042")


def _fold(stage: Stage) -> None:
    stage.go("contacts")
    stage.press("Ctrl+B")


def _create(stage: Stage) -> None:
    stage.go("history")
    stage.press("Ctrl+N")


def _greet(stage: Stage) -> None:
    stage.preferences.spoken.emit()
    stage.settle()


def _greet_again(stage: Stage) -> None:
    from grc_desktop.ui.shell.opening.first_start import FirstStart

    _greet(stage)
    home, noon = Path("/home/camille/Documents"), datetime(2026, 11, 21, 11, 5, tzinfo=UTC)
    if isinstance(screen := stage.window.alone, FirstStart):
        bases = (
            RecentBase(home / "Boutique" / "clients.grc", noon, "Maison Tilleul", 1248),
            RecentBase(home / "clients.grc", noon - timedelta(days=1), "", 1),
            RecentBase(Path("/media/cle-usb") / "marche.grc", noon - timedelta(days=40), LONG_NAME, 312),
        )
        screen.show_recent(bases)
        screen.recent.mark_missing({bases[-1].path})
        screen.setFocus()
    stage.settle()


def _bring_into_sample(stage: Stage) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/camille/clients.xlsx")])
    stage.drop(data)


def _hold(stage: Stage, *names: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/home/camille/{name}") for name in names])
    stage.hold(data)


SCENES: Final = (
    Scene("today", lambda stage: stage.go("today"), main=True),
    Scene("today-busy", _busy_morning, empty=False),
    Scene("contacts", lambda stage: stage.go("contacts"), main=True),
    Scene("contacts-edit", _edit, empty=False),
    Scene("contacts-problem", _edit_wrongly, empty=False),
    Scene("contacts-stale", _edit_stale, empty=False),
    Scene("contacts-new", _add),
    Scene("contacts-filters", _narrow, empty=False),
    Scene("contacts-several", _select, empty=False),
    Scene("contacts-bin", _look_in_bin, empty=False),
    Scene("contacts-long", _name_at_length, sample=False),
    Scene("contacts-known", contact_scenes.know_everything, empty=False),
    Scene("contacts-name", contact_scenes.name_alone, empty=False),
    Scene("contacts-value", contact_scenes.edit_value, empty=False),
    Scene("contacts-cell", contact_scenes.edit_cell, empty=False),
    Scene("contacts-alike", contact_scenes.name_twice, empty=False),
    Scene("contacts-nobody", contact_scenes.look_for_nobody, empty=False),
    Scene("contacts-record", contact_scenes.narrow_window, empty=False),
    Scene("palette", _search),
    Scene("palette-customers", lambda stage: _search(stage, "le"), empty=False),
    Scene("palette-number", _search_number, empty=False),
    Scene("palette-actions", lambda stage: _search(stage, "ex"), empty=False),
    Scene("palette-nobody", lambda stage: _search(stage, "Zoé Zimmermann")),
    Scene("quick-add", _create, empty=False),
    Scene("sidebar-folded", _fold, empty=False),
    Scene("import", lambda stage: stage.go("importing")),
    Scene("import-file", lambda stage: _import(stage, 0), sample=False),
    Scene("import-columns", lambda stage: _import(stage, 1), sample=False),
    Scene("import-check", lambda stage: _import(stage, 2), main=True),
    Scene("import-cell", _correct_cell, sample=False),
    Scene("import-result", _import_result, sample=False),
    Scene("import-undone", _import_undone, sample=False),
    Scene("import-review", lambda stage: stage.go("importing", step="review"), empty=False),
    Scene("history", lambda stage: stage.go("history"), main=True),
    Scene("history-undone", _undo_import, empty=False),
    Scene("settings", lambda stage: stage.go("settings"), main=True),
    Scene("drop", lambda stage: _hold(stage, "clients.xlsx"), sample=False),
    Scene("sample-import", _bring_into_sample, empty=False),
    Scene("drop-several", lambda stage: _hold(stage, "clients.xlsx", "clients 2024.xlsx"), sample=False),
    Scene("shortcuts", lambda stage: stage.press("F1"), empty=False),
)
FIRST_START: Final = Scene("first-start", _greet)
FIRST_START_AGAIN: Final = Scene("first-start-recent", _greet_again)
FILE_HELD: Final = Scene("first-start-drop", lambda stage: _hold(stage, "clients.xlsx"))
OPENING_ERROR: Final = Scene("opening-error", lambda stage: stage.settle())
