"""What people do to contacts, as the history tells it; the details hold numbers, never a name."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.acts import Act
from grc_desktop.core.i18n import N_

CREATE: Final = Act("contacts.create", N_("Customer created"))
UPDATE: Final = Act("contacts.update", N_("Customer changed"))
SET_FIELD: Final = Act("contacts.set_field", N_("Customers changed together: {n}"))
DELETE: Final = Act("contacts.delete", N_("Customers moved to the bin: {n}"))
RESTORE: Final = Act("contacts.restore", N_("Customers taken out of the bin: {n}"))
PURGE: Final = Act("contacts.purge", N_("Bin emptied"))
TAG: Final = Act("contacts.tag", N_("Customers tagged: {n}"))
UNTAG: Final = Act("contacts.untag", N_("Customers untagged: {n}"))
RESOLVE: Final = Act("contacts.resolve", N_("Value to check settled"))
SAVE_CUSTOM_FIELD: Final = Act("contacts.save_custom_field", N_("Custom field saved"))
DELETE_CUSTOM_FIELD: Final = Act("contacts.delete_custom_field", N_("Custom field deleted"))

ACTS: Final = (
    CREATE,
    UPDATE,
    SET_FIELD,
    DELETE,
    RESTORE,
    PURGE,
    TAG,
    UNTAG,
    RESOLVE,
    SAVE_CUSTOM_FIELD,
    DELETE_CUSTOM_FIELD,
)
