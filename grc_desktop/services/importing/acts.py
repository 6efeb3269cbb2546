"""What an import writes in the history."""

from __future__ import annotations

from typing import Final

from grc_desktop.core.acts import Act
from grc_desktop.core.i18n import N_

IMPORT: Final = Act("importing.import", N_("Import of {file}: {created} created, {updated} updated"))
REVIEW: Final = Act("importing.review", N_("Import reviewed: {count} decided"))

ACTS: Final = (IMPORT, REVIEW)
