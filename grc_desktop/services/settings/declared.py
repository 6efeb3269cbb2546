"""Every setting, declared once: the settings room, the window and the command line read this list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from grc_desktop.core.i18n import N_

T = TypeVar("T", str, bool, int)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing people choose. Its type is that of `default`; `label`, `help` and those of `choices` are msgids.

    `choices`: (value, label) pairs when not every value will do. `shared`: kept in the base for the whole shop, else
    on this computer.
    """

    key: str
    default: T
    label: str = ""
    help: str = ""
    choices: tuple[tuple[T, str], ...] = ()
    shared: bool = False

    def accepts(self, value: object) -> bool:
        """Whether `value` is one this setting can have."""
        allowed = not self.choices or any(value == choice for choice, _label in self.choices)
        return type(value) is type(self.default) and allowed

    def read(self, value: object) -> T:
        """`value` when this setting can have it, else the default."""
        return value if isinstance(value, type(self.default)) and self.accepts(value) else self.default


SHOP_NAME: Final = Setting(
    "shop.name", "", N_("Name of the shop"), N_("It appears in the title of the window."), shared=True
)
LANGUAGE: Final = Setting(
    "language",
    "",
    N_("Language of the program"),
    choices=(("", N_("The computer’s")), ("fr", "Français"), ("en", "English (UK)")),
)
THEME: Final = Setting(
    "theme",
    "system",
    N_("Appearance"),
    choices=(
        ("system", N_("The computer’s")),
        ("light", N_("Light")),
        ("dark", N_("Dark")),
        ("contrast-light", N_("Light, high contrast")),
        ("contrast-dark", N_("Dark, high contrast")),
    ),
)
TEXT_SIZE: Final = Setting(
    "text_size",
    "100",
    N_("Text size"),
    N_("The whole window grows with it."),
    choices=(
        ("90", N_("Small")),
        ("100", N_("Normal")),
        ("115", N_("Large")),
        ("130", N_("Larger")),
        ("150", N_("Very large")),
    ),
)
"""In percent of the usual size."""
SETTINGS: Final[tuple[Setting[str], ...]] = (SHOP_NAME, LANGUAGE, THEME, TEXT_SIZE)
"""Those shown in the settings room, in its order."""

BASE_UID: Final = Setting("base.uid", "", shared=True)
"""Eight hexadecimal digits that tell this base's exports from another's."""
