"""The usual drinks by every name, in the sizes of a country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from journal_app.domain.knowledge import DrinkPreset, folded
from journal_app.domain.quick_add.words import Words


class DrinkKind(NamedTuple):
    """A drink by its name: one drink's volume in ml and strength in percent, None where it is not known.

    `many` is how many drinks the name means ("six pack").
    """

    name: str
    volume_ml: float | None
    abv_percent: float | None
    many: float = 1.0
    id: str = ""


def drink_kinds(words: Words, presets: Sequence[DrinkPreset], country: str | None) -> dict[str, DrinkKind]:
    """Drinks by every name, in the sizes of the country."""
    by_id = {preset.id: preset for preset in presets}
    ending = words.countries.get(country or "", "")
    sizes = words.sizes.get(country or "", {})
    kinds: dict[str, DrinkKind] = {}

    def kind_of(identity: str) -> DrinkKind | None:
        made = words.made_drinks.get(identity)
        base = by_id.get(identity if made is None else made[0])
        if base is None:
            return None
        local = by_id.get(f"{base.id}_{ending}", base) if ending else base
        volume = sizes.get(base.id, local.volume_ml)
        if made is None:
            return DrinkKind(base.name, volume, local.abv_percent, id=base.id)
        size = made[1] if made[1] > 20 else volume * made[1]
        if identity == "cider_pint":
            size = sizes.get("pint", by_id["pint"].volume_ml)
        return DrinkKind(identity.replace("_", " "), size, local.abv_percent, made[2], id=identity)

    for preset in presets:
        found = kind_of(preset.id)
        if found is not None:
            for name in (preset.name, *preset.names):
                kinds.setdefault(folded(name), found)
    endings = set(words.countries.values())
    for identity, names in words.drinks.items():
        of = identity.rpartition("_")[2]
        found = kind_of(identity) if of not in endings or of == ending else None
        if found is not None:
            for name in names:
                kinds.setdefault(folded(name), found)
    return kinds
