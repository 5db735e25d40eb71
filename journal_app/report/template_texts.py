"""The fixed words of the template, in the language in use: what stands on every report, whatever the diary holds."""

from typing import Final

from journal_app.domain.fact import Fact
from journal_app.domain.levels import Level
from journal_app.domain.wording import sentence_start
from journal_app.i18n import ENGLISH, PSEUDO, _, in_context, language
from journal_app.i18n.catalogs import clinical_reviewed
from journal_app.i18n.locale_words import weekday_names

NOT_REVIEWED: Final = _("The clinical texts' translation is not yet reviewed by a clinician.")


class TemplateTexts(Fact, frozen=True, kw_only=True):
    """How the template writes and what it says by itself.

    `language` is the code by which it hyphenates and a screen reader speaks. `words` are found by their name in the
    template; of the levels there are three forms, by the level's name in files. `not_reviewed` is "" where a clinician
    has read the clinical texts.
    """

    language: str
    right_to_left: bool
    hyphenate: bool
    weekdays: tuple[str, ...]
    levels: dict[str, str]
    levels_at_start: dict[str, str]
    level_alerts: dict[str, str]
    not_reviewed: str
    words: dict[str, str]


def template_texts(first_weekday: int = 0) -> TemplateTexts:
    """The words for the language in use; a week begins with `first_weekday`, 0 Monday to 6 Sunday."""
    spoken = language()
    weekdays = weekday_names("abbreviated")
    alert = _("{level} alert")
    return TemplateTexts(
        language=ENGLISH if spoken.code == PSEUDO else spoken.code,
        right_to_left=spoken.right_to_left,
        # English words are short, and the report's English pages stay as they are.
        hyphenate=spoken.code not in (ENGLISH, PSEUDO),
        weekdays=(*weekdays[first_weekday:], *weekdays[:first_weekday]),
        levels={level.word: level.words for level in Level},
        levels_at_start={level.word: sentence_start(level.words) for level in Level},
        level_alerts={level.word: alert.format(level=level.words) for level in Level},
        not_reviewed="" if clinical_reviewed(spoken.code) else NOT_REVIEWED,
        words=_words(),
    )


def _words() -> dict[str, str]:
    return {
        "title": _("Withdrawal diary"),
        "page_of": _("Page {page} of {pages}"),
        "written_by": _("Written by the patient. Not checked by a clinician."),
        "questions": _("What I would like to talk about"),
        "no_questions": _("Nothing written for this visit."),
        "completeness": _("How complete is this diary?"),
        "have_entry": in_context("so many of so many days", "have an entry"),
        "symptoms": _("Symptoms"),
        "scale": _("0 none, 10 worst imaginable. Higher is worse."),
        "scale_in_words": _("Rated in words. Higher is worse."),
        "alerts": _("Safety alerts"),
        "no_alert_shown": _("No alert of caution or higher. No alert does not mean a combination is safe."),
        "no_alert": _("No alert in this period. No alert does not mean a combination is safe."),
        "level": in_context("of a warning", "Level"),
        "what": in_context("heading of a column", "What"),
        "days": _("Days"),
        "prescriber_knows_remark": _("prescriber knows"),
        "taken_now": _("What I take now"),
        "nothing_logged": _("Nothing logged in these days. That is not the same as none."),
        "medicine_list": _("Medicine list"),
        "as_prescribed": _("As prescribed"),
        "substance": _("Substance"),
        "amount": _("Amount"),
        "as_entered": _("As entered"),
        "how_to_read": _("How to read"),
        "day_list": _("Day list"),
        "no_day": _("No day in this period has an entry."),
        "day": _("Day"),
        "taken": in_context("heading of a column", "Taken"),
        "sleep": _("Sleep"),
        "ratings": _("Symptoms, 0 to 10"),
        "alert": _("Alert"),
        "no_entry": _("no entry"),
        "day_by_day": _("day by day"),
        "week": _("Week"),
        "list_and_method": _("list and method"),
        "all_alerts": _("All alerts"),
        "when": in_context("heading of a column", "When"),
        "apart": in_context("heading of a column", "Apart"),
        "read": in_context("heading of a column", "Read"),
        "prescriber_knows": _("Prescriber knows"),
        "yes": _("yes"),
        "happened": _("What happened"),
        "measured": _("Measured"),
        "measured_remark": _("as written down; sums have no bands"),
        "medicines_remark": _("as prescribed; not logged each day"),
        "medicine": _("Medicine"),
        "from_to": _("From, to"),
        "prescriber": _("Prescriber"),
        "plan": _("Plan"),
        "notes": _("Notes"),
        "note": _("Note"),
        "no_notes": _("No notes in this period."),
        "method": _("How this was made"),
    }
