"""Values picked from a list: stable English codes inside, labels in the user's language outside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from grc_desktop.core.i18n import N_
from grc_desktop.core.text import fold, words


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a list: its stable `code`, its label (a msgid) and the folded words people use for it."""

    code: str
    label: str
    synonyms: tuple[str, ...] = ()


Choices = tuple[Choice, ...]

STAGES: Final[Choices] = (
    Choice("prospect", N_("Prospect"), ("lead", "contact", "piste", "a prospecter")),
    Choice("new", N_("New customer"), ("nouveau", "nouvelle", "nouveau client", "nouvelle cliente")),
    Choice("client", N_("Customer"), ("client", "cliente", "actif", "active", "client actif", "habituel")),
    Choice("loyal", N_("Loyal"), ("fidele", "client fidele", "cliente fidele", "vip", "loyal customer")),
    Choice(
        "at_risk", N_("At risk"), ("a risque", "risque", "en danger", "inactif", "inactive", "dormant", "a relancer")
    ),
    Choice(
        "lost", N_("Lost"), ("perdu", "perdue", "client perdu", "parti", "partie", "ancien", "ancien client", "churned")
    ),
)
CIVILITIES: Final[Choices] = (
    Choice("mr", N_("Mr"), ("m", "mr", "monsieur", "mister", "mons", "h", "homme", "male")),
    Choice(
        "mrs",
        N_("Mrs"),
        ("mme", "madame", "mlle", "mademoiselle", "melle", "mrs", "ms", "miss", "f", "femme", "female"),
    ),
    Choice(
        "mr_mrs",
        N_("Mr and Mrs"),
        (
            "m et mme",
            "m mme",
            "mr et mme",
            "mr mme",
            "mme et m",
            "mme et mr",
            "monsieur et madame",
            "monsieur madame",
            "madame et monsieur",
            "messieurs dames",
            "mr and mrs",
            "couple",
        ),
    ),
    Choice("dr", N_("Dr"), ("dr", "docteur", "doctor", "doc", "dr med")),
    Choice("me", N_("Maître"), ("me", "maitre", "mtre")),
)
CHANNELS: Final[Choices] = (
    Choice("phone", N_("Phone"), ("telephone", "tel", "appel", "call")),
    Choice("email", N_("E-mail"), ("mail", "email", "courriel", "e mail", "mel")),
    Choice("sms", N_("SMS"), ("texto", "text", "text message", "portable")),
    Choice("mail", N_("Letter"), ("courrier", "lettre", "poste", "postal", "letter", "post", "courrier postal")),
    Choice("visit", N_("Visit"), ("visite", "magasin", "boutique", "en magasin", "in person")),
    Choice("none", N_("No contact"), ("none", "aucun", "aucune", "rien", "ne pas contacter", "do not contact")),
)
PHONE_KINDS: Final[Choices] = (
    Choice("mobile", N_("Mobile"), ("portable", "port", "gsm", "cell", "mob", "perso")),
    Choice("landline", N_("Landline"), ("fixe", "domicile", "maison", "home", "dom", "tel fixe")),
    Choice("work", N_("Work"), ("bureau", "travail", "pro", "professionnel", "boulot", "office", "bur")),
    Choice("other", N_("Other"), ("autre", "fax")),
)
EMAIL_KINDS: Final[Choices] = (
    Choice("personal", N_("Personal"), ("perso", "personnel", "personnelle", "prive", "home")),
    Choice("work", N_("Work"), ("pro", "bureau", "travail", "professionnel", "professionnelle", "office")),
    Choice("other", N_("Other"), ("autre",)),
)
ADDRESS_KINDS: Final[Choices] = (
    Choice("home", N_("At home"), ("domicile", "maison", "perso", "personnelle", "principale")),
    Choice("work", N_("Work"), ("travail", "bureau", "pro", "siege", "professionnelle")),
    Choice("billing", N_("Billing"), ("facturation", "facture")),
    Choice("delivery", N_("Delivery"), ("livraison", "shipping")),
    Choice("other", N_("Other"), ("autre", "vacances")),
)
LANGUAGES: Final[Choices] = (
    Choice("fr", N_("French"), ("francais", "francaise", "french", "fra", "fre", "fr fr")),
    Choice("en", N_("English"), ("anglais", "anglaise", "english", "eng", "gb", "en gb", "en us")),
    Choice("de", N_("German"), ("allemand", "allemande", "german", "deutsch", "deu", "ger")),
    Choice("es", N_("Spanish"), ("espagnol", "espagnole", "spanish", "espanol", "spa")),
    Choice("it", N_("Italian"), ("italien", "italienne", "italian", "italiano", "ita")),
    Choice("pt", N_("Portuguese"), ("portugais", "portugaise", "portuguese", "por")),
    Choice("nl", N_("Dutch"), ("neerlandais", "neerlandaise", "hollandais", "dutch", "nld", "flamand")),
    Choice("ar", N_("Arabic"), ("arabe", "arabic", "ara")),
    Choice("zh", N_("Chinese"), ("chinois", "chinoise", "chinese", "zho", "mandarin")),
)
YES_NO: Final[Choices] = (
    Choice(
        "yes",
        N_("Yes"),
        (
            "oui",
            "o",
            "x",
            "vrai",
            "true",
            "1",
            "1.0",
            "y",
            "ok",
            "ouais",
            "si",
            "on",
            "✓",
            "✔",
            "☑",
            "v",
            "inscrit",
            "inscrite",
            "abonne",
            "abonnee",
            "accepte",
            "d'accord",
            "opt in",
            "optin",
            "subscribed",
        ),
    ),
    Choice(
        "no",
        N_("No"),
        (
            "non",
            "n",
            "faux",
            "false",
            "0",
            "0.0",
            "-",
            "off",
            "✗",
            "✘",
            "☐",
            "desinscrit",
            "desinscrite",
            "desabonne",
            "desabonnee",
            "stop",
            "refus",
            "refuse",
            "jamais",
            "surtout pas",
            "ne pas envoyer",
            "opt out",
            "optout",
            "unsubscribed",
            "non inscrit",
            "non inscrite",
            "pas inscrit",
        ),
    ),
)


