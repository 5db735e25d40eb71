"""Says an entry of a line in words: its title, when, what else is known, and the whole as one sentence."""

from __future__ import annotations

from datetime import date

from journal_app.domain.dose_forms import form_words
from journal_app.domain.drink_words import standard_drinks
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
from journal_app.domain.time_text import clock_text
from journal_app.domain.units import Amount, unit_words
from journal_app.domain.wording import (
    ROUTE_WORDS,
    drink_name,
    entry_words,
    inside_sentence,
    measure_name,
    none_words,
    sentence_start,
    sleep_words,
    symptom_words,
    when_words,
)
from journal_app.i18n import _, in_context, plural

PLANTS = frozenset({"kratom", "cannabis", "herb_sedative"})


def item_of(
    entry: Entry,
    details: list[str],
    when: str,
    today: date,
    knowledge: Knowledge | None,
    drink_grams: float,
    *,
    checked: bool,
) -> QuickItem:
    """The entry as it is shown before it is logged; `when` are further words about its time."""
    title = sentence_start(title_of(entry, knowledge))
    said = when_words(entry.moment, today)
    if isinstance(entry, NoneTaken | Sleep) and entry.moment.precision == "day":
        said = said.removesuffix(_("{day}, time not known").removeprefix("{day}"))
    shown = sentence_start(said) + (f" ({when})" if when else "")
    facts = [*facts_of(entry, drink_grams), *details]
    if not checked:
        facts.append(_("not checked"))
    spoken = [spoken_title(entry, title), said + (f", {when}" if when else ""), *facts]
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
        return _("note: {text}").format(text=shortened(entry.note))
    if isinstance(entry, NoneTaken) and entry.what not in (EVERYTHING, ALCOHOL) and knowledge is not None:
        return none_words(entry.what, display_name(knowledge, entry.what))
    if isinstance(entry, Sleep):
        if entry.hours is None and entry.wakings is not None:
            times = plural("{count} time", "{count} times", entry.wakings).format(count=entry.wakings)
            return in_context("a title that is read again", "woke {times}").format(times=times)
        if entry.hours is None and entry.bed_at is not None and entry.up_at is None:
            return _("in bed {clock}").format(clock=_clock(entry, up=False))
        if entry.hours is None and entry.quality is not None:
            return _("sleep quality {number}").format(number=entry.quality)
        if entry.hours is None:
            return _("slept, hours not known")
        return in_context("a title that is read again", "slept {hours}").format(hours=sleep_words(entry.hours))
    if isinstance(entry, Skipped):
        return _("skipped {medicine}").format(medicine=entry.name)
    if isinstance(entry, Urge):
        pattern = _("urge to mix {names}") if entry.to_mix else in_context("a title that is read again", "urge {names}")
        title = pattern.format(names=entry.name)
        return title if entry.strength is None else f"{title} {entry.strength}"
    if isinstance(entry, Drink) and entry.ethanol_g is None and entry.volume_ml is None and entry.count == 1:
        return (_("a lot of {drink}") if entry.heavy else _("some {drink}")).format(drink=entry.name)
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
    return f"{plain_number(amount.value)} {unit_words(amount.unit, amount.value)}"


def facts_of(entry: Entry, drink_grams: float) -> list[str]:
    """What else is known of an entry, in a few words each."""
    facts: list[str] = []
    if isinstance(entry, Dose):
        facts.append("" if entry.amount is not None else _("amount not known"))
        facts.append(entry.product)
        facts.append(_("as {form}").format(form=form_words(entry.form)) if entry.form else "")
        facts.append("" if entry.route is None else ROUTE_WORDS[entry.route])
        facts.append({True: _("prescribed"), False: _("not prescribed"), None: ""}[entry.prescribed])
        facts.append({True: _("with food"), False: _("without food"), None: ""}[entry.with_food])
    elif isinstance(entry, Drink):
        facts += _drink_facts(entry, drink_grams)
    elif isinstance(entry, Sleep):
        facts += _sleep_facts(entry)
    elif isinstance(entry, Urge):
        facts.append(_("to mix it") if entry.to_mix else "")
        facts.append("" if entry.strength is not None else _("how strong is not said"))
    elif isinstance(entry, NoneTaken):
        facts.append(_("for the whole day"))
    if entry.note:
        facts.append(_("note: {text}").format(text=entry.note) if not isinstance(entry, Note) else entry.note)
    return [fact for fact in facts if fact]


