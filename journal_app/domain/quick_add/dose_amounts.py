"""How much a dose was: pieces, liquids, several of a strength. No amount is invented, and no unit guessed."""

from __future__ import annotations

from typing import Final

from journal_app.domain.knowledge import folded
from journal_app.domain.quick_add.amounts_said import Amounts
from journal_app.domain.quick_add.built import NOT_KNOWN, Built, how_many, which_number
from journal_app.domain.quick_add.dose_asks import ask_patches, ask_unit, ask_vague
from journal_app.domain.quick_add.lexicon import Lexicon
from journal_app.domain.quick_add.numbers import Number, number_words
from journal_app.domain.quick_add.pieces import (
    Ask,
    FactPiece,
    QuantityPiece,
    Setting,
    SubjectPiece,
)
from journal_app.domain.quick_add.tokens import MINUSES, tokens_of
from journal_app.domain.units import MASS_IN_MG, Amount
from journal_app.i18n import _, plural

MOST_PATCHES: Final = 3
"""Before the word itself, more patches than this are likelier to be the strength of one."""
COUNTED: Final = ("tablet", "capsule", "piece", "patch")
TWO_AMOUNTS: Final = _("There are two amounts for one name. Please write each entry on its own, with a comma between.")
HOW_MANY_ML: Final = _("Please write how many ml it was, such as 5mg/ml 2ml.")


def amount_of(amounts: Amounts, subject: SubjectPiece, line: str, setting: Setting, built: Built) -> Amount | None:
    """The amount of a dose, None for not known; what is doubtful goes into `built` as a question or a problem."""
    name = subject.found.text
    if not all(_is_clear(quantity, name, line, built) for quantity in amounts.all):
        return None
    many = 1.0
    for times in amounts.times:
        if not _settled(times.number, name, built):
            return None
        many *= times.number.value or 1.0
    contradiction = _contradiction(amounts)
    if contradiction:
        built.problem = contradiction
        return None
    if amounts.strengths:
        return _of_liquid(amounts, many, built)
    if amounts.masses and amounts.counts:
        return _of_pieces(amounts, subject, line, many, setting, built)
    for quantity in (*amounts.masses, *amounts.volumes):
        return _measured(quantity, many, built)
    if amounts.counts:
        return _counted(amounts.counts[0], amounts, subject, many, setting, built)
    if amounts.times:
        number = amounts.times[0].number
        said = QuantityPiece(
            amounts.times[0].start, amounts.times[0].end, number._replace(start=amounts.times[0].start)
        )
        return _counted(said, amounts, subject, 1.0, setting, built)
    if amounts.combined:
        built.asks.append(_how_many_tablets(amounts.combined[0], name, line))
    return None


def _is_clear(quantity: QuantityPiece, name: str, line: str, built: Built) -> bool:
    """Whether a quantity can be an amount as it stands; else what is asked or said about it."""
    for number in (quantity.number, quantity.each):
        if number is not None and not _settled(number, name, built):
            return False
    if quantity.problem or quantity.percent:
        built.problem = quantity.problem or _("A strength in % is no amount. Please write it as 20 mg or 2 ml.")
        return False
    if quantity.approximate:
        built.notes.append(_("about {amount}").format(amount=line[quantity.number.start : quantity.end].strip()))
    if quantity.vague and (quantity.volume_ml is None or quantity.vague.lower().startswith(("oz", "ounce", "fl"))):
        ask_vague(quantity, line, built)
        return False
    return True


def _contradiction(amounts: Amounts) -> str:
    """Why the quantities cannot be one amount together; nothing where they can."""
    unplaced = bool(amounts.masses and amounts.volumes) and not amounts.strengths
    if unplaced or len(amounts.masses) > 1 or len(amounts.volumes) > 1 or len(amounts.counts) > 1:
        return TWO_AMOUNTS
    if amounts.combined and (amounts.masses or amounts.volumes):
        return _("Is {text} a date? Please write it as 2026-11-03, or 3 november.").format(
            text=amounts.combined[0].combined
        )
    return ""


def _how_many_tablets(said: QuantityPiece, name: str, line: str) -> Ask:
    key, typed = f"number:{folded(name)}:{said.combined}", line[said.start : said.end].strip()
    answers = ((_tablets(1), f"{typed} 1 tablet"), (_tablets(2), f"{typed} 2 tablets"), (NOT_KNOWN, None))
    return Ask("number", key, _("How many {name} was it?").format(name=name), answers, said.start, said.end)


