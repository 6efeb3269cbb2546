"""What one can do in the room of contacts."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.ui.kit.actions import Action
from grc_desktop.ui.kit.table.printing import PRINT, SAVE_PDF

NEW: Final = Action("contacts.new", N_("Add a customer"), "plus", ("Ctrl+N",), words=N_("add create contact"))
EDIT: Final = Action("contacts.edit", N_("Edit"), "pencil-simple", ("Ctrl+E",), N_("Edit the record"))
EDIT_HERE: Final = Action("contacts.edit_here", N_("Edit in place"), shortcuts=("F2",), quiet=True)
NOTE: Final = Action("contacts.note", N_("Take a note"), "note-pencil", ("Ctrl+M",), N_("Add a line to the note"))
COPY_RECORD: Final = Action("contacts.copy_record", N_("Copy the record"), "copy", quiet=True)
PRINT_RECORD: Final = Action("contacts.print_record", N_("Print the record…"), "printer", words=N_("paper sheet"))
DELETE_RECORD: Final = Action("contacts.delete_record", N_("Move to the bin"), "trash", quiet=True)
SAVE: Final = Action("contacts.save", N_("Save"), "check", ("Ctrl+S",), quiet=True)
COPY: Final = Action("contacts.copy", N_("Copy the rows"), "copy", ("Ctrl+C",), N_("Copy for Excel, with headers"))
EXPORT: Final = Action("contacts.export", N_("Export…"), icon="export", words=N_("excel csv file"))
TAGS: Final = Action("contacts.tags", N_("Tags…"), tip=N_("Add or remove a tag"), quiet=True)
SET_STAGE: Final = Action("contacts.stage", N_("Stage…"), tip=N_("Set the stage"), quiet=True)
DELETE: Final = Action("contacts.delete", N_("Delete"), "trash", ("Del",), N_("Move to the bin"), quiet=True)
RESTORE: Final = Action("contacts.restore", N_("Restore"), "arrow-counter-clockwise", quiet=True)

ROW_MENU: Final = (EDIT, COPY, None, TAGS, SET_STAGE, None, EXPORT, PRINT, SAVE_PDF, None, DELETE)
"""What can be done with one row of the list."""
BULK: Final = (TAGS, SET_STAGE, EXPORT, DELETE)
"""What can be done with several."""
RESTORABLE: Final = (RESTORE, COPY)
"""What can be done with rows in the bin."""
RECORD_MENU: Final = (EDIT, NOTE, COPY_RECORD, PRINT_RECORD, None, DELETE_RECORD)
"""What can be done with the record that is shown."""
