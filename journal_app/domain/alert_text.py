"""Every word of an alert, made from Knowledge and from what the engine saw; the same on screen, paper and terminal."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from journal_app.domain.alerts import Alert, Hit, IntakeSeen
from journal_app.domain.fact import Fact
from journal_app.domain.knowledge import Knowledge, PairRule, RuleText, SafetyRule, Source, StackRule, Step
from journal_app.domain.levels import Level
from journal_app.domain.naming import in_words, once_each
from journal_app.domain.rule_table import RAISED_BY_THE_BODY, RAISED_BY_THE_HEART
from journal_app.domain.seen_words import detail_words, is_ongoing, own_name, seen_name
from journal_app.domain.wording import clock_words, day_words, hours_words, inside_sentence, sentence_start
from journal_app.i18n import _

NO_NUMBER: Final = _("your local emergency number")
SUICIDE: Final = "suicide"
"""The case of a hit that is about thoughts of suicide."""

HOW_SURE: Final = {
    "well_established": _("Well established"),
    "likely": _("Likely"),
    "possible": _("Possible, little evidence"),
    "unknown": _("Unknown"),
}
RAISED_BY_HEALTH: Final = _("What you said about your health makes this more serious.")
_PLACE: Final = re.compile(r"\{(a|b|earlier|later|all)\}")

Rule = PairRule | StackRule | SafetyRule

_PLAIN_CONSEQUENCE: Final = {
    Level.CRITICAL: _("Can stop your breathing"),
    Level.SERIOUS: _("Breathing can get slow"),
    Level.CAUTION: _("You may feel more sleepy"),
    Level.NOTE: _("May add a little"),
}
"""For an old alert whose rule the data no longer has: it still has to say something true."""


class AlertText(Fact, frozen=True, kw_only=True):
    """What is said about one alert.

    `taken`: one line for each intake, in the order of time. `apart`: how far the first and the last of them are from
    each other. `may_add`: a sentence about other substances that met it too, and one for each other danger that the
    leading rule does not speak of, else empty. `unconfirmed`: no source of the rule has been read yet. `announcement`
    is what a screen reader says. `reviewed` is the oldest review date of the rule's sources. The signs are those to
    call for. `crisis_number` is given for thoughts of suicide only, and comes before the emergency number.
    """

    level: Level
    consequence: str
    title: str
    names: str
    taken: tuple[str, ...]
    apart: str
    steps: tuple[Step, ...]
    why: str
    may_add: str
    may_notice: str
    how_sure: str
    sources: tuple[str, ...]
    unconfirmed: bool
    reviewed: date
    summary: str
    announcement: str
    emergency_number: str
    signs_in_yourself: tuple[str, ...]
    signs_others_see: tuple[str, ...]
    crisis_number: str = ""


STOPS_WITH_SEIZURES: Final = ("P1", "P2", "P13")
"""The rules of a stop, or a fall, that can bring a seizure."""


def emergency_number(knowledge: Knowledge, country: str | None) -> str:
    """The number to call in a country (ISO code), else the words that stand for it."""
    found = knowledge.countries.get(country) if country is not None else None
    return found.emergency.number if found is not None else NO_NUMBER


def alert_text(knowledge: Knowledge, alert: Alert, country: str | None) -> AlertText:
    """The words for an alert; the worst hit leads, and what the other hits add is named beside it."""
    number = emergency_number(knowledge, country)
    lead = _leading(knowledge, alert.hits)
    seen = (*lead.earlier, lead.later) if lead is not None else (alert.intake,)
    words = _words(knowledge, lead, seen)
    rule = _rule(knowledge, lead.rule) if lead is not None else None
    level = _worded_level(lead) if lead is not None else alert.level
    said = _said(rule, level, lead.case if lead is not None else "") or _plain(level, several=len(seen) > 1)
    names = sentence_start(words["all"])
    consequence = _filled(said.consequence, words)
    sources = rule.sources if rule is not None else ()
    signs = _signs(knowledge, rule)
    crisis = _crisis_number(knowledge, country) if lead is not None and lead.case == SUICIDE else ""
    return AlertText(
        level=alert.level,
        consequence=consequence,
        title=_filled(said.title, words),
        names=names,
        taken=taken_lines(_everything_taken(alert), knowledge),
        apart="" if isinstance(rule, SafetyRule) else _apart(lead),
        steps=tuple(Step(title=_filled(step.title, words), text=_filled(step.text, words)) for step in said.steps),
        why=_filled(said.why, words) + (f" {RAISED_BY_HEALTH}" if lead is not None and level < lead.level else ""),
        may_add=_may_add(knowledge, alert, lead, seen),
        may_notice=rule.may_notice if rule is not None else "",
        how_sure=HOW_SURE[rule.how_sure if rule is not None else "unknown"],
        sources=tuple(source_words(source) for source in sources),
        unconfirmed=all(source.mark == "to_confirm" for source in sources),
        reviewed=min((source.reviewed for source in sources), default=knowledge.reviewed),
        summary=_filled(said.summary, words),
        announcement=_announcement(alert.level, names, consequence, number, crisis),
        emergency_number=number,
        signs_in_yourself=signs[0],
        signs_others_see=signs[1],
        crisis_number=crisis,
    )


def _crisis_number(knowledge: Knowledge, country: str | None) -> str:
    found = knowledge.countries.get(country) if country is not None else None
    return found.crisis.number if found is not None and found.crisis is not None else ""


def _worded_level(lead: Hit) -> Level:
    """The level whose words fit what happened: a level that the person's own health raised says no more of the two."""
    if lead.rule not in RAISED_BY_THE_BODY | RAISED_BY_THE_HEART or len(lead.earlier) != 1:
        return lead.level
    return min(lead.level, lead.rule_level.lowered(lead.band))


