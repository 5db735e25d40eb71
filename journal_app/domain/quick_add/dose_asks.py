"""What is asked about the amount of a dose: its unit, a measure that is no weight, a count that may be a strength."""

from __future__ import annotations

from typing import Final

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.built import Built
from journal_app.domain.quick_add.numbers import number_words
from journal_app.domain.quick_add.pieces import Ask, QuantityPiece, Setting, SubjectPiece
from journal_app.domain.units import MASS_IN_MG, Amount
from journal_app.i18n import _

MOST_OFFERED: Final = 40.0
"""More tablets or ml than this are not offered as the meaning of a bare number."""
_OUNCE_G: Final = 28.35


def ask_vague(quantity: QuantityPiece, line: str, built: Built) -> None:
    """Ask what a measure that is no weight was, or keep it as a note."""
    typed = line[quantity.start : quantity.end].strip()
    answers: list[tuple[str, str | None]] = [(_("Keep it as a note"), f'"{typed}"')]
    if quantity.vague.lower() in ("oz", "ounce", "ounces") and quantity.number.value is not None:
        grams = number_words(round(quantity.number.value * _OUNCE_G, 2))
        answers.insert(0, (f"{grams} g", f"{grams} g"))
    text = _("{text} is no weight that Journal can keep. Do you know it in g, mg or ml?").format(text=typed)
    built.asks.append(Ask("unit", f"unit:{folded(typed)}", text, tuple(answers), quantity.start, quantity.end))


def ask_unit(quantity: QuantityPiece, subject: SubjectPiece, setting: Setting, built: Built) -> None:
    """Ask for the unit of a bare number: none is guessed."""
    name, number = subject.found.text, quantity.number.value or 0.0
    value = number_words(number)
    knowledge = setting.names.listed.knowledge
    substance = None if knowledge is None else knowledge.substances.get(subject.found.substance or "")
    units = [*(substance.units if substance is not None else ("mg", "g")), "tablet"]
    answers: list[tuple[str, str | None]] = []
    in_all = number * (quantity.each.value or 1.0 if quantity.each is not None else 1.0)
    for unit in dict.fromkeys(units):
        amount = Amount(value=number, unit=unit).text if number > 0 else ""
        if amount and (unit in MASS_IN_MG or in_all <= MOST_OFFERED):
            answers.append((amount, f"{value} {unit}"))
    start, end, joined = quantity.number.start, quantity.number.end, subject.found.base
    other = joined is not None and len(joined.ids) == 1 and joined.ids[0] != subject.found.substance
    if joined is not None and other and knowledge is not None and subject.end <= start:
        # "tylenol 3" is a product too.
        whole = knowledge.substances[joined.ids[0]].name
        start, answers = subject.start, [(words, f"{name} {line}") for words, line in answers[:3]]
        answers.append((f"{joined.text} ({whole})", whole))
    text = _("{number} of what? Please choose the unit of {name}.").format(number=value, name=name)
    built.asks.append(Ask("unit", f"unit:{folded(name)}", text, tuple(answers[:4]), start, end))


def ask_patches(quantity: QuantityPiece, subject: SubjectPiece, built: Built) -> None:
    """ "butrans 10 patch": ten of them would be a great many; the number is likely what is written on one."""
    number = number_words(quantity.number.value or 0.0)
    text = _("Is {number} how many patches it was, or the strength of one?").format(number=number)
    answers = (
        (_("One patch, and {number} in its note").format(number=number), f'1 patch "{number}"'),
        (_("{number} patches").format(number=number), None),
    )
    key = f"number:patches:{folded(subject.found.text)}:{number}"
    built.asks.append(Ask("number", key, text, answers, quantity.start, quantity.end))
