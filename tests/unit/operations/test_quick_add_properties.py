"""Whatever is typed: nothing raises, nothing takes long, and nothing that is doubtful becomes an entry."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.domain.entries import Dose, Drink, Note
from journal_app.domain.quick_add.tokens import LONGEST_LINE, MOST_TOKENS, tokens_of
from journal_app.operations.log_entry import require_plausible
from journal_app.operations.quick_add import read_line
from journal_app.operations.workspace import Workspace
from tests.unit.operations.new_journals import NOW
from tests.unit.operations.quick_add_person import person_workspace
from tests.unit.operations.test_quick_add_lines import golden_lines

WORDS = [word for line, _expected in golden_lines() for word in line.split()]
MARKS = [
    ",",
    ";",
    "+",
    "/",
    "-",
    ".",
    ":",
    '"',
    "#x",
    "\n",
    "x2",
    "½",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\N{ZERO WIDTH SPACE}",
]

HOSTILE = [
    "kratom 3\N{ZERO WIDTH SPACE}0g",
    "kratom \N{RIGHT-TO-LEFT OVERRIDE}g03",
    "kra\N{ZERO WIDTH JOINER}tom 3g",
    "kratom 3\N{SOFT HYPHEN}0 g",
    "kratom 3g\x00",
    "kratom 3\x1b[31mg",
    "kratom\x07 3g",
    "kratom 3\ue000g",
    "\N{WORD JOINER}kratom 3g",
    "kratom \N{LEFT-TO-RIGHT ISOLATE}3g\N{POP DIRECTIONAL ISOLATE}",
]
"""Letters that nobody sees: none of these lines may be logged as it stands."""

NEVER_ENTRIES = [
    "'; DROP TABLE entry; --",
    '=HYPERLINK("x","y")',
    "=1+1",
    "@SUM(1+1)",
    "%s%n%x",
    "../../etc/passwd",
    "<b>kratom</b>",
    "{{7*7}}",
    "${jndi:x}",
    "CON",
    "NUL",
    "\ud800",
    "kratom 3g \ud83d",
    "😀😀😀",
    "kratom 😀 3g",
    "1e5",
    "kratom 1e5g",
    "0x10",
    "kratom ³g",
    "kratom ∞ g",
    "kratom NaN g",
    "nan",
    "inf",
    "-0",
    "kratom +-3g",
    "kratom --3g",
    "kratom 3g 3g",
    "robots.txt",
    "kratom <3g",
    "kratom >3g",
    "kratom $3",
    "kratom 3€",
    "kratom 3^2g",
    "kratom 3%",
    "kratom 3,000,000g",
    "kratom 3.g.5",
    "kratom ３,０００g",
    "SELECT * FROM entry",
    "kratom 3g OR 1=1",
    "\\",
    "`rm -rf`",
    "()",
    "[]",
    "''",
    "kratom 3g?",
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One journal for all lines; nothing is logged."""
    with person_workspace(tmp_path_factory.mktemp("any") / "journal.db") as made:
        yield made


def expect_sound(workspace: Workspace, line: str) -> None:
    """What holds for any line."""
    reading = read_line(workspace, line)
    if reading.ready and not reading.command:
        assert reading.items
        for item in reading.items:
            require_plausible(item.entry, NOW)
            assert item.title and item.when and item.spoken
            if isinstance(item.entry, Dose):
                assert item.checked == (item.entry.substance is not None)
    for alternative in reading.alternatives:
        assert alternative.entries and alternative.title
    for question in reading.questions:
        assert question.text and question.choices
        assert sum(not choice.line for choice in question.choices) <= 1


@settings(max_examples=300)
@given(st.text(max_size=80))
def test_any_text_is_answered(workspace: Workspace, line: str) -> None:
    """Letters of every script, controls and emoji."""
    expect_sound(workspace, line)


@settings(max_examples=600)
@given(st.lists(st.sampled_from(WORDS + MARKS), max_size=14), st.sampled_from([" ", " ", "", ", "]))
def test_any_words_of_the_grammar_are_answered(workspace: Workspace, words: list[str], between: str) -> None:
    """The words that it knows, in any order, glued or not."""
    expect_sound(workspace, between.join(words))


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip(": \t\n") != ""))
def test_a_note_keeps_its_words(workspace: Workspace, text: str) -> None:
    """`note` and then anything: one note, with those words; only halves of characters are replaced."""
    reading = read_line(workspace, f"note {text}")
    entries = [item.entry for item in reading.items]
    wanted = "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= each <= "\udfff" else each for each in text)
    if reading.ready and text.isascii():
        assert len(entries) == 1 and isinstance(entries[0], Note)
        assert entries[0].note == wanted.strip().lstrip(": \n\t").strip()


