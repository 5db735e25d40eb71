"""The words of one language that typed lines are read with, as `resources/quick_add/en.toml` gives them."""

from __future__ import annotations

import msgspec

from journal_app.domain.entries import MarkerKind, RedFlagKind, Route
from journal_app.domain.fact import Fact

Listed = tuple[str, ...]


class UrgeWords(Fact, frozen=True, kw_only=True):
    """How an urge is said; the `doubtful` words may as well be a rating."""

    words: Listed
    doubtful: Listed
    drinking: Listed
    mixing: Listed
    instead: Listed


class SleepWords(Fact, frozen=True, kw_only=True):
    """How a night is said."""

    words: Listed
    hours: Listed
    minutes: Listed
    to: Listed
    woke: Listed
    times: Listed
    quality: Listed
    bed: Listed
    up: Listed
    nothing: Listed
    last_night: Listed
    before: Listed = msgspec.field(name="from")


class ClockWords(Fact, frozen=True, kw_only=True):
    """How times of day and dates are said; weekdays from Monday, months from January."""

    am: Listed
    pm: Listed
    twelve_hour_countries: Listed
    at: Listed
    oclock: Listed
    ago: Listed
    about: Listed
    hours: Listed
    minutes: Listed
    days: Listed
    weeks: Listed
    half_hour: Listed
    quarter_hour: Listed
    an_hour: Listed
    hour_and_half: Listed
    couple: Listed
    few: Listed
    half_past: Listed
    quarter_past: Listed
    quarter_to: Listed
    past: Listed
    before_hour: Listed
    weekdays: tuple[Listed, ...]
    months: tuple[Listed, ...]
    ordinals: Listed
    last: Listed
    last_behind: Listed
    next: Listed
    tomorrow: Listed
    night: Listed
    ago_before: Listed
    half_to: Listed
    and_half: Listed
    and_quarter: Listed
    less_quarter: Listed
    and_minutes: Listed
    less_minutes: Listed
    day_of: Listed


class Words(Fact, frozen=True, kw_only=True):
    """Every table of a language; the comments in its file say what each is."""

    fillers: Listed
    remarks: Listed
    verbs: Listed
    separators: Listed
    approximately: Listed
    note: Listed
    undo: Listed
    check: Listed
    medicines: Listed
    nothing: Listed
    nothing_else: Listed
    no: Listed
    not_drinking: Listed
    none: Listed
    some: Listed
    several: Listed
    a_lot: Listed
    a: Listed
    half: Listed
    quarter: Listed
    and_a_half: Listed
    times_sign: Listed
    per: Listed
    out_of: Listed
    range_to: Listed
    over: Listed
    reasons: Listed
    skipped: Listed
    prescribed: Listed
    not_prescribed: Listed
    with_food: Listed
    without_food: Listed
    drink_words: Listed
    standard_drinks: Listed
    drink_units: Listed
    mixers: Listed
    poured: Listed
    bottles: Listed
    glasses: Listed
    eaten: Listed
    eating: Listed
    singular: Listed
    doing: Listed
    ordinary: Listed
    unclear: Listed
    today_words: Listed
    asking: Listed
    dose_words: Listed
    comparing: Listed
    no_symptoms: Listed
    attended: Listed
    bound: dict[str, Listed]
    now: dict[str, Listed]
    numbers: dict[str, float]
    units: dict[str, Listed]
    vague_units: dict[str, Listed]
    volumes: dict[str, float]
    routes: dict[Route, Listed]
    route_doubts: dict[str, tuple[Route, ...]]
    forms: dict[str, Listed]
    products: dict[str, Listed]
    symptoms: dict[str, Listed]
    feelings: dict[str, Listed]
    severities: dict[str, int]
    urges: UrgeWords
    sleep: SleepWords
    measures: dict[str, Listed]
    measure_units: dict[str, Listed]
    markers: dict[MarkerKind, Listed]
    red_flags: dict[RedFlagKind, Listed]
    drinks: dict[str, Listed]
    made_drinks: dict[str, tuple[str, float, float]]
    sizes: dict[str, dict[str, float]]
    countries: dict[str, str]
    clock: ClockWords
    days: dict[str, int]
    instants: dict[str, tuple[int, int]]
    parts: dict[str, tuple[int, int, int]]
    doubtful_words: dict[str, Listed]
    names: dict[str, Listed]
    same_as: dict[str, Listed]
