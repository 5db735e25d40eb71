"""The symptom panels of page 1, each with its comparison of two weeks."""

from journal_app.domain.entries import SymptomScale
from journal_app.domain.trends import Middle, SymptomTrend, TrendsData
from journal_app.domain.wording import sentence_start
from journal_app.report.data import SymptomPanel
from journal_app.report.words import clipped, counted, listed, rated

MOST_SYMPTOMS = 4
"""Further symptoms are in the calendar."""


def panels_of(trends: TrendsData) -> tuple[tuple[SymptomPanel, ...], str]:
    """The panels of what was rated, and a sentence on what has no panel."""
    shown = [trend for trend in trends.symptoms if trend.rated]
    unrated = [trend.symptom for trend in trends.symptoms if not trend.rated]
    sentences = [f"Not rated: {listed(unrated)}."] if unrated and shown else []
    if len(shown) > MOST_SYMPTOMS:
        sentences.append(f"{counted(len(shown) - MOST_SYMPTOMS, 'more symptom')} in the calendar.")
    return tuple(_panel(trend) for trend in shown[:MOST_SYMPTOMS]), " ".join(sentences)


def _panel(trend: SymptomTrend) -> SymptomPanel:
    if trend.comparison is None:
        summary = f"rated on {counted(trend.rated, 'day')}"
    else:
        first, last = trend.comparison.first, trend.comparison.last
        if first.median is not None and last.median is not None:
            before, after = rated(first.median, trend.scale), rated(last.median, trend.scale)
            summary = f"first 7 days {before}, last 7 days {after} (n = {first.n}, {last.n})"
        elif first.median is None and last.median is None:
            summary = f"first, last 7 days: too few days (n = {first.n}, {last.n})"
        else:
            summary = f"first 7 days {_week(first, trend.scale)}, last 7 days {_week(last, trend.scale)}"
    return SymptomPanel(key=trend.symptom, title=clipped(sentence_start(trend.symptom), 16), summary=summary)


def _week(middle: Middle, scale: SymptomScale) -> str:
    return f"{'too few' if middle.median is None else rated(middle.median, scale)} (n = {middle.n})"
