"""How long ago something was last taken: the present span in words, and the spans of the last weeks as steps."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Final, Literal

from journal_app.domain.entries import Intake
from journal_app.domain.fact import Fact
from journal_app.domain.moments import Moment
from journal_app.domain.wording import ago_words, hours_words
from journal_app.i18n import _, plural

LESS_THAN_AN_HOUR: Final = _("less than an hour")

KINDS: Final = (
    "opioid", "kratom", "alcohol", "benzodiazepine", "barbiturate", "carbamate", "ghb", "sedative_unknown", "z_drug",
    "orexin_blocker", "gabapentinoid", "phenibut", "muscle_relaxant", "alpha2", "antihistamine", "antipsychotic",
    "sedating_antidepressant", "tricyclic", "ssri_snri", "antidepressant_other", "maoi", "cannabis", "cbd",
    "herb_sedative", "kava", "stimulant", "caffeine", "dissociative", "psychedelic", "inhalant", "analgesic",
    "antiemetic", "opioid_antagonist",
)  # fmt: skip
"""The classes that people think in; others are about what the body does with a substance."""


class SinceRow(Fact, frozen=True, kw_only=True):
    """One substance, or one kind of them.

    `ago` is the span in words ("1 h 27 min"), of an ongoing medicine "as prescribed". `last` says when and what the
    last entry was, `remark` what has to be known beside the span: days without any entry, a patch that is worn.
    `keys` are those of the substances, `last_day` the local date of the last entry (None: none was ever logged).
    """

    kind: Literal["substance", "class"]
    key: str
    name: str
    ago: str
    last: str
    remark: str
    keys: tuple[str, ...]
    last_day: date | None

    @property
    def sentence(self) -> str:
        """All of it, to be read aloud."""
        parts = (self.ago, self.last, self.remark)
        said = ". ".join(part for part in parts if part)
        return _("{name}: {said}").format(name=self.name, said=said)


class SinceView(Fact, frozen=True, kw_only=True):
    """What was taken, newest first: each substance, and each kind of them."""

    substances: tuple[SinceRow, ...]
    kinds: tuple[SinceRow, ...]


class SinceSteps(Fact, frozen=True, kw_only=True):
    """One substance or kind over the dates from `first` on.

    `days`: whole days since the last entry of it on each date, 0 on a date with one; None before the first that is
    known. `taken`: whether it was taken on the date. `gaps`: whether the date has no entry at all. `sure`: whether
    every date since the last entry has one, so that nothing can be missing in between.
    """

    name: str
    first: date
    days: tuple[int | None, ...]
    taken: tuple[bool, ...]
    gaps: tuple[bool, ...]
    sure: tuple[bool, ...]

    @property
    def last(self) -> date:
        """The last date."""
        return self.first + timedelta(days=len(self.days) - 1)


def steps_of(
    name: str, first: date, last: date, taken: Collection[date], logged: Collection[date], before: date | None
) -> SinceSteps:
    """The steps from `first` to `last`. `taken` and `logged` are dates in the span (a date that was taken on counts as
    logged), `before` the last date before the span on which it was taken."""
    days: list[int | None] = []
    sure: list[bool] = []
    since, without_gap = before, False
    for place in range((last - first).days + 1):
        day = first + timedelta(days=place)
        if day in taken:
            since, without_gap = day, True
        elif day not in logged:
            without_gap = False
        days.append(None if since is None else (day - since).days)
        sure.append(without_gap)
    dates = [first + timedelta(days=place) for place in range(len(days))]
    return SinceSteps(
        name=name,
        first=first,
        days=tuple(days),
        taken=tuple(day in taken for day in dates),
        gaps=tuple(day not in logged and day not in taken for day in dates),
        sure=tuple(sure),
    )


def span_words(since: Moment, now: datetime) -> str:
    """`less than an hour`, `1 h 27 min`, `about 3 h`, `3 days`: the same calm words however short or long."""
    if since.precision == "day":
        return ago_words(since, now)
    if now - since.at < timedelta(hours=1):
        return LESS_THAN_AN_HOUR
    if since.precision == "about":
        hours = round((now - since.at) / timedelta(hours=1))
        return _("about {hours} h").format(hours=hours) if hours < 48 else hours_words(now - since.at)
    return hours_words(now - since.at)


def gap_words(last: date, today: date, logged: Collection[date]) -> str:
    """What is to be said of the dates between the last entry and today that have no entry at all; "" if there are
    none."""
    between = (today - last).days - 1
    empty = sum((last + timedelta(days=place)) not in logged for place in range(1, between + 1))
    if empty <= 0:
        return ""
    if empty == between and empty > 1:
        words = plural(
            "All {count} day since then has no entry, so it may be less.",
            "All {count} days since then have no entry, so it may be less.",
            empty,
        )
    else:
        words = plural(
            "{count} day since then has no entry, so it may be less.",
            "{count} days since then have no entry, so it may be less.",
            empty,
        )
    return words.format(count=empty)


def newest(intakes: Collection[Intake]) -> Intake:
    """The one that was taken last."""
    return max(intakes, key=lambda intake: (intake.moment.at, str(intake.id)))
