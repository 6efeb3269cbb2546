from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

import pytest

from samples.companies import luhn_sum
from samples.dirt import NARROW, NO_BREAK
from samples.reach import DOMAINS, LANDLINES, MOBILES
from samples.sheets import Cell, Sheet
from tests.samples.cells import column, customers, national, texts

FICTION = tuple(prefix[1:] for prefix in LANDLINES + MOBILES)


def count(cells: Sequence[Cell], pattern: str) -> int:
    return sum(isinstance(cell, str) and re.search(pattern, cell) is not None for cell in cells)


def test_there_are_twelve_hundred_customers(shop: dict[str, Sheet]) -> None:
    assert len(customers(shop["Clients"])) == 1_200


def test_the_table_is_broken_by_empty_rows_a_second_header_and_a_total(shop: dict[str, Sheet]) -> None:
    clients = shop["Clients"]
    assert sum(all(cell is None for cell in row) for row in clients.rows) == 8
    assert sum(row == clients.header for row in clients.rows) == 1
    assert clients.rows[-1][1] == "TOTAL"


def test_every_telephone_is_in_the_ranges_kept_for_fiction(shop: dict[str, Sheet]) -> None:
    cells = column(shop["Clients"], "Tél fixe / portable") + column(shop["SAV"], "Téléphone")
    numbers = [number for cell in cells for number in national(cell)]
    assert len(numbers) > 1_200
    assert [number for number in numbers if not number.startswith(FICTION)] == []
    assert [cell for cell in cells if re.search(r"\d", str(cell)) and not national(cell)] == []


def test_no_other_cell_holds_a_telephone(shop: dict[str, Sheet]) -> None:
    phones = {"Tél fixe / portable", "Téléphone"}
    kept_apart = [
        cell
        for sheet in shop.values()
        for row in sheet.rows
        for header, cell in zip(sheet.header, row, strict=True)
        if header not in phones | {"SIRET"} and isinstance(cell, str)
    ]
    assert [cell for cell in kept_apart if re.search(r"\b0\d([ .]?\d\d){4}\b", cell)] == []


def test_every_address_is_at_a_domain_kept_for_examples(shop: dict[str, Sheet]) -> None:
    allowed = {*DOMAINS, *(domain.replace(".", ",") for domain in DOMAINS)}
    words = [text for sheet in shop.values() for text in texts(sheet.rows)]
    domains = {found.lower() for text in words for found in re.findall(r"@+([^\s;@]+)", text)}
    assert domains <= allowed
    assert allowed & domains >= set(DOMAINS)


def test_names_are_typed_in_every_order(shop: dict[str, Sheet]) -> None:
    names = column(shop["Clients"], "Nom et prénom")
    assert count(names, r"^[A-ZÉÈ'-]{3,} [A-ZÉ][a-zéèëïô-]+") > 250
    assert count(names, r"^[A-ZÉ][a-zéèëïô-]+ [A-ZÉ][a-zéèëïô-]+$") > 200
    assert count(names, r"^(Mme|Mlle|Madame|MME|M\.?|Mr) [^ ]+$") > 20
    assert count(names, r"^[a-zéèëïôç' -]+$") > 10
    assert count(names, r"^[A-ZÉÈÏÔÇ' -]+$") > 20
    assert count(names, r"(?i)\b(de|du|des|van) |[dl]'") > 15
    assert count(names, r"[a-zé]-[A-Z]") > 30
    assert count(names, r" et | & |^Famille ") > 35
    assert count(names, r"(?i)^(SARL|Boulangerie|Pharmacie|Garage|Cabinet|Hôtel|SAS|EURL|Restaurant|SCI) ") > 6
    assert count(names, r"\((Mme|M\.?|Mr|Mlle|Madame|MME) | - (Mme|M\.?|Mr|Mlle|Madame|MME) ") > 3


