"""What one can do in the room of contacts."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.ui.kit.actions import Action

NEW: Final = Action("contacts.new", N_("Add a customer"), "plus", ("Ctrl+N",), words=N_("add create contact"))
EDIT: Final = Action("contacts.edit", N_("Edit"), "pencil-simple", ("F2",), N_("Edit the record"))
SAVE: Final = Action("contacts.save", N_("Save"), "check", ("Ctrl+S",), quiet=True)
COPY: Final = Action("contacts.copy", N_("Copy the rows"), "copy", ("Ctrl+C",), N_("Copy for Excel, with headers"))
EXPORT: Final = Action("contacts.export", N_("Export…"), words=N_("excel csv file"))
TAGS: Final = Action("contacts.tags", N_("Tags…"), tip=N_("Add or remove a tag"), quiet=True)
SET_STAGE: Final = Action("contacts.stage", N_("Stage…"), tip=N_("Set the stage"), quiet=True)
DELETE: Final = Action("contacts.delete", N_("Delete"), "trash", ("Del",), N_("Move to the bin"), quiet=True)
RESTORE: Final = Action("contacts.restore", N_("Restore"), "arrow-counter-clockwise", quiet=True)
