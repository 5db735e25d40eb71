"""The symptom panels of page 1, each with its comparison of two weeks."""

from journal_app.domain.entries import SymptomScale
from journal_app.domain.trends import Middle, SymptomTrend, TrendsData
from journal_app.domain.wording import sentence_start, symptom_words
from journal_app.i18n import _, plural
from journal_app.report.data import SymptomPanel
from journal_app.report.words import clipped, listed, rated

MOST_SYMPTOMS = 4
"""Further symptoms are in the calendar."""

LONGEST_TITLE = 17


def panels_of(trends: TrendsData) -> tuple[tuple[SymptomPanel, ...], str]:
    """The panels of what was rated, and a sentence on what has no panel."""
    shown = [trend for trend in trends.symptoms if trend.rated]
    unrated = [symptom_words(trend.symptom) for trend in trends.symptoms if not trend.rated]
    sentences = [_("Not rated: {symptoms}.").format(symptoms=listed(unrated))] if unrated and shown else []
    if len(shown) > MOST_SYMPTOMS:
        more = len(shown) - MOST_SYMPTOMS
        words = plural("{count} more symptom in the calendar.", "{count} more symptoms in the calendar.", more)
        sentences.append(words.format(count=more))
    return tuple(_panel(trend) for trend in shown[:MOST_SYMPTOMS]), " ".join(sentences)


def _panel(trend: SymptomTrend) -> SymptomPanel:
    if trend.comparison is None:
        words = plural("rated on {count} day", "rated on {count} days", trend.rated)
        summary = words.format(count=trend.rated)
    else:
        first, last = trend.comparison.first, trend.comparison.last
        if first.median is not None and last.median is not None:
            before, after = rated(first.median, trend.scale), rated(last.median, trend.scale)
            words = _("first 7 days {before}, last 7 days {after} (n = {first}, {last})")
            summary = words.format(before=before, after=after, first=first.n, last=last.n)
        elif first.median is None and last.median is None:
            words = _("first, last 7 days: too few days (n = {first}, {last})")
            summary = words.format(first=first.n, last=last.n)
        else:
            words = _("first 7 days {before}, last 7 days {after}")
            summary = words.format(before=_week(first, trend.scale), after=_week(last, trend.scale))
    return SymptomPanel(
        key=trend.symptom,
        title=clipped(sentence_start(symptom_words(trend.symptom)), LONGEST_TITLE),
        summary=summary,
        in_words=trend.scale == "words",
    )


def _week(middle: Middle, scale: SymptomScale) -> str:
    words = _("too few") if middle.median is None else rated(middle.median, scale)
    return f"{words} (n = {middle.n})"