def _tablets(count: int) -> str:
    return plural("{count} tablet", "{count} tablets", count).format(count=count)


def _settled(number: Number, name: str, built: Built) -> bool:
    """Whether the number means one value; else what is asked or said about it."""
    if number.problem:
        built.problem = number.problem
    elif number.choices:
        built.asks.append(which_number(number, folded(name)))
    elif number.several:
        built.asks.append(how_many(number, name))
    elif number.a_lot:
        built.notes.append(_("a lot"))
        return True
    else:
        return True
    return False


def _measured(quantity: QuantityPiece, many: float, built: Built) -> Amount | None:
    value = quantity.number.value
    if value is None:
        return None
    unit = quantity.unit or "ml"
    if quantity.volume_ml is not None:
        value, unit = value * quantity.volume_ml, "ml"
    times = many * (quantity.each.value or 1.0 if quantity.each is not None else 1.0)
    if times != 1:
        built.detail.append(f"{number_words(times)} \N{MULTIPLICATION SIGN} {number_words(value)} {unit}")
    return Amount(value=_exact(value * times), unit=unit)


def _of_liquid(amounts: Amounts, many: float, built: Built) -> Amount | None:
    strength = amounts.strengths[0].per_ml or 0.0
    said = f"{number_words(strength)} mg/ml"
    if amounts.masses:
        built.detail.append(said)
        return _measured(amounts.masses[0], many, built)
    if not amounts.volumes:
        built.problem = HOW_MANY_ML
        return None
    volume = _measured(amounts.volumes[0], many, built)
    if volume is None:
        return None
    built.detail.append(_("{volume} ml of {strength}").format(volume=number_words(volume.value), strength=said))
    return Amount(value=_exact(volume.value * strength), unit="mg")


def _of_pieces(
    amounts: Amounts, subject: SubjectPiece, line: str, many: float, setting: Setting, built: Built
) -> Amount | None:
    """ "2 tablets of 0.5 mg" is 1 mg; "2 xanax 0.5mg" may be 1 mg or 0.5 mg in all, and is asked about."""
    count, mass = amounts.counts[0], amounts.masses[0]
    value, strength = count.number.value, mass.number.value
    if value is None or strength is None:
        return None
    if line[count.end : count.end + 1] in tuple(MINUSES):
        # "3g 8-8:30pm": a span of something else.
        built.problem = TWO_AMOUNTS
        return None
    value *= many
    total = _exact(value * strength)
    single = (value == 1 or count.number.fraction) and count.start < mass.start
    clear = single or count.unit in COUNTED or count.each is not None or (count.signed and count in amounts.left)
    straight = count.end <= mass.start and not line[count.end : mass.start].strip(" x\N{MULTIPLICATION SIGN}*").strip()
    loose = not count.unit and count.each is None and not count.signed and not count.number.article
    poured = loose and not _comes_in_pieces(subject, setting)
    # "12.5 mg quarter tab": the strength of the tablet, or what was taken of it.
    parted = count.number.fraction and value < 1 and count.start > mass.start
    if poured or parted or (not clear and not straight):
        first, last = sorted((count, mass), key=lambda piece: piece.start)
        between = line[first.end : last.start].strip()
        key = f"number:each:{folded(subject.found.text)}"
        text = _("Is {amount} each of them, or all together?").format(amount=f"{number_words(strength)} {mass.unit}")
        answers = tuple(
            (
                _("{amount} in all").format(amount=f"{number_words(each)} {mass.unit}"),
                f"{between} {number_words(each)} {mass.unit}".strip(),
            )
            for each in (total, strength)
        )
        built.asks.append(Ask("number", key, text, answers, first.start, last.end))
    elif straight and _may_be_thousands(count, mass):
        both = f"{number_words(value)}{number_words(strength)}"
        each = f"{number_words(value)} \N{MULTIPLICATION SIGN} {number_words(strength)} {mass.unit}"
        answers = ((each, each), (f"{both} {mass.unit}", f"{both} {mass.unit}"))
        key = f"number:thousands:{folded(subject.found.text)}"
        built.asks.append(
            Ask(
                "number",
                key,
                _("Is that {first}, or {second}?").format(first=each, second=f"{both} {mass.unit}"),
                answers,
                count.start,
                mass.end,
            )
        )
    if value != 1:
        built.detail.append(f"{number_words(value)} \N{MULTIPLICATION SIGN} {number_words(strength)} {mass.unit}")
    return Amount(value=total, unit=mass.unit)


