"""Says an entry of a line in words: its title, when, what else is known, and the whole as one sentence."""

from __future__ import annotations

from datetime import date

from journal_app.domain.entries import (
    EVERYTHING,
    Dose,
    Drink,
    Entry,
    Measure,
    NoneTaken,
    Note,
    RedFlag,
    Skipped,
    Sleep,
    SymptomRating,
    Urge,
)
from journal_app.domain.knowledge import ALCOHOL, Knowledge
from journal_app.domain.naming import display_name, shortened, spoken_name
from journal_app.domain.number_text import plain_number
from journal_app.domain.quick_add.reading import QuickIcon, QuickItem
from journal_app.domain.quick_add.words import Words
from journal_app.domain.time_text import clock_text
from journal_app.domain.units import Amount
from journal_app.domain.wording import entry_words, inside_sentence, sentence_start, sleep_words, when_words

PLANTS = frozenset({"kratom", "cannabis", "herb_sedative"})


def item_of(
    entry: Entry,
    details: list[str],
    when: str,
    today: date,
    words: Words,
    knowledge: Knowledge | None,
    drink_grams: float,
    *,
    checked: bool,
) -> QuickItem:
    """The entry as it is shown before it is logged; `when` are further words about its time."""
    title = sentence_start(title_of(entry, knowledge))
    said = when_words(entry.moment, today)
    if isinstance(entry, NoneTaken | Sleep) and entry.moment.precision == "day":
        said = said.removesuffix(", time not known")
    shown = sentence_start(said) + (f" ({when})" if when else "")
    facts = [*facts_of(entry, words, drink_grams), *details]
    if not checked:
        facts.append("not checked")
    spoken = [spoken_title(entry, title, words), said + (f", {when}" if when else ""), *facts]
    return QuickItem(
        entry=entry,
        title=title,
        when=shown,
        detail=", ".join(facts),
        spoken=", ".join(part for part in spoken if part),
        icon=icon_of(entry, knowledge),
        checked=checked,
    )


def title_of(entry: Entry, knowledge: Knowledge | None) -> str:
    """What it is, in words that mean the same when they are typed again."""
    if isinstance(entry, Note):
        return f"note: {shortened(entry.note)}"
    if isinstance(entry, NoneTaken) and entry.what not in (EVERYTHING, ALCOHOL) and knowledge is not None:
        return f"no {display_name(knowledge, entry.what)}"
    if isinstance(entry, Sleep):
        if entry.hours is None and entry.wakings is not None:
            return f"woke {entry.wakings} time{'' if entry.wakings == 1 else 's'}"
        if entry.hours is None and entry.bed_at is not None and entry.up_at is None:
            return f"in bed {_clock(entry, up=False)}"
        if entry.hours is None and entry.quality is not None:
            return f"sleep quality {entry.quality}"
        return "slept, hours not known" if entry.hours is None else f"slept {sleep_words(entry.hours)}"
    if isinstance(entry, Skipped):
        return f"skipped {entry.name}"
    if isinstance(entry, Urge):
        strength = "" if entry.strength is None else f" {entry.strength}"
        return f"urge {'to mix ' if entry.to_mix else ''}{entry.name}{strength}"
    if isinstance(entry, Drink) and entry.ethanol_g is None and entry.volume_ml is None and entry.count == 1:
        return f"{'a lot of' if entry.heavy else 'some'} {entry.name}"
    if isinstance(entry, Dose):
        name = dose_name(entry, knowledge)
        return f"{name} {_amount(entry.amount)}" if entry.amount is not None else name
    return entry_words(entry)


def dose_name(dose: Dose, knowledge: Knowledge | None) -> str:
    """As the person calls it, in the spelling of the list."""
    if knowledge is None or dose.substance is None:
        return shortened(dose.name)
    return spoken_name(knowledge, dose.name, dose.substance)


def _amount(amount: Amount) -> str:
    """With as many decimals as were typed; never an exponent."""
    unit = amount.text.rpartition(" ")[2]
    return f"{plain_number(amount.value)} {unit}"