def parse_choice(value: object, choices: Choices) -> str | None:
    """The code of the choice that `value` names, in French or English, or None."""
    if value is None:
        return None
    known = _lookup(choices)
    folded = fold(str(value))
    return known.get(folded) or known.get(" ".join(words(folded)))


def parse_stage(value: object) -> str | None:
    """The lifecycle stage named: ``prospect new client loyal at_risk lost``, or None."""
    return parse_choice(value, STAGES)


def parse_civility(value: object) -> str | None:
    """The civility named: ``mr mrs mr_mrs dr me``, or None."""
    return parse_choice(value, CIVILITIES)


def parse_channel(value: object) -> str | None:
    """The preferred channel named: ``phone email sms mail visit none``, or None."""
    return parse_choice(value, CHANNELS)


def parse_language(value: object) -> str | None:
    """The two-letter code of the language named, or None."""
    return parse_choice(value, LANGUAGES)


def parse_yes_no(value: object) -> bool | None:
    """What was meant by ``oui``, ``x``, ``1``, ``faux``…; None when it is neither yes nor no."""
    if isinstance(value, bool):
        return value
    code = parse_choice(value, YES_NO)
    return None if code is None else code == "yes"


def label(code: str, choices: Choices) -> str:
    """The label (a msgid) of `code`; the code itself when it is not one of `choices`."""
    return next((choice.label for choice in choices if choice.code == code), code)


@cache
def _lookup(choices: Choices) -> dict[str, str]:
    known: dict[str, str] = {}
    for choice in choices:
        for name in (choice.code, choice.code.replace("_", " "), choice.label, *choice.synonyms):
            known.setdefault(fold(name), choice.code)
    return known
