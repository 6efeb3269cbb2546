"""Invented people: ordinary French first names and surnames, freely combined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

WOMEN = (
    "Marie", "Nathalie", "Isabelle", "Sylvie", "Catherine", "Françoise", "Monique", "Céline", "Sandrine",
    "Véronique", "Hélène", "Anaïs", "Inès", "Chloé", "Zoé", "Élodie", "Éloïse", "Aurélie", "Émilie", "Camille",
    "Juliette", "Lucie", "Manon", "Mathilde", "Noémie", "Pauline", "Sarah", "Solène", "Thaïs", "Valérie", "Agnès",
    "Béatrice", "Brigitte", "Colette", "Corinne", "Delphine", "Denise", "Florence", "Geneviève", "Jacqueline",
    "Jeanne", "Josiane", "Laurence", "Léa", "Louise", "Maëlle", "Martine", "Nadia", "Odile", "Patricia", "Aïcha",
    "Fatima", "Yasmina", "Ambre", "Marie-Claude", "Anne-Sophie", "Marie-Thérèse", "Anne-Laure", "Marie-Hélène",
    "Rose-Marie",
)  # fmt: skip
MEN = (
    "Jean", "Michel", "Philippe", "Alain", "Patrick", "Nicolas", "Christophe", "Pierre", "Éric", "Frédéric",
    "Jérôme", "François", "Rémi", "Loïc", "Maël", "Théo", "Gaël", "Benoît", "Sébastien", "Stéphane", "André",
    "Antoine", "Arthur", "Bernard", "Bruno", "Cédric", "Christian", "Claude", "Daniel", "David", "Denis", "Didier",
    "Émile", "Étienne", "Fabien", "Gérard", "Gilles", "Guillaume", "Hugo", "Jacques", "Joël", "Julien", "Karim",
    "Laurent", "Louis", "Lucas", "Marc", "Mathieu", "Maxime", "Mehdi", "Olivier", "Pascal", "Paul", "Raphaël",
    "Romain", "Serge", "Thierry", "Vincent", "Jean-Pierre", "Jean-Luc", "Jean-Baptiste", "Pierre-Yves",
    "Marc-Antoine",
)  # fmt: skip
SURNAMES = (
    "Martin", "Bernard", "Dubois", "Durand", "Dupont", "Moreau", "Lefèvre", "Garnier", "Faure", "Petit", "Roux",
    "Mercier", "Blanc", "Girard", "Lambert", "Bonnet", "François", "Fontaine", "Rousseau", "Chevalier", "Muller",
    "Gauthier", "Perrin", "Morel", "Robin", "Clément", "Boyer", "Masson", "Denis", "Duval", "Joly", "Brunet",
    "Gaillard", "Barbier", "Arnaud", "Giraud", "Rivière", "Brun", "Leroux", "Colin", "Vidal", "Caron", "Picard",
    "Roger", "Aubert", "Lemoine", "Renaud", "Dumas", "Lacroix", "Olivier", "Philippe", "Bourgeois", "Pierre",
    "Benoît", "Rey", "Leclerc", "Payet", "Rolland", "Lucas", "Guérin", "Nicolas", "Béranger", "Besson", "Bouchet",
    "Bouvier", "Breton", "Carpentier", "Charpentier", "Chauvin", "Collet", "Cordier", "Coulon", "Cousin",
    "Da Silva", "Delattre", "Delorme", "Descamps", "Devaux", "Diallo", "Didier", "Étienne", "Fabre", "Fayolle",
    "Fernandez", "Ferrand", "Fournier", "Garçon", "Gérard", "Germain", "Gillet", "Gomez", "Grondin", "Guichard",
    "Hamel", "Hébert", "Hervé", "Hoarau", "Huet", "Humbert", "Jacquet", "Kaya", "Kérouac", "Klein", "Lacombe",
    "Laporte", "Leblanc", "Lebrun", "Lejeune", "Lemaître", "Léger", "Maillard", "Mallet", "Marchand", "Marion",
    "Marty", "Meunier", "Michaud", "Millet", "Monnier", "Moulin", "Müller", "Navarro", "Nguyen", "Noël", "Pasquier",
    "Peltier", "Peña", "Pichon", "Poirier", "Pons", "Prévost", "Raynaud", "Renard", "Ribeiro", "Ricard", "Rossi",
    "Roussel", "Sabatier", "Schmitt", "Seguin", "Tanguy", "Tessier", "Thibault", "Traoré", "Vallet", "Vasseur",
    "Verdier", "Weber", "Abadie", "Castelnau", "Dubois-Martin", "Lefort-Blanc", "Petit-Jean", "N’Guessan",
    "Le Goff", "Le Gall", "Le Roux",
)  # fmt: skip
WITH_PARTICLES = (
    "de La Tour", "D’Harcourt", "du Plessis", "de la Fontaine", "L’Hermite", "de Brosses", "d’Aubigny",
    "des Essarts", "Van den Berg", "de Saint-Aubin",
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    first: str
    last: str
    woman: bool


@dataclass(frozen=True)
class Couple:
    her: str
    him: str
    last: str


def surname(rng: Random) -> str:
    """A surname; those at the head of the list come up more often, so that a shop has its homonyms."""
    if rng.random() < 0.035:
        return rng.choice(WITH_PARTICLES)
    return _favouring_the_head(rng, SURNAMES)


def person(rng: Random) -> Person:
    woman = rng.random() < 0.68
    return Person(_favouring_the_head(rng, WOMEN if woman else MEN), surname(rng), woman)


def couple(rng: Random) -> Couple:
    return Couple(rng.choice(WOMEN), rng.choice(MEN), surname(rng))


def _favouring_the_head(rng: Random, words: Sequence[str]) -> str:
    return words[int(len(words) * rng.random() ** 1.4)]
