"""Views of the list: a filter, an order and columns under a name; three are built in, the others are the user's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Final

from grc_desktop.core.i18n import N_
from grc_desktop.services.contacts.types import ContactFilter, Order
from grc_desktop.ui.kit.tabs import TabSpec
from grc_desktop.ui.kit.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grc_desktop.services.settings.views import SavedView

ROOM: Final = "contacts"
_ORDERS: Final = frozenset({"name", "city", "stage", "code", "created", "updated"})


@dataclass(frozen=True, slots=True)
class View:
    """One tab. `saved`: its number when it is the user's own. `columns`: as the header of a list keeps them."""

    key: str
    title: str
    filter: ContactFilter = field(default_factory=ContactFilter)
    order: Order = field(default_factory=Order)
    columns: object = None
    saved: int | None = None

    @property
    def place(self) -> str:
        """Where the columns of the view are remembered."""
        return f"{ROOM}/{self.key}"

    def tab(self) -> TabSpec:
        return TabSpec(self.key, self.title, Tone.WARNING if self is TO_CHECK else Tone.NEUTRAL)


ALL: Final = View("all", N_("All"))
_WAITING: Final = ("stage", "email", "organisation", "tags", "code", "created", "updated")
_CHECK_COLUMNS: Final = {"order": ("name", "to_check", "city", "phone", *_WAITING), "hidden": _WAITING}
TO_CHECK: Final = View("to_check", N_("To check"), ContactFilter(to_check=True), columns=_CHECK_COLUMNS)
BIN: Final = View("bin", N_("Bin"), ContactFilter(in_bin=True))


def arranged(saved: Sequence[SavedView]) -> tuple[View, ...]:
    """Every view, in the order of the tabs."""
    return (ALL, TO_CHECK, *map(from_saved, saved), BIN)


def from_saved(saved: SavedView) -> View:
    """The view that was kept; what is not understood of it is left out."""
    kept = saved.definition
    return View(
        key=f"saved-{saved.id}",
        title=saved.name,
        filter=_known(ContactFilter, kept.get("filter")),
        order=_order(kept),
        columns=kept.get("columns"),
        saved=saved.id,
    )


def known_place(state: Mapping[str, object]) -> View:
    """The view, filter and order that `Listing.state` told."""
    key = state.get("view")
    return View(key if isinstance(key, str) else ALL.key, "", _known(ContactFilter, state.get("filter")), _order(state))


def definition(chosen: ContactFilter, order: Order, columns: object) -> dict[str, Any]:
    """What is kept of a view, as JSON holds it."""
    return {"filter": asdict(chosen), "order": asdict(order), "columns": columns}


def _order(kept: Mapping[str, object]) -> Order:
    order: Order = _known(Order, kept.get("order"))
    return order if order.by in _ORDERS else Order()


def _known(kind: type[Any], kept: object) -> Any:
    """A `kind` with what `kept` holds of its fields, each of the type its default has."""
    made = kind()
    if not isinstance(kept, Mapping):
        return made
    wanted = {each.name: kept[each.name] for each in fields(kind) if each.name in kept}
    return replace(made, **{name: value for name, value in wanted.items() if _fits(getattr(made, name), value)})


def _fits(default: object, value: object) -> bool:
    return value is None or isinstance(value, str) if default is None else type(value) is type(default)