def facts_of(entry: Entry, words: Words, drink_grams: float) -> list[str]:
    """What else is known of an entry, in a few words each."""
    facts: list[str] = []
    if isinstance(entry, Dose):
        facts.append("" if entry.amount is not None else "amount not known")
        facts.append(entry.product)
        facts.append(f"as {entry.form}" if entry.form else "")
        facts.append("" if entry.route is None else words.route_words[entry.route])
        facts.append({True: "prescribed", False: "not prescribed", None: ""}[entry.prescribed])
        facts.append({True: "with food", False: "without food", None: ""}[entry.with_food])
    elif isinstance(entry, Drink):
        facts += _drink_facts(entry, drink_grams)
    elif isinstance(entry, Sleep):
        facts += _sleep_facts(entry)
    elif isinstance(entry, Urge):
        facts.append("to mix it" if entry.to_mix else "")
        facts.append("" if entry.strength is not None else "how strong is not said")
    elif isinstance(entry, NoneTaken):
        facts.append("for the whole day")
    if entry.note:
        facts.append(f"note: {entry.note}" if not isinstance(entry, Note) else entry.note)
    return [fact for fact in facts if fact]


def _drink_facts(drink: Drink, drink_grams: float) -> list[str]:
    if drink.ethanol_g is None:
        return ["a lot, amount not known" if drink.heavy else "amount not known"]
    drinks = drink.ethanol_g / drink_grams
    strength = f"{plain_number(drink.abv_percent)} %" if drink.abv_percent is not None else ""
    return [strength, f"about {drinks:.1f} standard drink{'' if f'{drinks:.1f}' == '1.0' else 's'}"]


def _sleep_facts(night: Sleep) -> list[str]:
    facts = []
    if night.bed_at is not None:
        facts.append(f"from {_clock(night, up=False)}")
    if night.up_at is not None:
        facts.append(f"to {_clock(night, up=True)}")
    if night.wakings is not None:
        facts.append(f"woke {night.wakings} time{'' if night.wakings == 1 else 's'}")
    if night.quality is not None:
        facts.append(f"quality {night.quality} of 10")
    return facts


def _clock(night: Sleep, *, up: bool) -> str:
    from zoneinfo import ZoneInfo

    at = night.up_at if up else night.bed_at
    return "" if at is None else clock_text(at.astimezone(ZoneInfo(night.moment.zone)))


def spoken_title(entry: Entry, title: str, words: Words) -> str:
    """The title with its units in full: "Diazepam, 10 milligrams"."""
    if isinstance(entry, Dose) and entry.amount is not None:
        return f"{title.removesuffix(_amount(entry.amount)).strip()}, {spoken_amount(entry.amount, words)}"
    if isinstance(entry, Drink):
        many = f", {plain_number(entry.count)} of them" if entry.count != 1 else ""
        size = f", {plain_number(entry.volume_ml)} millilitres" if entry.volume_ml is not None else ""
        return sentence_start(f"{entry.name}{many}{size}{' each' if many and size else ''}")
    if isinstance(entry, SymptomRating) and entry.scale == "0-10":
        return f"{sentence_start(entry.symptom)}, {entry.severity} of 10"
    if isinstance(entry, Urge) and entry.strength is not None:
        return f"Urge for {inside_sentence(entry.name)}, {entry.strength} of 10"
    if isinstance(entry, Sleep) and entry.hours is not None:
        hours, minutes = divmod(round(entry.hours * 60), 60)
        said = [f"{hours} hour{'' if hours == 1 else 's'}"]
        if minutes:
            said.append(f"{minutes} minute{'' if minutes == 1 else 's'}")
        return f"Slept {' '.join(said)}"
    if isinstance(entry, Measure) and entry.second is not None:
        return f"{sentence_start(entry.what)}, {plain_number(entry.value)} over {plain_number(entry.second)}"
    return title


def spoken_amount(amount: Amount, words: Words) -> str:
    """`10 milligrams`, `half a tablet` as 0.5 tablets."""
    named = words.spoken_units.get(amount.unit)
    if named is None:
        return _amount(amount)
    return f"{plain_number(amount.value)} {named[0] if amount.value == 1 else named[1]}"


def icon_of(entry: Entry, knowledge: Knowledge | None) -> QuickIcon:
    """The picture beside it."""
    if isinstance(entry, Dose):
        substance = knowledge.substances.get(entry.substance or "") if knowledge is not None else None
        return "leaf" if substance is not None and PLANTS.intersection(substance.classes) else "pill"
    if isinstance(entry, Drink):
        return "glass"
    if isinstance(entry, Sleep):
        return "moon"
    if isinstance(entry, NoneTaken | Skipped):
        return "none"
    if isinstance(entry, Note):
        return "note"
    if isinstance(entry, RedFlag):
        return "emergency"
    if isinstance(entry, SymptomRating | Measure):
        return "check-in"
    return "flag"
