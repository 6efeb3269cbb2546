"""What Maison Tilleul sells: teas, teapots, kettles, cups, sweets and gifts; prices in cents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

ALL_YEAR = frozenset(range(1, 13))


@dataclass(frozen=True)
class Product:
    """One article; `returned` is the share of its sales that come back, `months` when it is on the shelves."""

    reference: str
    name: str
    family: str
    cents: int
    popularity: int
    returned: float = 0.008
    months: frozenset[int] = ALL_YEAR

    def price(self, day: date) -> int:
        """The price in cents on a day: up 3 % each January since 2023, rounded to ten cents."""
        return round(self.cents * 1.03 ** (day.year - 2023) / 10) * 10

    def sold_on(self, day: date) -> bool:
        return day.month in self.months


TEAS = (
    Product("T-EARL", "Earl Grey 100 g", "Thé", 890, 14),
    Product("T-DARJ", "Darjeeling 100 g", "Thé", 1290, 12),
    Product("T-SENC", "Sencha 100 g", "Thé", 1190, 11),
    Product("T-MENT", "Thé vert menthe 100 g", "Thé", 850, 13),
    Product("T-JASM", "Thé vert jasmin 100 g", "Thé", 1050, 8),
    Product("T-GENM", "Genmaicha 100 g", "Thé", 990, 5),
    Product("T-OOLO", "Oolong 100 g", "Thé", 1450, 4),
    Product("T-LAPS", "Lapsang souchong 100 g", "Thé", 1090, 3),
    Product("T-PUER", "Pu-erh 100 g", "Thé", 1390, 2),
    Product("T-ROOI", "Rooibos vanille 100 g", "Thé", 790, 10),
    Product("T-TILL", "Tisane tilleul-menthe 80 g", "Thé", 750, 12),
    Product("T-NOEL", "Thé de Noël 100 g", "Thé", 950, 45, months=frozenset({11, 12})),
    Product("T-GLAC", "Thé glacé pêche 100 g", "Thé", 890, 16, months=frozenset({5, 6, 7, 8})),
)
SHELVES = (
    Product("P-FONT", "Théière fonte 0,8 l", "Théière", 6200, 5, 0.012),
    Product("P-PORC", "Théière porcelaine 1 l", "Théière", 3900, 5, 0.02),
    Product("P-VERR", "Théière verre 1 l", "Théière", 2900, 6, 0.03),
    Product("P-KYUS", "Kyusu terre cuite 0,35 l", "Théière", 4500, 2, 0.012),
    Product("B-ZEPH", "Bouilloire Zéphyr 1,2 l", "Bouilloire", 7900, 7, 0.24),
    Product("B-BRUM", "Bouilloire Brume 1 l", "Bouilloire", 6400, 4, 0.015),
    Product("B-CYGN", "Bouilloire col de cygne 0,9 l", "Bouilloire", 9200, 2, 0.02),
    Product("A-FILT", "Filtre à thé inox", "Accessoire", 950, 5),
    Product("A-PAPI", "Filtres papier ×100", "Accessoire", 590, 8),
    Product("A-DETA", "Détartrant bouilloire", "Accessoire", 750, 3),
    Product("A-DESS", "Dessous de plat fonte", "Accessoire", 1490, 2),
    Product("A-CUIL", "Cuillère doseuse", "Accessoire", 690, 4),
    Product("C-MUGT", "Mug tisanière 35 cl", "Tasse", 1690, 7),
    Product("C-PORC", "Tasse porcelaine 20 cl", "Tasse", 1250, 6),
    Product("C-GOBE", "Lot de 4 gobelets", "Tasse", 2400, 3),
    Product("S-SABL", "Sablés au citron", "Douceur", 620, 12),
    Product("S-CARA", "Caramels beurre salé", "Douceur", 690, 10),
    Product("S-NOUG", "Nougat tendre", "Douceur", 780, 6),
    Product("S-MIEL", "Miel de tilleul 250 g", "Douceur", 890, 9),
    Product("S-FRUI", "Pâtes de fruits", "Douceur", 990, 5),
    Product("S-EPIC", "Pain d’épices", "Douceur", 750, 8, months=frozenset({10, 11, 12, 1})),
    Product("S-CHOC", "Chocolats assortis 200 g", "Douceur", 1590, 14, months=frozenset({11, 12, 1, 2, 3, 4})),
    Product("G-DECO", "Coffret découverte", "Cadeau", 2990, 8),
    Product("G-MERE", "Coffret Fête des mères", "Cadeau", 3490, 38, months=frozenset({5})),
    Product("G-AVEN", "Calendrier de l’avent thé", "Cadeau", 3290, 26, months=frozenset({11})),
    Product("G-BOIT", "Boîte à thé washi", "Cadeau", 1190, 7),
    Product("G-BOUG", "Bougie thé blanc", "Cadeau", 1890, 4, 0.02),
)
CATALOGUE = TEAS + SHELVES

_BY_REFERENCE = {product.reference: product for product in CATALOGUE}
GIFT_BOX = _BY_REFERENCE["G-DECO"]

COMPANIONS: Mapping[str, tuple[tuple[Product, float], ...]] = {
    "P-FONT": ((_BY_REFERENCE["A-FILT"], 0.62), (_BY_REFERENCE["A-DESS"], 0.4)),
    "P-PORC": ((_BY_REFERENCE["A-FILT"], 0.58),),
    "P-VERR": ((_BY_REFERENCE["A-FILT"], 0.55),),
    "B-ZEPH": ((_BY_REFERENCE["A-DETA"], 0.35),),
    "B-BRUM": ((_BY_REFERENCE["A-DETA"], 0.35),),
    "T-ROOI": ((_BY_REFERENCE["S-SABL"], 0.22),),
    "C-MUGT": ((_BY_REFERENCE["T-TILL"], 0.3),),
}
"""What is put in the same bag: reference → articles and how often."""
