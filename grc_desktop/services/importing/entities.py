"""What a sheet is about: customers, sales, points, repairs… told from its columns and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from grc_desktop.core.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.importing.fields import Guess

Entity = Literal["contacts", "products", "purchases", "points", "interactions", "tickets"]

_CONTACT_FIELDS: Final = {
    "email": 1.0, "phone": 1.0, "address": 1.0, "postcode": 1.0, "city": 0.7, "first_name": 1.0, "last_name": 0.8,
    "full_name": 0.8, "civility": 1.0, "birthday": 1.0, "company": 0.6, "siret": 0.6, "vat": 0.4, "code": 0.3,
    "card": 0.3, "country": 0.4, "newsletter": 0.8, "stage": 0.4, "job": 0.4, "household": 0.5, "note": 0.2,
    "tag": 0.2, "source": 0.2,
}  # fmt: skip
_HEADER_WORDS: Final[dict[Entity, dict[str, float]]] = {
    "purchases": {
        "ticket": 0.6, "receipt": 1.0, "order": 0.8, "commande": 0.8, "facture": 0.6, "article": 0.9, "produit": 0.7,
        "product": 0.7, "designation": 0.7, "sku": 0.6, "quantite": 1.0, "qte": 1.0, "qty": 1.0, "quantity": 0.8,
        "unitaire": 1.0, "pu": 0.8, "unit": 0.6, "montant": 1.0, "amount": 0.9, "total": 0.8, "ttc": 0.8, "ht": 0.5,
        "price": 0.4, "prix": 0.5, "remise": 0.8, "discount": 0.6, "vendeur": 0.7, "seller": 0.7, "rep": 0.4,
        "vente": 1.0, "ventes": 1.0, "sales": 1.0, "achat": 0.6, "date": 0.5, "heure": 0.3, "retour": 0.6,
    },
    "points": {
        "points": 1.6, "pts": 1.6, "point": 1.2, "solde": 1.0, "balance": 1.0, "expire": 1.2, "expiration": 1.2,
        "expires": 1.2, "motif": 0.7, "reason": 0.7, "gagnes": 1.0, "operation": 0.5, "date": 0.4, "fidelite": 0.4,
    },
    "interactions": {
        "canal": 1.2, "channel": 1.2, "objet": 0.8, "subject": 0.8, "sujet": 0.8, "direction": 0.8, "note": 0.8,
        "notes": 0.8, "texte": 1.0, "text": 0.8, "commentaire": 0.7, "compte": 0.3, "rendu": 0.7, "date": 0.6,
        "heure": 0.4, "suite": 0.5, "outcome": 0.8, "resultat": 0.6, "auteur": 0.7, "par": 0.4, "appel": 0.7,
        "visite": 0.7, "contenu": 0.8, "echange": 0.8,
    },
    "tickets": {
        "sav": 1.5, "panne": 1.5, "probleme": 1.4, "defaut": 1.2, "reclamation": 1.4, "demande": 0.9, "statut": 0.7,
        "status": 0.6, "ouvert": 1.0, "ouverture": 1.0, "opened": 1.0, "cloture": 1.0, "clos": 1.0, "closed": 1.0,
        "ferme": 0.8, "reparation": 1.4, "appareil": 1.2, "cause": 1.0, "priorite": 1.2, "priority": 1.2, "ticket": 0.6,
        "dossier": 0.8, "produit": 0.5, "product": 0.4, "article": 0.4, "garantie": 0.9, "date": 0.3, "depot": 0.6,
        "rendu": 0.5, "technicien": 1.0, "solution": 0.9,
    },
    "products": {
        "produit": 0.8, "product": 0.7, "article": 0.7, "designation": 0.8, "libelle": 0.7, "prix": 1.0, "price": 0.9,
        "tarif": 1.0, "tva": 0.6, "tax": 0.4, "ean": 1.4, "ean13": 1.4, "barcode": 1.4, "barre": 1.2, "barres": 1.2,
        "stock": 1.2, "fournisseur": 1.2, "supplier": 1.0, "categorie": 0.7, "category": 0.7, "categories": 0.7,
        "marque": 0.8, "manufacturer": 0.8, "sku": 0.9, "wholesale": 1.0, "cout": 0.8, "cost": 0.8, "upc": 1.0,
        "poids": 0.7, "weight": 0.7, "image": 0.5, "meta": 0.5,
    },
}  # fmt: skip
_SHEET_NAMES: Final[dict[str, Entity]] = {
    "client": "contacts", "clients": "contacts", "contacts": "contacts", "customers": "contacts",
    "clientele": "contacts", "adresses": "contacts", "carnet": "contacts", "fichier": "contacts",
    "vente": "purchases", "ventes": "purchases", "achats": "purchases", "sales": "purchases", "caisse": "purchases",
    "tickets": "purchases", "commandes": "purchases", "orders": "purchases", "points": "points", "fidelite": "points",
    "loyalty": "points", "sav": "tickets", "reparations": "tickets", "reclamations": "tickets", "notes": "interactions",
    "visites": "interactions", "appels": "interactions", "suivi": "interactions", "produits": "products",
    "articles": "products", "products": "products", "catalogue": "products", "stock": "products", "tarifs": "products",
}  # fmt: skip
_SHEET_WORTH: Final = 1.0
_LEAST: Final = 1.0


def entity(guesses: Sequence[Guess], sheet: str = "") -> tuple[Entity | None, float]:
    """What a sheet with these columns is about, and how surely (0 to 1); None when nothing tells."""
    scores: dict[Entity, float] = {name: _header_score(guesses, known) for name, known in _HEADER_WORDS.items()}
    fields = {guess.field for guess in guesses if guess.field}
    scores["contacts"] = sum(_CONTACT_FIELDS.get(field, 0.0) for field in fields)
    for word in words(sheet):
        if named := _SHEET_NAMES.get(word):
            scores[named] += _SHEET_WORTH
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _LEAST:
        return None, 0.0
    second = max(score for name, score in scores.items() if name != best)
    return best, round(scores[best] / (scores[best] + second), 2)


def _header_score(guesses: Sequence[Guess], known: dict[str, float]) -> float:
    """Each column counts once, by its most telling word."""
    telling = (max((known.get(word, 0.0) for word in words(guess.header)), default=0.0) for guess in guesses)
    return sum(telling)