def _may_be_thousands(count: QuantityPiece, mass: QuantityPiece) -> bool:
    """ "1 500 mg" may be a number with a space in it."""
    value, strength = count.number, mass.number
    return (
        not count.unit and count.each is None and value.whole and strength.whole and not value.article
        and not value.fraction and 100 <= (strength.value or 0) <= 999
    )  # fmt: skip


def _counted(
    quantity: QuantityPiece, amounts: Amounts, subject: SubjectPiece, many: float, setting: Setting, built: Built
) -> Amount | None:
    number, group_facts = quantity.number, amounts.facts
    if number.value is None:
        return None
    value = number.value * many * (quantity.each.value or 1.0 if quantity.each is not None else 1.0)
    unit = quantity.unit or _unit_in_words(subject, group_facts, setting.lexicon)
    single = not quantity.unit and number.whole and value > 1 and not amounts.times and _is_single(subject, group_facts)
    single = single and _comes_in_pieces(subject, setting)
    if unit == "patch" and number.whole and (single or value > MOST_PATCHES):
        ask_patches(quantity, subject, built)
    elif unit and not quantity.unit and not number.fraction and (single or not number.whole):
        # "patch 0.1" and "strip 8" are a strength, and no count.
        ask_unit(quantity, subject, setting, built)
        return None
    if unit:
        return Amount(value=_exact(value), unit=unit)
    before = any(quantity is part for part in amounts.left)
    # An eighth is a weight, and no part of a tablet.
    part = number.fraction and not number.value * 4 % 1
    by_piece = number.article or part or (subject.plural and before and number.whole) or bool(amounts.times)
    own = subject.found.own
    weighed = own is not None and own.unit in (*MASS_IN_MG, "ml")
    # "three and a half" of a powder are grams, as last time; "half" of it is not known.
    more = number.fraction and number.value > 1 and not amounts.times and not _comes_in_pieces(subject, setting)
    if weighed and not more and (amounts.times or (by_piece and not _comes_in_pieces(subject, setting))):
        ask_unit(quantity, subject, setting, built)
        return None
    if own is not None and own.unit and not (by_piece and weighed and not more):
        built.detail.append(_("unit as last time"))
        return Amount(value=_exact(value), unit=own.unit)
    if by_piece or amounts.combined:
        return Amount(value=_exact(value), unit="tablet" if amounts.combined else _piece_unit(subject))
    ask_unit(quantity, subject, setting, built)
    return None


def _unit_in_words(subject: SubjectPiece, facts: list[FactPiece], lexicon: Lexicon) -> str:
    """ "2 xanax bars", "1 nicotine patch": the name itself says what is counted."""
    if facts:
        return facts[0].unit
    last = tokens_of(subject.found.text)[-1:]
    count = lexicon.units.at(last, 0) if last and len(subject.found.text.split()) > 1 else 0
    unit = str(lexicon.units.meaning(last, 0, count)) if count else ""
    return "" if unit in (*MASS_IN_MG, "ml") else unit


def _is_single(subject: SubjectPiece, facts: list[FactPiece]) -> bool:
    """Whether the word that is counted is said of one: "fentanyl patch 25" is no count of patches."""
    word = facts[0].words if facts else subject.found.text
    return not word.lower().endswith("s")


def _comes_in_pieces(subject: SubjectPiece, setting: Setting) -> bool:
    """Whether half of it is half a tablet; of a powder it is not known what half is."""
    knowledge = setting.names.listed.knowledge
    substance = None if knowledge is None else knowledge.substances.get(subject.found.substance or "")
    return substance is None or not substance.units or not set(substance.units) <= {"g", "ml"}


def _piece_unit(subject: SubjectPiece) -> str:
    own = subject.found.own
    return own.unit if own is not None and own.unit in COUNTED else "piece"


def _exact(value: float) -> float:
    """Without the noise of binary fractions: 3 x 0.1 mg is 0.3 mg."""
    return round(value, 9)
