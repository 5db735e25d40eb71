"""The symptom panels of page 1, each with its comparison of two weeks."""

from journal_app.domain.trends import Middle, SymptomTrend, TrendsData
from journal_app.domain.wording import sentence_start
from journal_app.report.data import SymptomPanel
from journal_app.report.words import clipped, counted, listed, number

MOST_SYMPTOMS = 4
"""Further symptoms are in the calendar."""


def panels_of(trends: TrendsData) -> tuple[tuple[SymptomPanel, ...], str]:
    """The panels of what was rated, and a sentence on what has no panel."""
    rated = [trend for trend in trends.symptoms if trend.rated]
    unrated = [trend.symptom for trend in trends.symptoms if not trend.rated]
    sentences = [f"Not rated: {listed(unrated)}."] if unrated and rated else []
    if len(rated) > MOST_SYMPTOMS:
        sentences.append(f"{counted(len(rated) - MOST_SYMPTOMS, 'more symptom')} in the calendar.")
    return tuple(_panel(trend) for trend in rated[:MOST_SYMPTOMS]), " ".join(sentences)


def _panel(trend: SymptomTrend) -> SymptomPanel:
    if trend.comparison is None:
        summary = f"rated on {counted(trend.rated, 'day')}"
    else:
        first, last = trend.comparison.first, trend.comparison.last
        if first.median is not None and last.median is not None:
            summary = (
                f"first 7 days {number(first.median)}, last 7 days {number(last.median)} (n = {first.n}, {last.n})"
            )
        elif first.median is None and last.median is None:
            summary = f"first, last 7 days: too few days (n = {first.n}, {last.n})"
        else:
            summary = f"first 7 days {_week(first)}, last 7 days {_week(last)}"
    return SymptomPanel(key=trend.symptom, title=clipped(sentence_start(trend.symptom), 16), summary=summary)


def _week(middle: Middle) -> str:
    return f"{'too few' if middle.median is None else number(middle.median)} (n = {middle.n})"
