"""The name of each field of a contact, as screens, exports and imports show it.

One list for all: what an export writes above a column is what an import recognises.
"""

from __future__ import annotations

from typing import Final

from grc_desktop.core.i18n import N_

LABELS: Final = {
    "code": N_("Customer no."),
    "card": N_("Card no."),
    "civility": N_("Courtesy title"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "full_name": N_("Full name"),
    "company": N_("Company"),
    "job": N_("Job"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "address": N_("Address"),
    "address2": N_("Address (2)"),
    "postcode": N_("Postcode"),
    "city": N_("City"),
    "country": N_("Country"),
    "birthday": N_("Birthday"),
    "language": N_("Language"),
    "source": N_("Source"),
    "tag": N_("Tag"),
    "note": N_("Note"),
    "stage": N_("Stage"),
    "newsletter": N_("Newsletter"),
    "siret": N_("SIRET"),
    "vat": N_("VAT no."),
    "household": N_("Household"),
}
