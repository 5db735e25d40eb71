"""Whatever changes what a line means is asked about, wherever it stands: no reading leaves a part of its line out."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.i18n import language, use_language
from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.unit.operations.quick_add_person import person_workspace


class Tongue(NamedTuple):
    """Ordinary lines of a language, and what makes each of them mean something else, before it and behind it."""

    language: str
    country: str
    ordinary: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]


ENGLISH = Tongue(
    "en",
    "US",
    (
        "kratom 3g", "3g kratom 8pm", "2 beers", "xanax 1mg", "half a xanax", "methadone 40mg 7am", "anxiety 7",
        "took 5mg diazepam", "2 beers and 3g kratom",
    ),
    (
        # Somebody else, or nobody.
        "my friend had", "he had", "she had", "they had", "mom", "the dog ate", "someone took my", "told her i had",
        "dreamt i had", "gave", "sold", "lost", "found", "bought", "paid 20 for", "paid $20 for", "shared", "spilled",
        "dropped", "threw up", "wasted", "out of",
        # Not yet, or never.
        "gonna have", "going to have", "want", "need", "will", "would", "could", "might have", "about to", "wish i had",
        "supposed to have had", "meant to take", "if i had", "should i have had", "almost", "nearly", "avoided",
        "refused", "offered", "tomorrow", "next week", "in an hour", "never", "not", "without", "instead of",
        "didnt", "don't", "haven't", "no more",
        # Not this amount, or not now only.
        "more than", "less than", "at least", "at most", "up to", "max", "down from", "down to", "from", "to", "over",
        "under", "half of my", "rest of the", "double", "3 or", "every day", "usually", "always", "sometimes",
        "was on", "on", "used to", "used to have", "cutting down to", "limit", "since", "after", "before", "per",
        "rx for", "doctor said", "vs", "than", "except", "hardly", "why", "did i have", "have i had", "how much",
    ),
    (
        "for my mom", "by my friend", "he said", "not taken", "didnt", "never", "nope", "not really", "not today",
        "refused", "but threw up", "spilled some", "in the fridge", "left", "gone", "planned", "tomorrow", "next",
        "in 2 hours", "later", "soon", "if needed", "instead", "?", "maybe", "i think", "or 4", "or so", "or was it 2",
        "short", "less", "too many", "not enough", "max", "at most", "a day", "per day", "daily", "/day", "each",
        "twice", "every 4 hours", "3 times a day", "bid", "over 3 days", "for 3 days", "since monday", "until 5",
        "before 8", "after 8", "at 8 or 9", "between 8 and 9", "8-9pm", "last month", "a month ago", "in june",
        "20 dollars", "$20", "for 20 dollars", "from yesterday i think", "sorry", "actually", "nvm",
        "wait", "scratch that", "mine was better", "was enough", "is not", "isnt", "down", "off", "or",
    ),
)  # fmt: skip
GERMAN = Tongue(
    "de",
    "DE",
    ("kratom 3g", "3g kratom um 20 uhr", "2 bier", "tavor 1mg", "methadon 40mg", "angst 7", "5mg diazepam genommen"),
    (
        "mein freund hatte", "sie hatte", "hab gekauft", "will", "werde", "hätte gern", "fast", "beinahe", "soll ich",
        "brauche", "nicht", "nie", "ohne", "statt", "mehr als", "weniger als", "mindestens", "höchstens", "bis zu",
        "jeden tag", "immer", "seit", "morgen nehme ich", "bin auf", "20 euro für", "rest von",
    ),
    (
        "nicht", "doch nicht", "nicht genommen", "vergessen zu nehmen", "für mama", "ausgekotzt", "übrig",
        "im kühlschrank", "morgen", "später", "vielleicht", "oder 4", "pro tag", "täglich", "zu wenig", "maximal",
        "seit montag", "20 euro", "?", "geplant", "in 2 stunden", "zwischen 8 und 9",
    ),
)  # fmt: skip
SPANISH = Tongue(
    "es",
    "ES",
    (
        "kratom 3g", "3g kratom a las 20:00", "2 cervezas", "orfidal 1mg", "metadona 40mg", "ansiedad 7",
        "tomé diazepam 5mg",
    ),
    (
        "mi amigo tomó", "ella tomó", "compré", "quiero", "voy a tomar", "tomaré", "casi", "debería tomar", "necesito",
        "no", "nunca", "sin", "en vez de", "más de", "menos de", "al menos", "como mucho", "hasta", "desde",
        "cada día", "siempre", "mañana tomo", "estoy con", "20 euros por", "el resto de", "me quedan",
    ),
    (
        "no", "al final no", "no tomado", "para mi madre", "vomitado", "de sobra", "en la nevera", "mañana", "quizás",
        "o 4", "al día", "cada 4 horas", "como máximo", "desde el lunes", "20 euros", "?", "dentro de 2 horas",
        "entre las 8 y las 9", "hasta las 8",
    ),
)  # fmt: skip


@pytest.fixture(scope="module", params=(ENGLISH, GERMAN, SPANISH), ids=lambda tongue: tongue.language)
def spoken(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workspace, Tongue]]:
    """A journal in each language and its country; nothing is logged."""
    tongue: Tongue = request.param
    before = language().code
    with person_workspace(tmp_path_factory.mktemp("unexplained") / "journal.db") as made:
        made.country = tongue.country
        use_language(tongue.language)
        yield made, tongue
        use_language(before)


def test_ordinary_lines_are_not_asked_about(spoken: tuple[Workspace, Tongue]) -> None:
    """What is changed below is ready as it stands."""
    workspace, tongue = spoken
    assert [line for line in tongue.ordinary if not read_line(workspace, line).ready] == []


def test_what_changes_a_line_is_asked_about(spoken: tuple[Workspace, Tongue]) -> None:
    """Other people, what was not taken, what is still to come, other amounts, other times: none is left out."""
    workspace, tongue = spoken
    changed = [
        *(f"{words} {line}" for words in tongue.before for line in tongue.ordinary),
        *(f"{line} {words}" for words in tongue.behind for line in tongue.ordinary),
    ]
    silent = [(line, [item.title for item in reading.items]) for line in changed
              if (reading := read_line(workspace, line)).ready]  # fmt: skip
    assert silent == []


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One journal for every example."""
    with person_workspace(tmp_path_factory.mktemp("words") / "journal.db") as made:
        yield made


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    line=st.sampled_from([line.split() for line in ENGLISH.ordinary]),
    word=st.text("bcdfghjklmnpqrstvwxz", min_size=7, max_size=12),
    place=st.integers(0, 4),
)
def test_a_word_that_nobody_knows_is_asked_about(english: Workspace, line: list[str], word: str, place: int) -> None:
    """At any place of an ordinary line."""
    place = min(place, len(line))
    assert not read_line(english, " ".join((*line[:place], word, *line[place:]))).ready


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(line=st.sampled_from(ENGLISH.ordinary), number=st.integers(11, 999).filter(lambda number: number != 100))
def test_a_number_that_says_nothing_is_asked_about(english: Workspace, line: str, number: int) -> None:
    """Behind a line that is whole without it."""
    assert not read_line(english, f"{line}, {number}").ready


def test_a_name_that_is_in_no_list_is_asked_about_once(tmp_path: Path) -> None:
    """It may be a slip of the hand, or no name at all; once it was logged it is the person's own."""
    from journal_app.operations.log_entry import log_entries

    with person_workspace(tmp_path / "journal.db") as workspace:
        line = "kranium 20mg"
        first = read_line(workspace, line)
        assert not first.ready
        assert [question.kind for question in first.questions] == ["item"]
        kept = read_line(workspace, line, confirmed=frozenset({first.questions[0].key}))
        assert kept.ready and not kept.items[0].checked
        log_entries(workspace, [kept.items[0].entry], "Logged")
        assert read_line(workspace, line).ready