def _signs(knowledge: Knowledge, rule: Rule | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to call for, in oneself and seen by others: the rule's own signs, else those of slow breathing."""
    if isinstance(rule, PairRule | SafetyRule) and rule.signs_in_yourself and rule.signs_others_see:
        return rule.signs_in_yourself, rule.signs_others_see
    return knowledge.emergency.signs_in_yourself, knowledge.emergency.signs_others_see


def source_words(source: Source) -> str:
    """A source in a list; one that nobody has read yet says so."""
    return _("{title} (not yet confirmed)").format(title=source.title) if source.mark == "to_confirm" else source.title


def taken_lines(seen: Sequence[IntakeSeen], knowledge: Knowledge | None = None) -> tuple[str, ...]:
    """`Wine 150 ml x 2 at 20:40`; the date is named when there is more than one, or no time of day."""
    dates = {intake.moment.local_date for intake in seen}
    years = {day.year for day in dates}
    return tuple(_taken(intake, knowledge, with_date=len(dates) > 1, with_year=len(years) > 1) for intake in seen)


def _taken(intake: IntakeSeen, knowledge: Knowledge | None, *, with_date: bool, with_year: bool) -> str:
    name = " ".join(own_name(intake, knowledge).split())
    words = f"{name} {detail_words(intake)}".strip()
    day = day_words(intake.moment.local_date, year=with_year)
    clock = clock_words(intake.moment)
    if is_ongoing(intake):
        said = _("{substance} since {day}").format(substance=words, day=day)
    elif not clock:
        said = _("{substance} on {day}, time not known").format(substance=words, day=day)
    elif with_date:
        said = _("{substance} at {clock} on {day}").format(substance=words, clock=clock, day=day)
    else:
        said = _("{substance} at {clock}").format(substance=words, clock=clock)
    return sentence_start(said)


def _everything_taken(alert: Alert) -> tuple[IntakeSeen, ...]:
    found = {alert.intake.entry_id: alert.intake}
    for hit in alert.hits:
        for intake in (*hit.earlier, hit.later):
            found.setdefault(intake.entry_id, intake)
    return tuple(sorted(found.values(), key=lambda intake: (intake.moment.at, intake.entry_id.int)))


def _leading(knowledge: Knowledge, hits: Sequence[Hit]) -> Hit | None:
    """The worst hit; of several as bad the stack, which names them all, then the nearest in time, then the rule that
    stands later in the data, where the narrower rules are.
    """
    order = {rule.id: number for number, rule in enumerate(knowledge.pair_rules)}
    stacks = {rule.id for rule in knowledge.stack_rules}
    return max(
        hits,
        key=lambda hit: (
            hit.level,
            hit.rule in stacks,
            max((intake.moment.at for intake in hit.earlier), default=hit.later.moment.at),
            order.get(hit.rule, -1),
        ),
        default=None,
    )


def _rule(knowledge: Knowledge, rule_id: str) -> Rule | None:
    if rule_id in knowledge.safety_rules:
        return knowledge.safety_rules[rule_id]
    rules: tuple[PairRule | StackRule, ...] = (*knowledge.pair_rules, *knowledge.stack_rules)
    return next((rule for rule in rules if rule.id == rule_id), None)


def _said(rule: Rule | None, level: Level, case: str = "") -> RuleText | None:
    """The rule's text for a case of its own, or at a level, or at the nearest one that it has, the worse of two."""
    if isinstance(rule, SafetyRule) and case in rule.cases:
        return rule.cases[case]
    if rule is None or not rule.texts:
        return None
    nearest = min(Level, key=lambda other: (other.word not in rule.texts, abs(other - level), -other))
    return rule.texts.get(nearest.word)


def _plain(level: Level, *, several: bool) -> RuleText:
    consequence = _PLAIN_CONSEQUENCE[level]
    return RuleText(
        title=_("{all} were taken close together") if several else _("{all} was warned about"),
        consequence=consequence,
        summary=_("{all}: {consequence}.").replace("{consequence}", inside_sentence(consequence)),
        why=_("An earlier list of warnings raised this. The list in this version no longer has it."),
        steps=(),
    )


def _words(knowledge: Knowledge, lead: Hit | None, seen: Sequence[IntakeSeen]) -> Mapping[str, str]:
    """What the placeholders stand for."""
    names = [seen_name(knowledge, intake) for intake in seen]
    first, last = names[0], names[-1]
    a, b = first, last
    rule = _rule(knowledge, lead.rule) if lead is not None else None
    if isinstance(rule, SafetyRule):
        others = once_each(name for name, intake in zip(names[:-1], seen, strict=False) if intake.ingredient)
        a = last if seen[-1].ingredient or not others else in_words(others)
        b = in_words(others) or last
        names = [last, *others]
    if isinstance(rule, PairRule):
        older = knowledge.substances.get(seen[0].substance)
        newer = knowledge.substances.get(seen[-1].substance)
        if older is not None and newer is not None and not (rule.a.selects(older) and rule.b.selects(newer)):
            a, b = last, first
        names = [a, b]
    return {"a": a, "b": b, "earlier": first, "later": last, "all": in_words(once_each(names))}


def _filled(text: str, words: Mapping[str, str]) -> str:
    """The text with its placeholders filled, in upper case at the start of a sentence."""

    def fill(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()
        starts = not before or before[-1] in ".!?"
        return sentence_start(words[match[1]]) if starts else words[match[1]]

    return _PLACE.sub(fill, text)


def _apart(lead: Hit | None) -> str:
    if lead is None:
        return ""
    if lead.gap_h is None:
        return _("times not known")
    if lead.gap_h == 0 and all(is_ongoing(intake) for intake in lead.earlier):
        return ""
    seen = (*lead.earlier, lead.later)
    about = any(intake.moment.precision == "about" for intake in seen)
    gap = timedelta(hours=lead.gap_h)
    if round(gap.total_seconds()) < 60:
        return _("about at the same time") if about else _("at the same time")
    if len(lead.earlier) > 1:
        words = _("within about {span}") if about else _("within {span}")
    else:
        words = _("about {span} apart") if about else _("{span} apart")
    return words.format(span=hours_words(timedelta(seconds=round(gap.total_seconds()))))


def _may_add(knowledge: Knowledge, alert: Alert, lead: Hit | None, seen: Sequence[IntakeSeen]) -> str:
    """What else met it, and what the other rules say that the leading one does not, each rule once."""
    led_by = lead.rule if lead is not None else ""
    beside = [hit for hit in alert.hits if hit.rule != led_by and _beside(knowledge, hit)]
    told = {intake.ingredient for hit in beside for intake in (*hit.earlier, hit.later)}
    led = {intake.ingredient for intake in seen}
    others = [intake for intake in _everything_taken(alert) if intake.ingredient not in led | told]
    names = once_each(seen_name(knowledge, intake) for intake in others)
    said = [_("{names} may add to it.").format(names=sentence_start(in_words(names)))] if names else []
    said += _beside_a_stop(knowledge, lead)
    worst = {hit.rule: hit for hit in reversed(beside)}
    for hit in reversed(worst.values()):
        words = _words(knowledge, hit, (*hit.earlier, hit.later))
        said.append(_filled(_beside(knowledge, hit), words))
    return " ".join(dict.fromkeys(said))


def _beside_a_stop(knowledge: Knowledge, lead: Hit | None) -> list[str]:
    """Tramadol, bupropion and the like beside a stop of alcohol or a sedative (rules S3 and L5)."""
    groups = [
        knowledge.safety_rules[rule].groups.get("beside") for rule in ("P1", "P2") if rule in knowledge.safety_rules
    ]
    if lead is None or lead.rule not in STOPS_WITH_SEIZURES:
        return []
    names = once_each(
        seen_name(knowledge, intake)
        for intake in lead.earlier
        if (row := knowledge.substances.get(intake.substance)) is not None
        and any(group is not None and group.selects(row) for group in groups)
    )
    if not names:
        return []
    return [_("{names} can make a seizure more likely.").format(names=sentence_start(in_words(names)))]


def _beside(knowledge: Knowledge, hit: Hit) -> str:
    rule = _rule(knowledge, hit.rule)
    return rule.beside if isinstance(rule, PairRule) else ""


def _announcement(level: Level, names: str, consequence: str, number: str, crisis: str) -> str:
    said = _("{level} alert. {names}. {consequence}.").format(
        level=sentence_start(level.words), names=names, consequence=consequence
    )
    if level is not Level.CRITICAL:
        return said
    parts = [said]
    if crisis:
        parts.append(_("Crisis line {number}.").format(number=crisis))
    if number == NO_NUMBER:
        parts.append(_("Call {number}.").format(number=number))
    else:
        parts.append(_("Emergency number {number}.").format(number=number))
    return " ".join((*parts, _("Press F1 for what to do.")))
