"""The fields an import can fill, and the headers shopkeepers write above them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from grc_desktop.core.text import words
from grc_desktop.services.contacts.values.labels import LABELS

FieldKind = Literal[
    "text", "name", "email", "phone", "address", "postcode", "country", "date",
    "choice", "bool", "siret", "vat", "note", "number", "money", "list",
]  # fmt: skip
Reason = Literal["header", "content", "both", "unknown", "blank"]

CUSTOM: Final = "custom:"

_REPEATING: Final = frozenset({"email", "phone", "tag", "note"})
_KINDS: Final[dict[str, FieldKind]] = {
    "civility": "choice", "first_name": "name", "last_name": "name", "full_name": "name", "company": "name",
    "email": "email", "phone": "phone", "address": "address", "address2": "address", "postcode": "postcode",
    "country": "country", "birthday": "date", "language": "choice", "tag": "list", "note": "note", "stage": "choice",
    "newsletter": "bool", "siret": "siret", "vat": "vat",
}  # fmt: skip
_SYNONYMS: Final = {
    "code": "n cli|n client|no client|num client|numero client|numero de client|code client|ref client|"
    "reference client|id client|identifiant|identifiant client|code|ref|reference|id|customer number|"
    "customer id|customer code|customer no|client id|account number|account num|n compte|compte client|compte|"
    "matricule|n adherent|numero adherent|num",
    "card": "carte|carte de fidelite|carte fidelite|n carte|no carte|num carte|numero carte|numero de carte|"
    "numero de carte de fidelite|n carte fidelite|n de carte|card|card number|loyalty card|card no",
    "civility": "civ|civilite|titre|m mme|mr mme|m mme mlle|title|salutation|politesse|genre|gender|sexe|sex|"
    "social title|titre de civilite|id gender|prefix",
    "first_name": "prenom|prenoms|pren|first name|firstname|given name|forename|prenom client|prenom du client|"
    "prenom contact|petit nom",
    "last_name": "nom|nom de famille|nom famille|noms|last name|lastname|surname|family name|nom client|nom du client|"
    "nom contact|nom usuel|patronyme",
    "full_name": "nom prenom|nom et prenom|prenom nom|prenom et nom|nom complet|nom prenoms|full name|fullname|name|"
    "client|clients|contact|customer|customer name|client name|contact name|display name|"
    "nom prenom du client|identite|personne|nom prenom raison sociale|nom client raison sociale|"
    "nom ou raison sociale|person",
    "company": "societe|raison sociale|entreprise|company|company name|organisation|organization|organisme|enseigne|"
    "etablissement|nom commercial|nom societe|nom de la societe|nom entreprise|employeur|account|"
    "account name|business|association|firm|ste",
    "job": "fonction|poste|profession|metier|job|job title|role|activite professionnelle|qualite",
    "email": "mail|email|e mail|courriel|adresse mail|adresse email|adresse e mail|adresse electronique|mel|mails|"
    "emails|email address|e mail address|mail client|email 1|email 2|mail 1|mail 2|autre email|autre mail|@|"
    "adr mail",
    "phone": "tel|telephone|telephones|tel fixe|tel portable|tel fixe portable|fixe|portable|port|mobile|gsm|phone|"
    "phone number|mobile phone|home phone|work phone|cell|cell phone|num tel|n tel|numero de telephone|"
    "numero telephone|no tel|tel 1|tel 2|tel1|tel2|telephone 1|telephone 2|telephone fixe|telephone portable|"
    "telephone mobile|tel mobile|tel domicile|tel bureau|tel pro|tel perso|telephone domicile|"
    "telephone bureau|coordonnees telephoniques|contact tel|phone 1|phone 2|telephone number|tph|mob|"
    "landline|phones",
    "address": "adresse|adr|rue|adresse postale|adresse 1|adresse1|adresse ligne 1|adr 1|adr1|n et rue|numero et rue|"
    "voie|adresse complete|adresse domicile|address|address 1|address1|address line 1|street|street address|"
    "mailing address|postal address|adresse du client|adresse client|domicile|adresse de facturation|"
    "rue et numero",
    "address2": "adresse 2|adresse2|adresse ligne 2|adr 2|adr2|complement|complement adresse|complement d adresse|"
    "compl adresse|cplt adresse|address 2|address2|address line 2|suite|batiment|residence|lieu dit|"
    "suite adresse|adresse suite",
    "postcode": "cp|c p|code postal|codepostal|code post|cod postal|postcode|post code|postal code|zip|zip code|"
    "zipcode|zip postal code|postal|code po",
    "city": "ville|commune|localite|city|town|bureau distributeur|ville client|suburb",
    "country": "pays|country|nation|pays de residence|country code|code pays|country region",
    "birthday": "date de naissance|naissance|ne e le|ne le|nee le|ddn|date naissance|dt naissance|date naiss|date nais|"
    "anniversaire|anniv|date anniversaire|birthday|birth date|birthdate|date of birth|dob|born|date de nais|"
    "d naissance|nais|jour anniversaire|bday",
    "language": "langue|language|lang|langue parlee|locale",
    "source": "source|origine|provenance|canal d acquisition|connu par|comment nous avez vous connu|parrain|"
    "apporte par|lead source|origin|venu par",
    "tag": "tag|tags|etiquette|etiquettes|categorie|categories|groupe|groupes|mots cles|mot cle|label|labels|group|"
    "groups|type client|type de client|famille client|segment|keywords",
    "note": "note|notes|remarque|remarques|commentaire|commentaires|observation|observations|obs|memo|divers|infos|"
    "info|informations|comment|comments|remarks|com|rem|a savoir|autres infos|details|description",
    "stage": "statut|etat|etape|stage|status|lifecycle stage|statut client|situation|cycle de vie|etat client|"
    "customer status",
    "newsletter": "newsletter|infolettre|lettre d information|lettre info|abonne newsletter|abonne|inscrit newsletter|"
    "accepte mails|accepte mail|accepte newsletter|mailing|opt in|optin|consentement|accord mail|"
    "accord mailing|accord email|emailing|pub|accepte pub|accepte offres|subscribed|rgpd|offres par mail|"
    "ok mail|ok mailing|news",
    "siret": "siret|siren|n siret|numero siret|no siret|siret siren|n siren|siren siret|company number|num siret",
    "vat": "tva|n tva|n de tva|tva intra|tva intracom|tva intracommunautaire|n tva intracommunautaire|n tva intracom|"
    "n tva intra|numero tva|numero de tva|vat|vat number|vat no|vat id|tax id",
    "household": "foyer|famille|menage|household|family|nom du foyer",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a column can fill: `label` is a msgid, `synonyms` are headers as folded words joined by spaces."""

    name: str
    label: str
    kind: FieldKind
    repeats: bool
    synonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column fills: a field's name, ``custom:<label>`` for an unknown header, None for a blank column.

    `confidence` goes from 0 to 1; `kind` tells how the values read.
    """

    field: str | None
    confidence: float
    reason: Reason
    kind: FieldKind = "text"
    header: str = ""


def header_key(header: str) -> str:
    """`header` as it is compared: its folded words, ``N° Cli.`` → ``n cli``."""
    return " ".join(words(header.replace("°", " ").replace("º", " ").replace("№", " n ")))


FIELDS: Final = tuple(
    Field(
        name,
        label,
        _KINDS.get(name, "text"),
        name in _REPEATING,
        (name.replace("_", " "), header_key(label), *_SYNONYMS[name].split("|")),
    )
    for name, label in LABELS.items()
)
BY_NAME: Final = {field.name: field for field in FIELDS}


def find(name: str) -> Field | None:
    """The field called `name` in ``--map`` and exports, ``custom:<label>`` included; None when there is no such one."""
    if name.startswith(CUSTOM) and (label := name.removeprefix(CUSTOM).strip()):
        return Field(name, label, "text", repeats=False, synonyms=())
    return BY_NAME.get(name)


@cache
def by_header() -> dict[str, str]:
    """Field names by the exact header keys people use for them."""
    known: dict[str, str] = {}
    for field in FIELDS:
        for synonym in field.synonyms:
            known.setdefault(synonym, field.name)
    return known
