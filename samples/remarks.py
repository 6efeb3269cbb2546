"""Sentences a shopkeeper writes about customers: remarks, tags, faults, words of a conversation."""

from __future__ import annotations

TAGS = (
    "thé vert",
    "cadeaux",
    "atelier",
    "voisin",
    "marché de Noël",
    "infusions",
    "presse",
    "théières",
    "VIP",
    "famille",
)

REMARKS = (
    "Vient le samedi matin",
    "Préfère être appelée après 18h",
    "Allergique aux fruits à coque !!",
    "Offre un coffret à sa mère chaque année\nPenser à l'appeler mi-mai",
    "Carte perdue, refaite le 12/03/2021",
    "Déteste le fumé",
    "A déménagé ? courrier revenu en juin",
    "Rappeler quand le Genmaicha est rentré\nOK fait 14/09",
    "Intéressée par l'atelier dégustation\n2 personnes\nvoir avec Inès",
    "Amie de Mathilde",
    "Mauvais n° de tél, redemander",
    "Ne pas envoyer de pub",
    "10 % accordés par Bruno (voisin)",
    "Client de l'ancien magasin",
    "Sachets bio uniquement",
    "Paiement à 30 jours vu avec le comptable\nFacture à l'adresse du siège",
    'Boit "surtout du café" mais achète pour sa femme',
    "Livraison possible le mercredi ; code porte A452",
    "Ancien nom : voir aussi Mme Petit",
    "Théière fonte bleue mise de côté\nvient la chercher avant Noël",
    "à relancer",
    "idem ligne du dessus ?",
    "Très gentille, prend son temps",
    "Bouilloire changée 2 fois (fuite)\nlui faire un geste",
    "=> voir cahier bleu p. 12",
)

FAULTS = {
    "Bouilloire": (
        ("Fuit par le socle", 9), ("Joint du couvercle qui fuit", 7), ("Ne s'arrête plus à ébullition", 4),
        ("Ne chauffe plus", 4), ("Voyant éteint", 2), ("Odeur de plastique", 3),
    ),
    "Théière": (("Bec ébréché", 4), ("Émail écaillé", 3), ("Couvercle cassé à l'ouverture", 3), ("Fêlure", 2)),
    "Tasse": (("Anse cassée dans le paquet", 3), ("Décor effacé au lave-vaisselle", 2)),
    "Thé": (("Sachet mal fermé", 2), ("S'est trompé de thé", 2), ("Date dépassée", 1)),
}  # fmt: skip
"""Product family → what people complain about, and how often."""

SOLUTIONS = {
    "Bouilloire": (
        "Échange", "Joint remplacé", "Remboursé", "Envoyée chez le fournisseur", "Rien trouvé, rendue", "Sous garantie",
    ),
    "Théière": ("Échange", "Échange + excuses", "Avoir de 10 €", "Remboursé", "Couvercle commandé"),
    "Tasse": ("Échange", "Avoir de 10 €", "Remboursé"),
    "Thé": ("Échange", "Remplacé + un sachet offert", "Remboursé"),
}  # fmt: skip
"""Product family → how it may end."""

CONVERSATIONS = {
    "appel": (
        "Demande si la théière verre est rentrée. Oui, mise de côté.",
        "Appel pour connaître nos horaires du 24.",
        "Laissé message pour sa commande",
        "Sa bouilloire est prête, passera samedi.",
        "Ne répond pas, rappeler la semaine prochaine",
        "Veut 12 coffrets pour ses clients avant le 15/12, devis à faire\nbudget 30 € pièce",
    ),
    "visite": (
        "A goûté l'oolong, a adoré. Lui proposer à la prochaine livraison.",
        "Cherche un cadeau pour un mariage",
        "Mécontente de l'attente samedi, s'en excuse ensuite :)",
        "Venue avec sa fille qui reprend les achats",
        "S'est inscrit à l'atelier du 12",
    ),
    "mail": (
        "Réclame sa carte de fidélité, répondu le jour même",
        "Demande la liste des ingrédients du thé de Noël",
        "Ne veut plus recevoir la lettre",
        "Envoyé photo du couvercle cassé -> SAV",
    ),
    "SMS": ("Prévenue que sa commande est arrivée", "Bon anniversaire envoyé", "OK pour jeudi"),
    "note": (
        "Adresse à revoir, courrier revenu",
        "A changé de nom (mariage)",
        "Prend toujours 200 g de Earl Grey\nlui garder un sachet",
        "Point relais préféré",
    ),
}
"""Kind of interaction → what was said."""
