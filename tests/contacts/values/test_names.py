"""French names as shops write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.text import words
from grc_desktop.services.contacts.values.companies import is_company
from grc_desktop.services.contacts.values.names import Name, guess_last_first, is_first_name, proper_case, split_name


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("DUPONT Marie", "Marie", "DUPONT"),
        ("Marie DUPONT", "Marie", "DUPONT"),
        ("Marie Dupont", "Marie", "Dupont"),
        ("Dupont Marie", "Marie", "Dupont"),
        ("DUPONT MARIE", "MARIE", "DUPONT"),
        ("dupont marie", "marie", "dupont"),
        ("Dupont, Marie", "Marie", "Dupont"),
        ("Martin Dupont Marie", "Marie", "Martin Dupont"),
        ("Jean Paul Martin", "Jean Paul", "Martin"),
        ("Marie Claire Dupont", "Marie Claire", "Dupont"),
        ("JEAN-PAUL DUPONT", "JEAN-PAUL", "DUPONT"),
        ("DUPONT Jean-Paul", "Jean-Paul", "DUPONT"),
        ("J. DUPONT", "J.", "DUPONT"),
        ("DUPONT J.", "J.", "DUPONT"),
        ("Bernard Martin", "Bernard", "Martin"),
        ("Jean-Pierre Lefèvre-Martin", "Jean-Pierre", "Lefèvre-Martin"),
        ("Xyz Abc", "Xyz", "Abc"),
        ("Durand", "", "Durand"),
        ("Marie", "", "Marie"),
    ],
)
def test_first_and_last_names_are_told_apart(typed: str, first: str, last: str) -> None:
    assert split_name(typed) == Name(first_name=first, last_name=last)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Charles de Gaulle", "Charles", "de Gaulle"),
        ("DE LA TOUR Marie", "Marie", "DE LA TOUR"),
        ("de La Tour Marie", "Marie", "de La Tour"),
        ("Jean d'Harcourt", "Jean", "d'Harcourt"),
        ("D’HARCOURT Jean", "Jean", "D’HARCOURT"),
        ("O'Brien Patrick", "Patrick", "O'Brien"),
        ("VAN DEN BERG Luc", "Luc", "VAN DEN BERG"),
        ("Luc van den Berg", "Luc", "van den Berg"),
        ("Karim El Amrani", "Karim", "El Amrani"),
        ("Ben Ali Mohamed", "Mohamed", "Ben Ali"),
        ("Le Goff Yann", "Yann", "Le Goff"),
        ("Marie Le Bihan", "Marie", "Le Bihan"),
        ("Maria da Silva", "Maria", "da Silva"),
        ("McDonald John", "John", "McDonald"),
        ("Le Bihan", "", "Le Bihan"),
    ],
)
def test_particles_belong_to_the_family(typed: str, first: str, last: str) -> None:
    assert split_name(typed) == Name(first_name=first, last_name=last)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("M. Paul Durand", Name("mr", "Paul", "Durand")),
        ("M.Durand", Name("mr", "", "Durand")),
        ("Mme DUPONT Marie", Name("mrs", "Marie", "DUPONT")),
        ("Mlle Julie Robert", Name("mrs", "Julie", "Robert")),
        ("Dr Paul Leroy", Name("dr", "Paul", "Leroy")),
        ("Me Garnier", Name("me", "", "Garnier")),
        ("Dupont Marie Mme", Name("mrs", "Marie", "Dupont")),
        ("Mme Dr Martin", Name("dr", "", "Martin", note="Mme Dr")),
        ("Mme Vve Martin née Petit", Name("mrs", "", "Martin", note="Vve, née Petit")),
        ("LEROY Anne épouse MARTIN", Name("", "Anne", "LEROY", note="épouse MARTIN")),
        ("Bouvier (Sylvie)", Name("", "Sylvie", "Bouvier")),
        ("Famille Dumas", Name("", "", "Dumas", note="Famille")),
        ("Dupont Marie (la boulangère)", Name("", "Marie", "Dupont", note="la boulangère")),
        ("M. & Mme", Name(last_name="M. & Mme")),
        ("Mme", Name(last_name="Mme")),
        ("", Name()),
    ],
)
def test_civilities_and_remarks_find_their_place(typed: str, name: Name) -> None:
    assert split_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "civility", "first", "last"),
    [
        ("M. et Mme Durand", "mr_mrs", "", "Durand"),
        ("Mr & Mme Durand Paul et Anne", "mr_mrs", "Paul et Anne", "Durand"),
        ("Mme/M. Petit", "mr_mrs", "", "Petit"),
        ("Monsieur et Madame Jean DUPONT", "mr_mrs", "Jean", "DUPONT"),
        ("M. et Mme DE LA TOUR", "mr_mrs", "", "DE LA TOUR"),
        ("Paul et Anne Durand", "", "Paul et Anne", "Durand"),
        ("DURAND Paul & Anne", "", "Paul & Anne", "DURAND"),
        ("M. Durand et Mme Martin", "mr_mrs", "", "Durand et Martin"),
        ("M. Paul Durand et Mme Anne Durand", "mr_mrs", "Paul et Anne", "Durand"),
        ("M. Paul et Mme Anne Durand", "mr_mrs", "Paul et Anne", "Durand"),
    ],
)
def test_a_couple_is_one_contact_with_both_names(typed: str, civility: str, first: str, last: str) -> None:
    assert split_name(typed) == Name(civility, first, last, couple=True)


def test_a_column_may_say_that_family_names_come_first() -> None:
    assert split_name("Xyz Abc", last_first=True) == Name(first_name="Abc", last_name="Xyz")
    assert split_name("Martin Bernard", last_first=True) == Name(first_name="Bernard", last_name="Martin")
    assert split_name("Marie Dupont", last_first=True) == Name(first_name="Marie", last_name="Dupont")


@pytest.mark.parametrize(
    ("samples", "last_first"),
    [
        (["DUPONT Marie", "Xyz Abc", "Durand Paul"], True),
        (["Marie DUPONT", "Paul Durand", "Durand Paul"], False),
        (["M. DUPONT Jean", "SARL Le Fournil", None, 12.0], True),
        (["Xyz Abc", ""], False),
    ],
)
def test_the_habit_of_a_column_is_seen_from_its_names(samples: list[object], last_first: bool) -> None:
    assert guess_last_first(samples) is last_first


@pytest.mark.parametrize(
    "typed",
    [
        "SARL Le Fournil", "Le Fournil SARL", "Boulangerie du Port", "Ets Martin & Fils", "Martin et Fils",
        "Mairie de Quimper", "Association Les Amis", "Sté Durand", "Société Générale", "Garage Michel",
        "Café de la Gare", "Durand SA", "Hôtel des Voyageurs", "ACME Ltd", "SCI des Lilas", "Durand & Associés",
    ],
)  # fmt: skip
def test_firms_and_shops_are_companies(typed: str) -> None:
    assert is_company(typed)
    assert split_name(typed) == Name(company=typed)


@pytest.mark.parametrize(
    "typed",
    [
        "Marie Dupont",
        "Paul et Anne Durand",
        "Château Marie",
        "DE SA Maria",
        "Boulanger Luc",
        "M. Garage",
        "Hotel",
        "",
        "Marie Rose-Petit",
    ],
)
def test_persons_are_not_companies(typed: str) -> None:
    assert not is_company(typed)


def test_a_company_may_be_marked_in_parentheses() -> None:
    assert split_name("Le Fournil (société)") == Name(company="Le Fournil")


@pytest.mark.parametrize(
    ("typed", "proper"),
    [
        ("DUPONT", "Dupont"),
        ("D'HARCOURT", "D'Harcourt"),
        ("d’arc", "D’Arc"),
        ("LEFÈVRE-MARTIN", "Lefèvre-Martin"),
        ("DE LA TOUR", "de La Tour"),
        ("VAN DER BERG", "van der Berg"),
        ("MCDONALD", "McDonald"),
        ("O'BRIEN", "O'Brien"),
        ("jean-paul", "Jean-Paul"),
        ("LE GOFF", "Le Goff"),
        ("Dupont", "Dupont"),
        ("McDonald", "McDonald"),
        ("DUPONT Marie", "DUPONT Marie"),
        ("", ""),
    ],
)
def test_capitals_are_put_only_where_nobody_put_them(typed: str, proper: str) -> None:
    assert proper_case(typed) == proper


def test_first_names_are_known_without_their_accents() -> None:
    assert is_first_name("Hélène")
    assert is_first_name("JEAN-BAPTISTE")
    assert not is_first_name("Dupont")


TOKENS = st.sampled_from(
    ["DUPONT", "Marie", "de", "La", "Tour", "M.", "Mme", "et", "&", "née", "Petit", "Vve", "(note)", "SARL", "J.", ",",
     "d'Arc", "Paul", "Dr", "Jean-Paul", "épouse", "/", "(", "Le", "x"]
)  # fmt: skip


@given(st.lists(TOKENS, max_size=8).map(" ".join) | st.text(max_size=40))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    name = split_name(text)
    kept = words(f"{name.first_name} {name.last_name} {name.company} {name.note}")
    said = words("m mr mme mlle melle dr me monsieur madame mademoiselle docteur maitre mrs ms miss mister")
    joined = ["et", "and", "ou", "societe", "ste", "entreprise", "pro", "sarl", "sas", "association", "company"]
    assert set(words(text)) <= {*kept, *said, *joined}
