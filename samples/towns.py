"""Where invented customers live: real towns around Lyon and further, streets that every town has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


@dataclass(frozen=True)
class Town:
    name: str
    postcode: str


NEAR = (
    Town("Lyon 3e", "69003"), Town("Lyon 6e", "69006"), Town("Lyon 7e", "69007"), Town("Lyon 2e", "69002"),
    Town("Lyon 1er", "69001"), Town("Lyon 4e", "69004"), Town("Lyon 5e", "69005"), Town("Lyon 8e", "69008"),
    Town("Lyon 9e", "69009"), Town("Villeurbanne", "69100"), Town("Caluire-et-Cuire", "69300"),
    Town("Bron", "69500"), Town("Écully", "69130"), Town("Oullins-Pierre-Bénite", "69600"),
    Town("Tassin-la-Demi-Lune", "69160"), Town("Sainte-Foy-lès-Lyon", "69110"), Town("Vénissieux", "69200"),
    Town("Saint-Priest", "69800"), Town("Décines-Charpieu", "69150"), Town("Rillieux-la-Pape", "69140"),
)  # fmt: skip
AIN = (
    Town("Bourg-en-Bresse", "01000"), Town("Miribel", "01700"), Town("Montluel", "01120"), Town("Trévoux", "01600"),
    Town("Ambérieu-en-Bugey", "01500"), Town("Meximieux", "01800"),
)  # fmt: skip
FAR = (
    Town("Annonay", "07100"), Town("Aubenas", "07200"), Town("Nice", "06000"), Town("Cannes", "06400"),
    Town("Gap", "05000"), Town("Saint-Étienne", "42000"), Town("Vienne", "38200"), Town("Grenoble", "38000"),
    Town("Mâcon", "71000"), Town("Villefranche-sur-Saône", "69400"), Town("Annecy", "74000"),
    Town("Chambéry", "73000"), Town("Valence", "26000"), Town("Paris", "75011"), Town("Marseille", "13006"),
    Town("Brest", "29200"), Town("Laon", "02000"), Town("Dijon", "21000"),
)  # fmt: skip
TOWNS = NEAR + AIN + FAR

STREETS = (
    "rue des Lilas", "rue de la République", "avenue Jean-Jaurès", "place du Marché", "chemin des Vignes",
    "rue Pasteur", "rue du Général-Leclerc", "boulevard Voltaire", "impasse des Acacias", "rue de l’Église",
    "quai de Saône", "allée des Marronniers", "rue Victor-Hugo", "montée de l’Observance", "cours Lafayette",
    "rue Saint-Antoine", "route de Genève", "rue du Moulin", "avenue de la Gare", "rue des Écoles",
    "place des Tapis", "rue Émile-Zola",
)  # fmt: skip


def town(rng: Random) -> Town:
    draw = rng.random()
    return rng.choice(NEAR if draw < 0.74 else AIN if draw < 0.87 else FAR)


def street(rng: Random) -> str:
    suffix = rng.choices(("", " bis", " ter"), (93, 6, 1))[0]
    comma = "," if rng.random() < 0.3 else ""
    return f"{rng.randint(1, 140)}{suffix}{comma} {rng.choice(STREETS)}"
