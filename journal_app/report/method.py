"""How the report was made, in words that a clinician can check."""

from collections.abc import Sequence

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.units import ETHANOL_G_PER_ML
from journal_app.domain.wording import day_words, sentence_start
from journal_app.report.data import Method
from journal_app.report.selection import Selection
from journal_app.report.words import listed, number

DISCLAIMER = (
    "Kept by the patient on their own computer. Not a diagnosis, and not a validated withdrawal scale (COWS, CIWA-Ar, "
    "SOWS). An alert means two things were logged close together, not that harm occurred. No alert does not mean a "
    "combination is safe. The strength of unregulated products is not known."
)
CALENDAR_FOOT = (
    "Calendar laid out like a Timeline Followback, but filled in day by day rather than recalled. Self-reported, not "
    "checked by a clinician."
)
IMPORTED_FOOT = "Calendar laid out like a Timeline Followback. Self-reported, not checked by a clinician."


def how_to_read(drink_grams: float, *, symptoms: bool) -> str:
    """The caption of page 1; it names only what is drawn."""
    ratings = (
        "Marks: one rating a day (the highest, if several). Line: median of the last 7 days, drawn only if 4 or more "
        "were logged. Band: middle half of those days. "
    )
    return (
        f"{ratings if symptoms else ''}Hatched: no entry, nothing filled in. "
        f"One drink = {number(drink_grams)} g alcohol. Two things that move together need not cause each other."
    )


def unchecked_names(selection: Selection) -> tuple[str, ...]:
    """What was logged under a name that is not recognised: it took part in no check."""
    names = {
        entry.name.casefold(): entry.name
        for entry in selection.entries
        if isinstance(entry, Dose) and entry.substance is None
    }
    return tuple(names[key] for key in sorted(names))


def method(
    selection: Selection, knowledge: Knowledge | None, *, drink_grams: float, app_version: str
) -> tuple[Method, ...]:
    """The paragraphs of the last page."""
    found = [
        Method(
            title="Unknown is not zero",
            text="A day without an entry is left out of every count, median and total. 0 stands only where the patient "
            "said none. Where an amount was not given, the report says so and adds nothing.",
        ),
        Method(
            title="Medians",
            text="The first seven and the last seven calendar days of the period are compared by their medians; n is "
            "the number of days with a value. With fewer than 4 such days there is no median. The line in a symptom "
            "chart is the median of the last seven days, the band their middle half (first to third quartile).",
        ),
        Method(
            title="Days",
            text="Entries count on the calendar date where they were made, sleep on the day of waking. An alert counts "
            "on the evening before when it was before 04:00.",
        ),
        Method(
            title="Drinks",
            text=f"One drink = {number(drink_grams)} g of pure alcohol, worked out from volume and strength "
            f"({ETHANOL_G_PER_ML} g in one ml).",
        ),
        Method(
            title="Alerts",
            text="Each intake is held against the most recent intake of every other substance. A substance counts as "
            "active, then wearing off, then a trace, by the hours below; each step lowers the level of an alert by "
            "one. Alcohol is counted by its amount. Where the time of day is not known, everything on one date counts "
            "as together. For substances that build up, use on 3 or more of the last 7 days counts as wearing off for "
            "at least 168 hours. The hours are cautious estimates, not the time at which an effect ends.",
        ),
    ]
    if windows := _windows(selection, knowledge):
        found.append(Method(title="Hours used: active, wearing off, trace", text=windows))
    if rules := _rules((*selection.alerts, *selection.resolved)):
        found.append(Method(title="Rules that raised an alert", text=rules))
    if names := unchecked_names(selection):
        found.append(
            Method(
                title="Not checked",
                text=f"Not recognised, so no combination with it was checked: {listed(names)}. That does not mean "
                "it is safe.",
            )
        )
    found.append(Method(title="Versions", text=_versions(knowledge, app_version)))
    return tuple(found)


def _windows(selection: Selection, knowledge: Knowledge | None) -> str:
    if knowledge is None:
        return ""
    logged = sorted({row.substance for row in selection.records.amounts if row.substance in knowledge.substances})
    return "; ".join(_window_words(knowledge.substances[key]) for key in logged if key != ALCOHOL)


def _window_words(substance: Substance) -> str:
    name = sentence_start(substance.name)
    if substance.windows is None:
        return name
    windows = substance.windows
    hours = f"{number(windows.active_h)} / {number(windows.wearing_off_h)} / {number(windows.trace_h)} h"
    sure = all(source.mark != "to_confirm" for source in substance.sources) and substance.confidence != "low"
    return f"{name} {hours}" + ("" if sure else " (not yet confirmed)")


def _rules(alerts: Sequence[Alert]) -> str:
    return ", ".join(sorted({hit.rule for alert in alerts for hit in alert.hits}))


def _versions(knowledge: Knowledge | None, app_version: str) -> str:
    if knowledge is None:
        return f"Journal {app_version}. The substance and rule data could not be used, so warnings were off."
    return (
        f"Journal {app_version}; substance and rule data {knowledge.version}, reviewed "
        f"{day_words(knowledge.reviewed, year=True)}."
    )
