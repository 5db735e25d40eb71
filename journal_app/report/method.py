"""How the report was made, in words that a clinician can check."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from journal_app.domain.alerts import Alert
from journal_app.domain.body import OLD_AGE
from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import ALCOHOL, Knowledge, Substance
from journal_app.domain.number_text import general_number
from journal_app.domain.person import Profile
from journal_app.domain.units import ETHANOL_G_PER_ML
from journal_app.domain.wording import day_words, sentence_start
from journal_app.i18n import _
from journal_app.report.data import Method
from journal_app.report.selection import Selection
from journal_app.report.words import listed, number

DISCLAIMER: Final = _(
    "Kept by the patient on their own computer. Not a diagnosis, and not a validated withdrawal scale (COWS, CIWA-Ar, "
    "SOWS). An alert means two things were logged close together, or a stop, a gap or a rise, not that harm occurred. "
    "No alert does not mean a combination is safe. The strength of unregulated products is not known."
)
CALENDAR_FOOT: Final = _(
    "Calendar laid out like a Timeline Followback, but filled in day by day rather than recalled. Self-reported, not "
    "checked by a clinician."
)
IMPORTED_FOOT: Final = _("Calendar laid out like a Timeline Followback. Self-reported, not checked by a clinician.")


def how_to_read(drink_grams: float, *, symptoms: bool, changes: bool = False, medicines: bool = False) -> str:
    """The caption of page 1; it names only what is drawn."""
    ratings = _(
        "Marks: one rating a day (the highest, if several). Line: median of the last 7 days, drawn only if 4 or more "
        "were logged. Band: middle half of those days."
    )
    found = [ratings] if symptoms else []
    found.append(_("Hatched: no entry, nothing filled in."))
    if changes:
        found.append(_("Dashed line: dose changed as planned."))
    if medicines:
        found.append(_("Medicines: as prescribed, not logged each day."))
    found.append(_("One drink = {grams} g alcohol.").format(grams=number(drink_grams)))
    found.append(_("Two things that move together need not cause each other."))
    return " ".join(found)


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
        (profile.pregnant_since is not None and profile.pregnant_since <= last, _("pregnancy")),
        (profile.breastfeeding_since is not None and profile.breastfeeding_since <= last, _("breastfeeding")),
        (profile.lung, _("lung disease")),
        (profile.sleep_apnoea, _("sleep apnoea")),
        (profile.liver, _("liver disease")),
        (profile.kidney, _("kidney disease")),
        (profile.heart_rhythm, _("heart rhythm")),
        (profile.seizures, _("a seizure or delirium in an earlier withdrawal")),
        (old, _("age ({years} or older)").format(years=OLD_AGE)),
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
            title=_("Unknown is not zero"),
            text=_(
                "A day without an entry is left out of every count, median and total. 0 stands only where the patient "
                "said none. Where an amount was not given, the report says so and adds nothing."
            ),
        ),
        Method(
            title=_("Medians"),
            text=_(
                "The first seven and the last seven calendar days of the period are compared by their medians; n is "
                "the number of days with a value. With fewer than 4 such days there is no median. The line in a "
                "symptom chart is the median of the last seven days, the band their middle half (first to third "
                "quartile)."
            ),
        ),
        Method(
            title=_("Days"),
            text=_(
                "Entries count on the calendar date where they were made, sleep on the day of waking. An alert counts "
                "on the evening before when it was before 04:00."
            ),
        ),
        Method(
            title=_("Drinks"),
            text=_(
                "One drink = {grams} g of pure alcohol, worked out from volume and strength ({in_one_ml} g in one ml)."
            ).format(grams=number(drink_grams), in_one_ml=general_number(ETHANOL_G_PER_ML)),
        ),
        Method(
            title=_("Alerts"),
            text=_(
                "Each intake is held against the most recent intake of every other substance. A substance counts as "
                "active, then wearing off, then a trace, by the hours below; each step lowers the level of an alert by "
                "one. Alcohol is counted by its amount. Where the time of day is not known, everything on one date "
                "counts as together. For substances that build up, use on 3 or more of the last 7 days counts as "
                "wearing off for at least 168 hours. The hours are cautious estimates, not the time at which an effect "
                "ends. Other alerts are about no pair: a stop, a gap, a rise or a sign. They look back up to 90 days."
            ),
        ),
    ]
    if selection.medicines:
        found.append(
            Method(
                title=_("Medicines on the list"),
                text=_(
                    "A medicine that is taken on a schedule counts every day from its start to its stop, and for its "
                    "hours after that, whether or not a dose was logged. A logged dose of it that is no larger and no "
                    "more often than prescribed is not counted again. One taken as needed counts only when it was "
                    "logged."
                ),
            )
        )
    if health:
        found.append(
            Method(
                title=_("Health details"), text=_("Warnings were raised for: {details}.").format(details=listed(health))
            )
        )
    if windows := _windows(selection, knowledge):
        found.append(Method(title=_("Hours used: active, wearing off, trace"), text=windows))
    if rules := _rules((*selection.alerts, *selection.resolved)):
        found.append(Method(title=_("Rules that raised an alert"), text=rules))
    if names := unchecked_names(selection):
        found.append(
            Method(
                title=_("Not checked"),
                text=_(
                    "Not recognised, so no combination with it was checked: {names}. That does not mean it is safe."
                ).format(names=listed(names)),
            )
        )
    found.append(Method(title=_("Versions"), text=_versions(knowledge, app_version)))
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
    spans = (windows.active_h, windows.wearing_off_h, windows.trace_h)
    hours = _("{hours} h").format(hours=" / ".join(number(each) for each in spans))
    sure = all(source.mark != "to_confirm" for source in substance.sources) and substance.confidence != "low"
    words = f"{name} {hours}"
    return words if sure else _("{hours} (not yet confirmed)").format(hours=words)


def _rules(alerts: Sequence[Alert]) -> str:
    return ", ".join(sorted({hit.rule for alert in alerts for hit in alert.hits}))


def _versions(knowledge: Knowledge | None, app_version: str) -> str:
    if knowledge is None:
        off = _("Journal {version}. The substance and rule data could not be used, so warnings were off.")
        return off.format(version=app_version)
    used = _("Journal {version}; substance and rule data {data}, reviewed {day}.")
    return used.format(version=app_version, data=knowledge.version, day=day_words(knowledge.reviewed, year=True))