def _drink_facts(drink: Drink, drink_grams: float) -> list[str]:
    if drink.ethanol_g is None:
        return [_("a lot, amount not known") if drink.heavy else _("amount not known")]
    strength = f"{plain_number(drink.abv_percent)} %" if drink.abv_percent is not None else ""
    return [strength, _("about {amount}").format(amount=standard_drinks(drink.ethanol_g, drink_grams))]


def _sleep_facts(night: Sleep) -> list[str]:
    facts = []
    if night.bed_at is not None:
        facts.append(_("from {clock}").format(clock=_clock(night, up=False)))
    if night.up_at is not None:
        facts.append(_("to {clock}").format(clock=_clock(night, up=True)))
    if night.wakings is not None:
        facts.append(_woke(night.wakings))
    if night.quality is not None:
        facts.append(_("quality {number} of 10").format(number=night.quality))
    return facts


def _clock(night: Sleep, *, up: bool) -> str:
    from zoneinfo import ZoneInfo

    at = night.up_at if up else night.bed_at
    return "" if at is None else clock_text(at.astimezone(ZoneInfo(night.moment.zone)))


def spoken_title(entry: Entry, title: str) -> str:
    """The title with its units in full: "Diazepam, 10 milligrams"."""
    if isinstance(entry, Dose) and entry.amount is not None:
        return f"{title.removesuffix(_amount(entry.amount)).strip()}, {spoken_amount(entry.amount)}"
    if isinstance(entry, Drink):
        many = _("{number} of them").format(number=plain_number(entry.count)) if entry.count != 1 else ""
        size = "" if entry.volume_ml is None else _spoken("ml", entry.volume_ml)
        size = _("{amount} each").format(amount=size) if many and size else size
        return sentence_start(", ".join(part for part in (drink_name(entry.name), many, size) if part))
    if isinstance(entry, SymptomRating) and entry.scale == "0-10":
        return _("{name}, {number} of 10").format(
            name=sentence_start(symptom_words(entry.symptom)), number=entry.severity
        )
    if isinstance(entry, Urge) and entry.strength is not None:
        return _("Urge for {substance}, {number} of 10").format(
            substance=inside_sentence(entry.name), number=entry.strength
        )
    if isinstance(entry, Sleep) and entry.hours is not None:
        hours, minutes = divmod(round(entry.hours * 60), 60)
        said = [plural("{count} hour", "{count} hours", hours).format(count=hours)]
        if minutes:
            said.append(plural("{count} minute", "{count} minutes", minutes).format(count=minutes))
        return _("Slept {hours}").format(hours=" ".join(said))
    if isinstance(entry, Measure) and entry.second is not None:
        return _("{measure}, {upper} over {lower}").format(
            measure=sentence_start(measure_name(entry.what)),
            upper=plain_number(entry.value), lower=plain_number(entry.second),
        )  # fmt: skip
    return title


def spoken_amount(amount: Amount) -> str:
    """`10 milligrams`, `half a tablet` as 0.5 tablets."""
    return _spoken(amount.unit, amount.value) or _amount(amount)


def _spoken(unit: str, value: float) -> str:
    """A mass or a volume with its unit in full; empty for a unit that is a whole word anyway."""
    units = {
        "g": plural("{count} gram", "{count} grams", value),
        "mg": plural("{count} milligram", "{count} milligrams", value),
        "mcg": plural("{count} microgram", "{count} micrograms", value),
        "ml": plural("{count} millilitre", "{count} millilitres", value),
    }
    return units.get(unit, "").format(count=plain_number(value))


def _woke(times: int) -> str:
    return plural("woke {count} time", "woke {count} times", times).format(count=times)


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
