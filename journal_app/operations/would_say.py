"""What warnings say that were not raised: before something is logged, or when a combination is only asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from journal_app.domain.alert_text import AlertText, alert_text
from journal_app.domain.alerts import Alert, Hit
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.domain.wording import sentence_start
from journal_app.i18n import _
from journal_app.operations.named_substances import named_substances
from journal_app.operations.views import NamedSubstance


class Said(Fact, frozen=True, kw_only=True):
    """One warning in words: what to put over it (it has not happened, so not "were taken"), and what it names.

    `met` are the intakes that met, in the order of time: "Wine 150 ml at 20:40"; `apart` how far from each other.
    """

    heading: str
    text: AlertText
    met: tuple[str, ...]
    apart: str
    substances: tuple[NamedSubstance, ...]

    @property
    def sentence(self) -> str:
        """The summary without the names that the heading says already."""
        after = self.text.summary.removeprefix(f"{self.heading}: ")
        return sentence_start(after)


def would_say(knowledge: Knowledge, alerts: Iterable[Alert], country: str | None) -> tuple[Said, ...]:
    """One for each set of ingredients that meets, worst first; forms of one ingredient are one, the worst of them."""
    worst: dict[tuple[str, ...], Alert] = {}
    for alert in alerts:
        for hit in alert.hits:
            key = _set_of(alert, hit)
            held = worst.get(key)
            alone = msgspec.structs.replace(alert, hits=(hit,), level=hit.level)
            if held is None or hit.level > held.level:
                worst[key] = alone
            elif hit.level == held.level:
                worst[key] = msgspec.structs.replace(held, hits=(*held.hits, hit))
    ordered = sorted(worst.values(), key=lambda each: -each.level)
    return tuple(_said(knowledge, each, country) for each in ordered)


def short_words(said: Sequence[Said]) -> tuple[str, ...]:
    """`Serious: gabapentin and kratom` for each."""
    return tuple(
        _("{heading}: {names}").format(heading=sentence_start(each.text.level.words), names=each.heading)
        for each in said
    )


def worst_level(said: Sequence[Said]) -> Level | None:
    """The level of the worst of them."""
    return max((each.text.level for each in said), default=None)


def _set_of(alert: Alert, hit: Hit) -> tuple[str, ...]:
    return (alert.rule, *sorted({seen.ingredient for seen in (*hit.earlier, hit.later)}))


def _said(knowledge: Knowledge, alert: Alert, country: str | None) -> Said:
    text = alert_text(knowledge, alert, country)
    return Said(
        heading=text.title if alert.rule else text.names,
        text=text,
        met=text.taken,
        apart=text.apart,
        substances=named_substances(knowledge, [alert]),
    )
