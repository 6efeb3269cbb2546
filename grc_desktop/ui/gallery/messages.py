"""What the program says: banners, toasts, empty places, the rare question, what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.i18n import N_, _
from grc_desktop.ui.gallery.specimen import NORMAL, Make, Sheet, Specimen
from grc_desktop.ui.kit.banner import Banner, Notice
from grc_desktop.ui.kit.buttons import Button, Weight
from grc_desktop.ui.kit.dialogs import Choice, Dialog
from grc_desktop.ui.kit.empty import Emptiness, Empty
from grc_desktop.ui.kit.labels import Card
from grc_desktop.ui.kit.theme import Tone
from grc_desktop.ui.kit.toasts import Toast, Toasts

if TYPE_CHECKING:
    from grc_desktop.ui.kit.work import Work

_DELETED: Final = N_("Éléonore Lefèvre is in the bin.")
_COPIED: Final = N_("12 rows are copied.")
_BANNERS: Final = {
    Tone.INFO: (
        N_("Information"),
        N_("A new version can be installed when you close the program."),
        N_("See what is new"),
    ),
    Tone.OK: (N_("Done"), N_("1,248 customers are in your base."), ""),
    Tone.WARNING: (N_("Warning"), N_("The last backup is 9 days old."), N_("Back up now")),
    Tone.BAD: (N_("Error"), N_("The disk is full: nothing was saved."), N_("Free some space")),
    Tone.GOLD: (N_("Good news"), N_("Six of your customers have their birthday this week."), N_("See them")),
    Tone.ACCENT: (N_("Advice"), N_("These customers look alike: 14 pairs."), N_("Compare them")),
    Tone.NEUTRAL: (N_("Remark"), N_("This list shows the bin only."), ""),
}


def _banner(tone: Tone, text: str, button: str, title: str = "") -> Make:
    def make(_work: Work) -> QWidget:
        banner = Banner()
        said = Notice(_(text), tone, _(title), _(button), lambda: None, closable=True)
        banner.show_notice(said)
        return banner

    return make


def _toasts(*toasts: Toast) -> Make:
    """An area with these toasts; its button says the last of them again."""

    def make(_work: Work) -> QWidget:
        area = Card()
        said = Toasts(area)
        again = Button(Weight.LINK)
        again.say(_("Say it again"))
        column = QVBoxLayout(area)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        spoken = [Toast(_(toast.text), toast.act, toast.button) for toast in toasts]
        again.clicked.connect(lambda: said.show(spoken[-1]))
        for toast in spoken:
            said.show(toast)
        return area

    return make


def _empty(icon: str, sentence: str, button: str = "") -> Make:
    return lambda _work: Empty(Emptiness(icon, sentence, button, lambda: None))


def _dialog(title: str, text: str, answers: tuple[tuple[str, Weight], ...], tone: Tone | None = None) -> Make:
    """A dialog laid in the page instead of over it; with a `tone`, it has details."""

    def make(_work: Work) -> QWidget:
        choices = [Choice(answer, _(answer), weight) for answer, weight in answers]
        details = "StorageError: disk_full\n  backup.py, line 42" if tone is Tone.BAD else ""
        dialog = Dialog(_(title), _(text), choices, details, tone)
        dialog.setWindowFlags(Qt.WindowType.Widget)
        dialog.setModal(False)
        card = Card()
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(dialog)
        return card

    return make


_QUESTION: Final = _dialog(
    N_("Erase this customer for good?"),
    N_("Éléonore Lefèvre, her 42 purchases and her notes will be gone. This cannot be undone."),
    ((N_("Cancel"), Weight.PLAIN), (N_("Erase"), Weight.DANGER)),
)
_WENT_WRONG: Final = _dialog(
    N_("The backup was not made"),
    N_("The disk “Sauvegarde” is full. Free some space on it, or choose another folder."),
    ((N_("Close"), Weight.PLAIN), (N_("Choose another folder"), Weight.PRIMARY)),
    Tone.BAD,
)
_TOLD: Final = _dialog(
    N_("The import goes on"),
    N_("It will take about four minutes. You can work meanwhile; a word will tell you when it is done."),
    ((N_("Close"), Weight.PRIMARY),),
    Tone.INFO,
)

SHEET: Final = Sheet(
    "messages",
    N_("Messages"),
    "chat-text",
    (
        Specimen(N_("Banners"), {name: _banner(tone, text, act) for tone, (name, text, act) in _BANNERS.items()}),
        Specimen(
            N_("Banner with a title"),
            {
                NORMAL: _banner(
                    Tone.WARNING,
                    N_("Yours and the one written at the till differ; look at both before you choose."),
                    N_("Compare them"),
                    N_("This record was changed elsewhere"),
                ),
            },
        ),
        Specimen(
            N_("Toasts"),
            {
                N_("With a way back"): _toasts(Toast(_DELETED, lambda: None)),
                N_("A word"): _toasts(Toast(_COPIED)),
                N_("Several"): _toasts(Toast(_COPIED), Toast(_DELETED, lambda: None)),
            },
            width=512,
            height=168,
        ),
        Specimen(
            N_("Empty places"),
            {
                N_("Nothing yet"): _empty("users", N_("No customer yet."), N_("Import a file")),
                N_("Nothing found"): _empty(
                    "magnifying-glass", N_("No customer is called “Zoé”."), N_("Clear the search")
                ),
                N_("Nothing to do"): _empty("check-circle", N_("All is done for today.")),
                N_("Not read"): _empty("warning-circle", N_("This list could not be read."), N_("Try again")),
            },
            width=512,
            height=240,
        ),
        Specimen(N_("The rare question"), {NORMAL: _QUESTION}, width=512),
        Specimen(N_("What went wrong"), {NORMAL: _WENT_WRONG}, width=512),
        Specimen(N_("Something to know"), {NORMAL: _TOLD}, width=512),
    ),
)