@pytest.mark.parametrize("line", HOSTILE)
def test_letters_that_nobody_sees_are_never_part_of_an_amount(workspace: Workspace, line: str) -> None:
    """They are refused with one sentence; the line can be kept as a note."""
    reading = read_line(workspace, line)
    assert not reading.ready
    assert reading.alternatives and isinstance(reading.alternatives[-1].entries[0], Note)


@pytest.mark.parametrize("line", NEVER_ENTRIES)
def test_code_and_nonsense_is_never_logged_as_it_stands(workspace: Workspace, line: str) -> None:
    """Each asks or is refused, and offers a note."""
    reading = read_line(workspace, line)
    assert not reading.ready, [item.title for item in reading.items]
    assert reading.alternatives and isinstance(reading.alternatives[-1].entries[0], Note)


@pytest.mark.parametrize(
    "piece", ["kratom 3g ", "1", "1 ", "1,", "a", "a ", "((((", "half a ", "x2 ", "-", "½", '"', "3g,", "\n", "anx "]
)
def test_ten_thousand_characters_are_refused_at_once(workspace: Workspace, piece: str) -> None:
    """Only so much is looked at: a longer line is no list of entries, and is offered as a note with all its words."""
    line = (piece * 10_000)[:10_000].strip()
    reading = read_line(workspace, line)
    assert not reading.ready
    if line:
        assert isinstance(reading.alternatives[-1].entries[0], Note)
        assert reading.alternatives[-1].entries[0].note == line


def test_the_pieces_of_a_line_are_bounded() -> None:
    """However it is written, so many pieces are looked at and no more."""
    assert len(tokens_of("1 " * LONGEST_LINE)) == MOST_TOKENS + 1


def test_digits_of_other_scripts_are_digits(workspace: Workspace) -> None:
    """Arabic and full-width digits mean what they say."""
    for line in ("kratom ٣g", "kratom ３g"):
        reading = read_line(workspace, line)
        assert [item.title for item in reading.items] == ["Kratom 3 g"] and reading.ready


DOSES = {"kratom": "kratom_leaf", "diazepam": "diazepam", "xanax": "alprazolam", "oxy": "oxycodone", "7oh": "seven_oh"}
DRINKS = ("beer", "wine", "vodka", "cider")
WHEN = {
    " 20:15": "Today 20:15",
    " 2h ago": "Today 20:30",
    " yesterday": "Yesterday, time not known",
    " 9pm": "Today 21:00",
    " last night": "Yesterday about 23:00",
}
Meant = tuple[str, float, str]


@st.composite
def _meant_lines(draw: st.DrawFn) -> tuple[str, list[Meant], list[str]]:
    """A line of one to three entries in some order and style, what each of them is, and when ("" for not said)."""
    parts, meant, times = [], [], []
    for _number in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            name = draw(st.sampled_from(sorted(DOSES)))
            value, unit = (
                draw(st.sampled_from([0.5, 1, 2, 2.5, 4, 7, 10, 25, 150])),
                draw(st.sampled_from(["mg", "g", "mcg"])),
            )
            amount = f"{value:g}{draw(st.sampled_from(['', ' ']))}{unit}"
            style = draw(
                st.sampled_from(["{name} {amount}", "{amount} {name}", "{name}{amount}", "{amount} of {name}"])
            )
            parts.append(style.format(name=name, amount=amount))
            meant.append((DOSES[name], value, unit))
        else:
            name, count = draw(st.sampled_from(DRINKS)), draw(st.integers(1, 6))
            style = draw(st.sampled_from(["{count} {name}s", "{name} x{count}", "{count}x {name}", "{name} {count}"]))
            parts.append(style.format(name=name, count=count))
            meant.append((name, float(count), "drinks"))
        when = draw(st.sampled_from(["", "", "", *WHEN]))
        parts[-1] += when
        times.append(WHEN.get(when, ""))
    return draw(st.sampled_from([" ", ", ", " and ", " + ", "\n", "; "])).join(parts), meant, times


@settings(max_examples=600)
@given(_meant_lines())
def test_what_is_logged_at_once_is_what_was_meant(
    workspace: Workspace, made: tuple[str, list[Meant], list[str]]
) -> None:
    """A line of known meaning is asked about, or each of its amounts is with its own name."""
    line, meant, times = made
    reading = read_line(workspace, line)
    if not reading.ready:
        return
    found: list[Meant] = []
    for item in reading.items:
        entry = item.entry
        if isinstance(entry, Dose):
            assert entry.amount is not None and entry.substance is not None, line
            found.append((entry.substance, entry.amount.value, entry.amount.unit))
        elif isinstance(entry, Drink):
            found.append((entry.name, entry.count, "drinks"))
    assert found == meant, line
    for item, time in zip(reading.items, times, strict=True):
        assert not time or item.when.startswith(time), line
