"""Makes a dose of a name and what was said about it. No amount is ever invented, and no unit guessed."""

from __future__ import annotations

from typing import Final

from journal_app.domain.entries import Dose, Route
from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.amounts_said import Amounts
from journal_app.domain.quick_add.built import NOT_KNOWN, RIGHT, Built
from journal_app.domain.quick_add.dose_amounts import TWO_AMOUNTS, amount_of
from journal_app.domain.quick_add.grouping import Group
from journal_app.domain.quick_add.numbers import number_words
from journal_app.domain.quick_add.pieces import (
    Ask,
    Common,
    FactPiece,
    QuantityPiece,
    Setting,
    SubjectPiece,
)
from journal_app.domain.quick_add.taken_as import other_form_asks
from journal_app.domain.units import Amount
from journal_app.domain.wording import ROUTE_WORDS
from journal_app.i18n import _

MORE_THAN_USUAL: Final = 3.0
TOO_MUCH: Final = _("That amount cannot be right. Please check the number and the unit.")
_LARGEST: Final = {"mcg": 1e6, "mg": 1e6, "g": 1000.0, "ml": 10_000.0}
_LARGEST_COUNT: Final = 500.0


def built_dose(group: Group, line: str, setting: Setting) -> Built:
    """The dose of a group, with what has to be asked."""
    subject = group.thing
    assert isinstance(subject, SubjectPiece)
    built = Built()
    name, substance = _meaning(subject, setting, built)
    built.checked = substance is not None
    built.asks = [*subject.asks, *built.asks]
    known = setting.names.listed.knowledge
    listed = known.substances.get(substance or "") if known is not None else None
    if listed is not None and not subject.corrected and folded(listed.name) != folded(name):
        built.detail.append(listed.name)
    built.asks += other_form_asks(group, substance, line, setting)
    if subject.corrected:
        built.detail.append(_("read as {name}").format(name=name))
    amount = amount_of(Amounts(group), subject, line, setting, built)
    if amount is None and not built.asks and not built.problem and Amounts(group).said:
        # A number that says nothing of the dose was meant to.
        built.problem = TWO_AMOUNTS
    route, form, product, prescribed, food = _facts(group, built)
    for quantity in Amounts(group).combined:
        product = f"{product} {quantity.combined}".strip()
    if amount is not None and not built.problem:
        _plausible(amount, name, substance, group, setting, built)

    def make(common: Common) -> tuple[Dose, ...]:
        return (
            Dose(
                **common, name=name, substance=substance, amount=amount, route=route, form=form, product=product,
                prescribed=prescribed, with_food=food,
            ),
        )  # fmt: skip

    if subject.asks:
        # What it is comes before how much of it.
        built.asks = list(subject.asks)
    built.make = make
    return built


def _meaning(subject: SubjectPiece, setting: Setting, built: Built) -> tuple[str, str | None]:
    found = subject.found
    if found.own is not None or len(found.ids) <= 1:
        return found.text, found.substance
    knowledge = setting.names.listed.knowledge
    key = f"meaning:{folded(found.text)}"
    answers: list[tuple[str, str | None]] = []
    confirmed: str | None = None
    for identity in found.ids:
        name = knowledge.substances[identity].name if knowledge is not None else identity
        if setting.names.listed.meanings(folded(name)) == (identity,):
            answers.append((name, name))
        elif confirmed is None:
            confirmed = identity
            answers.append((_("{name} (your own)").format(name=name), None))
    built.asks.append(
        Ask(
            "meaning",
            key,
            _("{name} can mean several things. Which one is it?").format(name=found.text),
            tuple(answers),
            subject.start,
            subject.end,
        )
    )
    return found.text, confirmed


def _facts(group: Group, built: Built) -> tuple[Route | None, str, str, bool | None, bool | None]:
    route: Route | None = None
    form, product = "", []
    prescribed: bool | None = None
    food: bool | None = None
    for part in group.parts:
        if isinstance(part, QuantityPiece) and part.form:
            form = form or part.form
        if not isinstance(part, FactPiece):
            continue
        if part.route is not None:
            if route not in (None, part.route):
                built.problem = _("There are two ways of taking it. Please write one for each entry.")
            route = part.route
        if part.routes and not built.asks:
            answers: list[tuple[str, str | None]] = [(ROUTE_WORDS[each], each) for each in part.routes]
            answers.append((NOT_KNOWN, f'"{part.words}"'))
            text = _("Which way was it {word}?").format(word=part.words)
            built.asks.append(Ask("meaning", f"meaning:{part.words}", text, tuple(answers), part.start, part.end))
        form = part.form or form
        if part.product:
            product.append(part.product)
        if part.prescribed is not None and prescribed not in (None, part.prescribed):
            built.problem = _(
                "The line says both that it was prescribed and that it was not. Please write which it was."
            )
        prescribed = part.prescribed if part.prescribed is not None else prescribed
        food = part.with_food if part.with_food is not None else food
    return route, form, " ".join(product), prescribed, food


def _plausible(amount: Amount, name: str, substance: str | None, group: Group, setting: Setting, built: Built) -> None:
    """Refuses what cannot be, and asks about what is far more than usual."""
    if not 0 < amount.value <= _LARGEST.get(amount.unit, _LARGEST_COUNT):
        built.problem = TOO_MUCH
        return
    usual = setting.usual(substance, name, amount.unit)
    key = f"more_than_usual:{folded(name)}:{amount.text}"
    if usual is None or amount.value <= MORE_THAN_USUAL * usual:
        return
    answers: list[tuple[str, str | None]] = [(RIGHT, None)]
    quantities = Amounts(group)
    place = next(iter((*quantities.masses, *quantities.volumes, *quantities.counts)), None)
    start = end = 0
    if place is not None and place.number.value is not None:
        start, end = place.number.start, place.number.end
        less = place.number.value / 10
        if amount.value / 10 <= MORE_THAN_USUAL * usual:
            answers.append((Amount(value=amount.value / 10, unit=amount.unit).text, number_words(less)))
    text = _("That is more than you usually log. Is {amount} right?").format(amount=amount.text)
    built.asks.append(Ask("more_than_usual", key, text, tuple(answers), start, end))
