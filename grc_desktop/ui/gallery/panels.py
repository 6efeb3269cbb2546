"""What a record is made of: panels, cards, tabs, chips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.specimen import EMPTY, ERROR, FILLED, LOADING, NORMAL, Make, Sheet, Specimen
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.chips import Chips, ChipSpec
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.spec import FieldKind, FieldSpec
from grc_desktop.ui.kit.labels import Card, Label, Role
from grc_desktop.ui.kit.loading import Bars
from grc_desktop.ui.kit.panel import Panel
from grc_desktop.ui.kit.tabs import Tabs, TabSpec
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work

_FACTS: Final = (
    FieldSpec("name", N_("Name"), read_only=True),
    FieldSpec("phone", N_("Phone"), FieldKind.PHONE, read_only=True),
)
_CHIPS: Final = (
    ChipSpec("town", N_("Town"), "Lyon"),
    ChipSpec("spent", N_("Spent this year"), "> 500 €"),
    ChipSpec("card", N_("Gold card"), "✓"),
)


def _facts(_work: Work) -> QWidget:
    form = Form(_FACTS)
    form.set_values({"name": "Éléonore Lefèvre", "phone": "0612345678"})
    return form


def _bars(_work: Work) -> QWidget:
    return Bars()


def _nothing(_work: Work) -> QWidget:
    return Empty(Emptiness("note-blank", N_("No note yet.")))


def _not_read(_work: Work) -> QWidget:
    return Empty(Emptiness("warning-circle", N_("This list could not be read."), N_("Try again")))


def _panel(content: Make) -> Make:
    def make(work: Work) -> QWidget:
        aside = Button(Weight.LINK, "plus")
        aside.say(_("Add"))
        return Panel(N_("Note"), content(work), aside)

    return make


def _card(chosen: bool) -> Make:
    def make(_work: Work) -> QWidget:
        card = Card()
        card.choose(chosen)
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 16, 16, 16)
        for role, text in ((Role.STRONG, _("One file")), (Role.SOFT, _("All customers, in one workbook."))):
            label = Label(role, wrap=True)
            label.setText(text)
            column.addWidget(label)
        return card

    return make


def _tabs(_work: Work) -> QWidget:
    tabs = Tabs(
        (TabSpec("all", N_("All")), TabSpec("loyal", N_("Loyal")), TabSpec("check", N_("To check"), Tone.WARNING))
    )
    tabs.show_count("all", 1248)
    tabs.show_count("check", 14)
    return tabs


def _chips(specs: tuple[ChipSpec, ...]) -> Make:
    def make(_work: Work) -> QWidget:
        chips = Chips()
        menu = QMenu(chips)
        menu.addAction(_("Town"))
        chips.set_menu(menu)
        chips.show_chips(specs)
        return chips

    return make


SHEET: Final = Sheet(
    "panels",
    N_("Records and panels"),
    "identification-card",
    (
        Specimen(
            N_("Panel"),
            {
                FILLED: _panel(_facts),
                EMPTY: _panel(_nothing),
                LOADING: _panel(_bars),
                ERROR: _panel(_not_read),
            },
            width=512,
            height=232,
        ),
        Specimen(N_("Card"), {NORMAL: _card(False), N_("Chosen"): _card(True)}, width=248),
        Specimen(N_("Views as tabs"), {NORMAL: _tabs}),
        Specimen(N_("Filters as chips"), {EMPTY: _chips(()), FILLED: _chips(_CHIPS)}),
    ),
)
