"""The fields of a form, each alone in a form of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit

from grc_desktop.core.i18n import N_, _
from grc_desktop.core.paths import resources
from grc_desktop.core.text import fold
from grc_desktop.ui.gallery.portrait import focused
from grc_desktop.ui.gallery.specimen import (
    DISABLED,
    ERROR,
    FOCUSED,
    LOADING,
    NORMAL,
    READ_ONLY,
    WRONG,
    Make,
    Sheet,
    Specimen,
)
from grc_desktop.ui.kit.fields.candidates import SEARCHING, CandidateList
from grc_desktop.ui.kit.fields.day_picker import DayPicker
from grc_desktop.ui.kit.fields.form import Form
from grc_desktop.ui.kit.fields.link import UNKNOWN
from grc_desktop.ui.kit.fields.spec import Candidate, FieldKind, FieldSpec, FileRule, Links, Option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.ui.kit.work import Work

FILLED: Final = N_("With a value")
_WIDTH: Final = 248
_PEOPLE: Final = (
    Candidate(1, "Éléonore Lefèvre", "Lyon · 06 12 34 56 78"),
    Candidate(2, "Boulangerie Lefèvre & fils", "Villeurbanne"),
    Candidate(3, "Karim Benali", "Lyon"),
)
_OPTIONS: Final = (Option("phone", N_("Phone")), Option("email", N_("E-mail")), Option("letter", N_("Letter")))


def _find(text: str) -> Sequence[Candidate]:
    return [person for person in _PEOPLE if fold(text) in fold(person.name)]


def _get(id_: int) -> Candidate | None:
    return next((person for person in _PEOPLE if person.id == id_), None)


def _form(spec: FieldSpec, value: object = None, enabled: bool = True) -> Make:
    """A form with this field alone."""

    def make(work: Work) -> QWidget:
        return _made(spec, value, work, enabled)

    return make


def _left(spec: FieldSpec, value: object, typed: str) -> Make:
    """The field as somebody left it, with what is wrong beside it."""

    def make(work: Work) -> QWidget:
        form = _made(spec, value, work)
        field = form.field(spec.name)
        line = field.findChild(QLineEdit)
        if typed and line is not None:
            line.setText(typed)
        field.left.emit()
        return form

    return make


def _made(spec: FieldSpec, value: object, work: Work, enabled: bool = True) -> Form:
    links = Links(work, _find, _get, lambda text, then: then(Candidate(4, text)))
    form = Form((replace(spec, links=links if spec.kind is FieldKind.LINK else None),))
    form.set_values({spec.name: _(value) if isinstance(value, str) else value})
    form.setEnabled(enabled)
    return form


def _field(name: str, spec: FieldSpec, value: object, typed: str = "", wrong: object = None) -> Specimen:
    required = replace(spec, required=True)
    return Specimen(
        name,
        {
            NORMAL: _form(required),
            FILLED: _form(spec, value),
            FOCUSED: focused(_form(spec, value)),
            WRONG: _left(required, wrong, typed),
            READ_ONLY: _form(replace(spec, read_only=True), value),
            DISABLED: _form(spec, value, enabled=False),
        },
        width=_WIDTH,
    )


def _picker(_work: Work) -> QWidget:
    picker = DayPicker(_("Choose a day"))
    picker.calendar.setSelectedDate(QDate(2026, 11, 21))
    return picker


def _candidates(text: str, found: Sequence[Candidate], word: str = "") -> Make:
    def make(_work: Work) -> QWidget:
        shown = CandidateList()
        shown.name_as(_("Customer"))
        shown.show_candidates(text, found, creates=bool(text) and not word)
        if word:
            shown.say(_(word))
        return shown

    return make


def _spec(label: str, kind: FieldKind = FieldKind.TEXT, hint: str = "") -> FieldSpec:
    return FieldSpec("field", label, kind, hint=hint)


_PHONES: Final = FieldSpec(
    "field",
    N_("Phones"),
    FieldKind.REPEATED,
    parts=(
        FieldSpec("kind", N_("Kind"), FieldKind.CHOICE, choices=(Option(1, N_("Mobile")), Option(2, N_("Home")))),
        FieldSpec("number", N_("Number"), FieldKind.PHONE, stretch=2),
    ),
)
_TWO_PHONES: Final = ({"kind": 1, "number": "0612345678"}, {"kind": 2, "number": "0478001122"})
_FILE: Final = replace(_spec(N_("Receipt"), FieldKind.FILE), file=FileRule((".xlsx", ".pdf")))

SHEET: Final = Sheet(
    "fields",
    N_("Fields"),
    "note-pencil",
    (
        _field(N_("Text"), replace(_spec(N_("Name")), help=N_("As it stands on letters.")), "Éléonore Lefèvre"),
        _field(N_("E-mail"), _spec(N_("E-mail"), FieldKind.EMAIL, hint="nom@exemple.fr"), "eleonore@exemple.fr"),
        _field(N_("Phone"), _spec(N_("Phone"), FieldKind.PHONE, hint="06 12 34 56 78"), "0612345678"),
        _field(N_("Number"), _spec(N_("Shoe size"), FieldKind.NUMBER), Decimal("38.5"), typed="trente"),
        _field(N_("Amount"), _spec(N_("Budget"), FieldKind.MONEY), 123_450, typed="12,3,4"),
        _field(N_("Day"), _spec(N_("Birthday"), FieldKind.DATE), date(1984, 11, 21), typed="31/02/1984"),
        _field(N_("Choice"), replace(_spec(N_("Preferred way"), FieldKind.CHOICE), choices=_OPTIONS), "email"),
        _field(N_("Yes or no"), _spec(N_("Takes the letter"), FieldKind.YES_NO), True),
        _field(N_("Tags"), _spec(N_("Tags"), FieldKind.TAGS), ("Chocolat", "Noël", "Sans gluten")),
        _field(N_("Link to a record"), _spec(N_("Customer"), FieldKind.LINK), 2, typed="Lefe"),
        _field(N_("File"), _FILE, resources() / "demo" / "boutique.xlsx", wrong=Path("facture-2026.pdf")),
        _field(N_("Long text"), _spec(N_("Note"), FieldKind.LONG_TEXT), N_("Prefers the morning.")),
        replace(_field(N_("Several values"), _PHONES, _TWO_PHONES), width=336),
        Specimen(N_("Calendar of a day"), {NORMAL: _picker}, width=320),
        Specimen(
            N_("Records found while typing"),
            {
                FILLED: _candidates("Lefèvre", _PEOPLE[:2]),
                N_("Nobody"): _candidates("Zoé", ()),
                LOADING: _candidates("", (), SEARCHING),
                ERROR: _candidates("", (), UNKNOWN),
            },
            width=_WIDTH,
        ),
    ),
)
