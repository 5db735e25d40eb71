"""A hit of a combination in words: as a warning would say it, with the names that were asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import msgspec

from journal_app.domain.alert_text import AlertText, alert_text
from journal_app.domain.alerts import Alert, Hit, IntakeSeen
from journal_app.domain.combination import CombinationHit
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Band, Level
from journal_app.domain.moments import Moment
from journal_app.i18n import _, plural

INDENT: Final = " " * 10
NOBODY: Final = UUID(int=0)
NO_TIME: Final = Moment(at=datetime(2000, 1, 1, tzinfo=UTC), zone="UTC", utc_offset_s=0)
"""Nothing was taken, so there is no time; none of it is shown."""


def alert_of(knowledge: Knowledge, met: CombinationHit, written: Mapping[str, str], hours: float = 0.0) -> Alert:
    """The warning that would stand for this hit; `written` says by substance id what the person called it."""
    seen = [
        IntakeSeen(
            entry_id=UUID(int=place),
            substance=identity,
            ingredient=knowledge.substances[identity].ingredient,
            name=written.get(identity, knowledge.substances[identity].name),
            detail="",
            moment=NO_TIME,
        )
        for place, identity in enumerate(met.substances)
    ]
    hit = Hit(
        rule=met.rule, level=met.level, rule_level=met.level, earlier=tuple(seen[:-1]), later=seen[-1],
        band=Band.ACTIVE, gap_h=hours,
    )  # fmt: skip
    return Alert(
        id=NOBODY, level=met.level, at=NO_TIME.at, intake=seen[-1], hits=(hit,), knowledge_version=knowledge.version,
        raised_at=NO_TIME.at,
    )  # fmt: skip


def hits_in_words(knowledge: Knowledge, hits: Sequence[CombinationHit], country: str | None) -> Iterator[str]:
    """Each set of substances once, worst first: level, names and rules, then the sentence; the worst one whole."""
    together: dict[tuple[str, ...], list[CombinationHit]] = {}
    for hit in hits:
        together.setdefault(hit.substances, []).append(hit)
    for place, (ids, met) in enumerate(together.items()):
        alerts = [alert_of(knowledge, each, {}) for each in met]
        alert = msgspec.structs.replace(alerts[0], hits=tuple(hit for each in alerts for hit in each.hits))
        text = alert_text(knowledge, alert, country)
        rules = list(dict.fromkeys(each.rule for each in met))
        substances = " + ".join(knowledge.substances[identity].name for identity in ids)
        named = plural("(rule {rules})", "(rules {rules})", len(rules)).format(rules=", ".join(rules))
        yield f"{text.level.words:<8}  {substances}  {named}"
        yield f"{INDENT}{text.summary}"
        if place == 0:
            yield from (f"{INDENT}{line}" for line in _whole(text, rules[-1]))


def _whole(text: AlertText, rule: str) -> Iterator[str]:
    if text.level >= Level.SERIOUS:
        yield _("Call {number} for any of these.").format(number=text.emergency_number)
        yield _("In yourself: {signs}.").format(signs="; ".join(text.signs_in_yourself))
        yield _("Someone else sees: {signs}.").format(signs="; ".join(text.signs_others_see))
    for place, step in enumerate(text.steps, start=1):
        yield f"{place}. {step.title} {step.text}"
    yield _("Why: {why}").format(why=text.why)
    yield _("How sure: {how_sure}. For more: {command}").format(how_sure=text.how_sure, command=f"explain {rule}")