def test_telephones_are_typed_in_every_shape(shop: dict[str, Sheet]) -> None:
    phones = column(shop["Clients"], "Tél fixe / portable")
    assert sum(isinstance(cell, int) for cell in phones) > 100
    assert count(phones, r"^0\d( \d\d){4}$") > 200
    assert count(phones, r"^0\d(\.\d\d){4}$") > 80
    assert count(phones, r"^\+33 ") > 30
    assert count(phones, r"\((bureau|dom\.|le soir|mari|sa fille|boulot)\)") > 20
    assert count(phones, r"^0.{13} ?(/|-|ou|\n) ?0.{13}$") > 100
    assert count(phones, r"^\d\d( \d\d){3} \d$") > 2


def test_excel_ate_the_zeros_of_postcodes(shop: dict[str, Sheet]) -> None:
    postcodes = column(shop["Clients"], "C.P.")
    assert sum(isinstance(cell, int) and cell < 10_000 for cell in postcodes) > 100
    assert count(postcodes, r"^0\d{4}$") > 20


def test_some_addresses_stand_in_one_cell(shop: dict[str, Sheet]) -> None:
    assert count(column(shop["Clients"], "Adresse"), r"^\d+.* \d{5} ") > 5


def test_some_e_mails_are_not(shop: dict[str, Sheet]) -> None:
    emails = column(shop["Clients"], "Courriel")
    assert count(emails, r"^pas de mail$") > 5
    assert count(emails, r"@$") > 1
    assert count(emails, r"@exemple,|@example,") > 2
    assert count(emails, r"^[^@]+(exemple|example)\.") > 0


def test_birthdays_are_dates_texts_serial_numbers_and_days_that_never_were(shop: dict[str, Sheet]) -> None:
    born = column(shop["Clients"], "Né(e) le")
    assert sum(isinstance(cell, date) for cell in born) > 250
    assert count(born, r"^\d\d/\d\d/\d{4}$") > 80
    assert sum(isinstance(cell, int) and cell > 10_000 for cell in born) > 20
    assert count(born, r"^3[01]/02/") > 2
    assert count(born, r"^[a-zéû]+ \d{4}$") > 5


@pytest.mark.parametrize("space", [NO_BREAK, NARROW, " "])
def test_amounts_are_text_with_the_space_of_thousands(shop: dict[str, Sheet], space: str) -> None:
    assert count(column(shop["Clients"], "CA total"), rf"^\d{space}\d{{3}},\d\d{space}€$") > 0


def test_amounts_are_numbers_too(shop: dict[str, Sheet]) -> None:
    assert sum(isinstance(cell, float) for cell in column(shop["Clients"], "CA total")) > 400


def test_some_rows_were_pasted_twice_and_some_customers_typed_twice(shop: dict[str, Sheet]) -> None:
    rows = customers(shop["Clients"])
    assert sum(times - 1 for times in Counter(map(repr, rows)).values()) >= 25
    by_phone = defaultdict(set)
    for row in rows:
        for number in national(row[3]):
            if row[0] is not None and len(number) == 9:
                by_phone[number].add(row[0])
    assert sum(len(codes) > 1 for codes in by_phone.values()) > 30


def test_most_company_numbers_pass_the_check_and_a_few_do_not(shop: dict[str, Sheet]) -> None:
    numbers = {str(cell).replace(" ", "") for cell in column(shop["Clients"], "SIRET") if cell is not None}
    wrong = {number for number in numbers if luhn_sum(number) % 10}
    assert all(len(number) == 14 for number in numbers)
    assert len(numbers) > 15
    assert 1 <= len(wrong) <= 5


def test_the_small_columns_hold_what_shops_put_there(shop: dict[str, Sheet]) -> None:
    clients = shop["Clients"]
    assert {"oui", "non", "x", "O", "N"} <= set(column(clients, "Newsletter"))
    assert count(column(clients, "Catégorie"), ",") > 100
    assert count(column(clients, "Remarques"), "\n") > 50
    assert count(column(clients, "Thé préféré"), "(?i)earl grey") > 50
    assert column(clients, "N° cli.").count(None) >= 12
