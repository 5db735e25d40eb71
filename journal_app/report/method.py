"""How the report was made, in words that a clinician can check."""

from collections.abc import Sequence
from datetime import date

from journal_app.domain.alerts import Alert
from journal_app.domain.body import OLD_AGE
from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.person import Profile
from journal_app.domain.units import ETHANOL_G_PER_ML
from journal_app.domain.wording import day_words, sentence_start
from journal_app.report.data import Method
from journal_app.report.selection import Selection
from journal_app.report.words import listed, number

DISCLAIMER = (
    "Kept by the patient on their own computer. Not a diagnosis, and not a validated withdrawal scale (COWS, CIWA-Ar, "
    "SOWS). An alert means two things were logged close together, or a stop, a gap or a rise, not that harm occurred. "
    "No alert does not mean a combination is safe. The strength of unregulated products is not known."
)
CALENDAR_FOOT = (
    "Calendar laid out like a Timeline Followback, but filled in day by day rather than recalled. Self-reported, not "
    "checked by a clinician."
)
IMPORTED_FOOT = "Calendar laid out like a Timeline Followback. Self-reported, not checked by a clinician."


def how_to_read(drink_grams: float, *, symptoms: bool, changes: bool = False, medicines: bool = False) -> str:
    """The caption of page 1; it names only what is drawn."""
    ratings = (
        "Marks: one rating a day (the highest, if several). Line: median of the last 7 days, drawn only if 4 or more "
        "were logged. Band: middle half of those days. "
    )
    dashed = "Dashed line: dose changed as planned. " if changes else ""
    lines = "Medicines: as prescribed, not logged each day. " if medicines else ""
    return (
        f"{ratings if symptoms else ''}Hatched: no entry, nothing filled in. {dashed}{lines}"
        f"One drink = {number(drink_grams)} g alcohol. Two things that move together need not cause each other."
    )


def unchecked_names(selection: Selection) -> tuple[str, ...]:
    """What was logged under a name that is not recognised: it took part in no check."""
    names = {
        entry.name.casefold(): entry.name
        for entry in selection.entries
        if isinstance(entry, Dose) and entry.substance is None
    }
    names |= {name.casefold(): name for name in selection.not_checked}
    return tuple(names[key] for key in sorted(names))


def health_details(profile: Profile, last: date) -> tuple[str, ...]:
    """What the person said of her health that can raise a warning, as it was on the last day of the report."""
    old = profile.birth_year is not None and last.year - profile.birth_year >= OLD_AGE
    said = (
        (profile.pregnant_since is not None and profile.pregnant_since <= last, "pregnancy"),
        (profile.breastfeeding_since is not None and profile.breastfeeding_since <= last, "breastfeeding"),
        (profile.lung, "lung disease"),
        (profile.sleep_apnoea, "sleep apnoea"),
        (profile.liver, "liver disease"),
        (profile.kidney, "kidney disease"),
        (profile.heart_rhythm, "heart rhythm"),
        (profile.seizures, "a seizure or delirium in an earlier withdrawal"),
        (old, f"age ({OLD_AGE} or older)"),
    )
    return tuple(words for holds, words in said if holds)


def method(
    selection: Selection,
    knowledge: Knowledge | None,
    *,
    drink_grams: float,
    app_version: str,
    health: Sequence[str] = (),
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
            "at least 168 hours. The hours are cautious estimates, not the time at which an effect ends. Other alerts "
            "are about no pair: a stop, a gap, a rise or a sign. They look back up to 90 days.",
        ),
    ]
    if selection.medicines:
        found.append(
            Method(
                title="Medicines on the list",
                text="A medicine that is taken on a schedule counts every day from its start to its stop, and for its "
                "hours after that, whether or not a dose was logged. A logged dose of it that is no larger and no more "
                "often than prescribed is not counted again. One taken as needed counts only when it was logged.",
            )
        )
    if health:
        found.append(Method(title="Health details", text=f"Warnings were raised for: {listed(health)}."))
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
    counted = {row.substance for row in selection.records.amounts}
    counted |= {line.substance for line in selection.medicines if line.scheduled}
    logged = sorted(counted & knowledge.substances.keys())
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
