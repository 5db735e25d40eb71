"""The picture of a day: marks, bands without an end, crossed lines where two meet, and nothing that covers words."""

import subprocess
import sys
from datetime import date, time
from itertools import pairwise
from uuid import UUID

import msgspec
import pytest

from journal_app.charts import day_lanes, describe_day
from journal_app.charts.day_lanes import SHADES, DayPlot, bands, day_height, drawn_day, picture_of_day
from journal_app.charts.day_signs import caption_items, cross_hatch, mixed
from journal_app.charts.drawing import Drawing
from journal_app.charts.glyphs import text_width
from journal_app.charts.style import DARK, LIGHT, Style
from journal_app.domain.day_lanes import DayLane, DayLanes, Fade, LaneMark, SleepSpan, Together
from journal_app.domain.time_text import use_twelve_hours

DAY = date(2026, 6, 3)
CLOCKS = tuple((float(hour), time(hour)) for hour in range(24))


def fade(begins: float, *, guess: bool = False, scale: float = 1.0) -> Fade:
    """Active for four hours, wearing off for eight, a trace for twelve."""
    ends = [begins + hours * scale for hours in (4, 12, 24)]
    return Fade(begins_h=begins, left_h=begins, active_h=ends[0], wearing_h=ends[1], trace_h=ends[2], guess=guess)


def mark(at: float, words: str = "3 g", *, number: int = 1, until: float | None = None) -> LaneMark:
    """An intake at an hour, or some time until another."""
    clock = f"{int(at):02d}:{round(at % 1 * 60):02d}"
    return LaneMark(
        entry=UUID(int=number), at_h=at, begins_h=at, ends_h=at if until is None else until, exact=until is None,
        clock=clock if until is None else f"about {clock}", words=words,
    )  # fmt: skip


def lane(key: str, *marks: LaneMark, fades: tuple[Fade, ...] | None = None, **more: object) -> DayLane:
    """A lane whose bands begin at its marks."""
    made = tuple(fade(each.begins_h) for each in marks) if fades is None else fades
    return DayLane(key=key, name=key.title(), marks=marks, fades=made, **more)  # type: ignore[arg-type]  # the rest


def a_day(*lanes: DayLane, **more: object) -> DayLanes:
    """A day of 24 hours that is over."""
    whole = {"day": DAY, "length_h": 24.0, "clocks": CLOCKS, "now_h": None, "logged": True, **more}
    return DayLanes(lanes=lanes, **whole)  # type: ignore[arg-type]  # the rest of a day


def an_evening() -> DayLanes:
    """Kratom twice, wine over it, diazepam from the day before, and a night."""
    kratom = lane("kratom", mark(8.5), mark(15.5, number=2), depressant=True)
    wine = lane("alcohol", mark(20, "wine 150 ml × 2", number=3), depressant=True)
    before = lane("diazepam", fades=(fade(-6, guess=True),), depressant=True, remark="since 2 Jun 18:00")
    night = DayLane(
        key="sleep", name="Sleep",
        sleep=(SleepSpan(entry=UUID(int=9), begins_h=0.0, ends_h=6.5, words="slept 6 h 30 min"),),
    )  # fmt: skip
    met = (Together(begins_h=20.0, ends_h=24.0, keys=("kratom", "alcohol")),)
    return a_day(kratom, wine, before, night, together=met)


class Listening(Drawing):
    """A sheet that remembers what was drawn on it."""

    def __init__(self, *size: float) -> None:
        super().__init__(size[0], size[1], "#FFFFFF")
        self.texts: list[tuple[float, float, str, float]] = []

    def text(
        self, x: float, y: float, text: str, size: float, colour: str, anchor: str = "left", **rest: object
    ) -> None:
        shift = {"left": 0.0, "middle": 0.5, "right": 1.0}[anchor]
        self.texts.append((x - shift * text_width(text, size), y, text, size))
        super().text(x, y, text, size, colour, anchor)  # type: ignore[arg-type]  # an anchor


def texts_of(data: DayLanes, width: float, style: Style, monkeypatch: pytest.MonkeyPatch) -> Listening:
    """All that is written on the picture."""
    sheets: list[Listening] = []

    def sheet(*size: object) -> Listening:
        sheets.append(Listening(float(size[0]), float(size[1])))  # type: ignore[arg-type]  # two numbers
        return sheets[-1]

    monkeypatch.setattr(day_lanes, "Drawing", sheet)
    drawn_day(data, width, style)
    return sheets[0]


def test_a_band_begins_at_its_intake_and_only_gets_paler_until_the_edge_of_the_day() -> None:
    plot = DayPlot(100, 0, 700, 100, 24)
    found = bands(plot, lane("kratom", mark(6)))
    assert abs(found[0][0] - plot.x(6)) <= 2
    assert found[-1][1] == 700, "no end within the day"
    shades = [shade for _begin, _end, shade, _guess in found]
    assert shades == sorted(shades, reverse=True)
    assert shades[0] == SHADES
    assert max(first - second for first, second in pairwise(shades)) <= 2, "no step to read"


def test_a_second_intake_makes_the_band_full_again() -> None:
    plot = DayPlot(100, 0, 700, 100, 24)
    found = bands(plot, lane("kratom", mark(6), mark(12, number=2)))
    at_noon = [shade for begin, end, shade, _ in found if begin <= plot.x(12.2) < end]
    before = [shade for begin, end, shade, _ in found if begin <= plot.x(11.8) < end]
    assert at_noon > before


def test_no_number_on_the_picture_says_when_anything_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    written = [text for _x, _y, text, _size in texts_of(an_evening(), 800, LIGHT, monkeypatch).texts]
    clocks = {text for text in written if ":" in text and text[0].isdigit()}
    ticks = {f"{clock:%H:%M}" for _hour, clock in CLOCKS} | {"24:00"}
    assert clocks - ticks == {"08:30  3 g", "15:30  3 g", "20:00  wine 150 ml × 2"}


def test_the_axis_the_readout_and_the_table_follow_a_clock_of_twelve_hours(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    request.addfinalizer(lambda: use_twelve_hours(False))
    use_twelve_hours(True)
    written = [text for _x, _y, text, _size in texts_of(an_evening(), 800, LIGHT, monkeypatch).texts]
    assert [text for text in written if text.endswith((" am", " pm"))] == [
        "12 am", *(f"{hour} am" for hour in (2, 4, 6, 8, 10)),
        "12 pm", *(f"{hour} pm" for hour in (2, 4, 6, 8, 10)), "12 am",
    ]  # fmt: skip
    assert "24:00" not in written
    assert an_evening().clock(20.5) == "8:30 pm"
    _headings, rows = describe_day.table(an_evening())
    assert [rows[hour][0] for hour in (0, 9, 13)] == ["12:00 am", "9:00 am", "1:00 pm"]
    assert "6:30 am" in describe_day.whole(an_evening())


@pytest.mark.parametrize("width", [320, 520, 800, 1200])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_stay_on_the_sheet_and_never_cover_each_other(
    width: int, percent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = tuple(mark(hour + 0.25, f"{hour} mg", number=hour + 1) for hour in range(0, 24, 2))
    data = a_day(lane("diazepam", *many), lane("a very long name of some new medicine", mark(23.5, "2.5 capsules")))
    sheet = texts_of(data, width, LIGHT.enlarged(percent), monkeypatch)
    boxes = [(x, y, x + text_width(text, size), y + size * 0.7, text) for x, y, text, size in sheet.texts]
    for left, bottom, right, top, text in boxes:
        assert left >= -0.5, text
        assert right <= sheet.width + 0.5, text
        assert bottom >= -0.5 and top <= sheet.height + 0.5, text
    for number, first in enumerate(boxes):
        for second in boxes[number + 1 :]:
            apart = first[2] <= second[0] or second[2] <= first[0] or first[3] <= second[1] or second[3] <= first[1]
            assert apart, (first[4], second[4])


def test_from_when_a_thing_counts_is_said_whole_in_a_narrow_picture_with_a_clock_of_twelve_hours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = "since 20 Nov 8:46 PM"
    data = a_day(lane("kratom_leaf", fades=(fade(-6),), remark=said))
    drawn = texts_of(data, 390, LIGHT, monkeypatch)
    assert said in [text for _x, _y, text, _size in drawn.texts]


def test_the_caption_names_only_signs_that_occur() -> None:
    data = an_evening()
    assert [sign for sign, _text in caption_items(data, data.lanes)] == ["band", "dashed", "cross"]
    plain = a_day(lane("aspirin", mark(9), fades=()))
    assert caption_items(plain, plain.lanes) == ()
    whole = a_day(lane("kratom", mark(2, until=5)), lane("alcohol", no_entry=True))
    assert [sign for sign, _text in caption_items(whole, whole.lanes)] == ["band", "span", "hatch"]


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_crossed_lines_stand_only_where_the_other_band_is_too(style: Style) -> None:
    met = msgspec.structs.replace(an_evening(), lanes=an_evening().lanes[:2])
    apart = msgspec.structs.replace(met, together=())
    before, after = picture_of_day(apart, 900, style), picture_of_day(met, 900, style)
    top = after.height - before.height
    assert top >= 0
    drawing, plot = drawn_day(met, 900, style)
    changed = [
        x
        for y in range(int(drawing.height - plot.top), int(drawing.height - plot.bottom))
        for x in range(int(plot.left), int(plot.right))
        if after.pixels[(y * after.width + x) * 4 :][:3] != before.pixels[((y - top) * before.width + x) * 4 :][:3]
    ]
    assert changed
    assert plot.hours(min(changed)) >= 19.8, "before the wine there is nothing to meet"


def test_a_none_beside_a_band_from_before_stands_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    heights = {}
    for fades in ((), (fade(-2),)):
        data = a_day(lane("kratom", fades=fades, none=True))
        written = {text: y for _x, y, text, _size in texts_of(data, 800, LIGHT, monkeypatch).texts}
        heights[bool(fades)] = written[describe_day.NONE]
        monkeypatch.undo()
    assert heights[True] > heights[False] + LIGHT.size


def test_crossing_goes_both_ways_unlike_the_hatch_for_no_entry() -> None:
    sheet = Drawing(100, 100, "#FFFFFF")
    cross_hatch(sheet, [(0, 0, 40, 20)], "#000000", 6)
    (_, rising), (_, falling) = sheet._shapes
    assert all((end[0] - begin[0]) * (end[1] - begin[1]) > 0 for begin, end in rising[0])
    assert all((end[0] - begin[0]) * (end[1] - begin[1]) < 0 for begin, end in falling[0])
    for begin, end in (*rising[0], *falling[0]):
        for x, y in (begin, end):
            assert -1e-9 <= x <= 40 + 1e-9
            assert -1e-9 <= y <= 20 + 1e-9


def test_a_position_is_a_half_hour_and_back() -> None:
    data = an_evening()
    picture = picture_of_day(data, 800, LIGHT)
    _drawing, plot = drawn_day(data, 800, LIGHT)
    assert picture.places == 48
    assert picture.x(17) == pytest.approx(plot.x(8.5))
    assert [picture.place_at(picture.x(place) + 1) for place in range(48)] == list(range(48))


@pytest.mark.parametrize("name", ["$x^2$", "<b>bold</b>", "薬 💊", "x" * 300, "\ud800 half", " "])
def test_a_name_of_any_kind_is_drawn_as_it_stands(name: str) -> None:
    data = a_day(DayLane(key="odd", name=name, marks=(mark(9, name),), remark=name))
    assert picture_of_day(data, 500, LIGHT).width == 500


def test_very_many_lanes_are_cut_and_said() -> None:
    lanes = [lane(f"medicine {number}", fades=(fade(-2),)) for number in range(30)]
    assert day_height(a_day(*lanes), 800, LIGHT) < day_height(a_day(*lanes[:12]), 800, LIGHT) + 30


def test_every_shade_is_between_the_band_and_the_ground() -> None:
    assert mixed("#0B6B66", "#FFFFFF", 0) == "#FFFFFF"
    assert mixed("#0B6B66", "#FFFFFF", 1) == "#0B6B66"
    assert mixed("#000000", "#FFFFFF", 0.5) in ("#808080", "#7F7F7F")


def test_the_picture_in_words() -> None:
    words = describe_day.whole(an_evening())
    assert words.startswith("Wednesday 3 June 2026, midnight to midnight. Kratom: 3 g at 08:30; 3 g at 15:30.")
    assert "Alcohol: wine 150 ml × 2 at 20:00." in words
    assert (
        "Diazepam: no entry that day; since 2 Jun 18:00; at midnight may be wearing off; how long is a guess." in words
    )
    assert "Sleep: slept 6 h 30 min, from the evening before to 06:30." in words
    assert "Kratom and Alcohol: both may be active from 20:00 on, and they add up." in words
    assert "until" not in words


def test_one_time_of_the_day_in_words() -> None:
    data = an_evening()
    assert describe_day.place_title(data, 17) == "Wed 3 June 2026, 08:30"
    assert describe_day.readout(data, 17) == "Kratom 3 g at 08:30, may be active  ·  Diazepam a trace may be left"
    assert describe_day.readout(data, 2) == "Diazepam may be wearing off  ·  asleep"
    assert describe_day.readout(a_day(), 2) == "nothing that is known of"


def test_the_table_has_a_row_for_each_hour_and_a_column_for_each_lane() -> None:
    headings, rows = describe_day.table(an_evening())
    assert headings == ("Time", "Kratom", "Alcohol", "Diazepam", "Sleep")
    assert len(rows) == 24
    assert rows[8] == ("08:00", "3 g at 08:30, may be active", "–", "A trace may be left", "–")
    assert rows[19][1] == "May be active, may be wearing off"
    assert rows[20][2] == "Wine 150 ml × 2 at 20:00, may be active"
    none = describe_day.table(a_day(lane("alcohol", none=True), lane("kratom", no_entry=True)))
    assert none[0] == ("Time", "Alcohol: none", "Kratom: no entry")


def test_importing_the_picture_does_not_import_matplotlib() -> None:
    check = (
        "import sys, journal_app.charts.day_lanes, journal_app.operations.read_day_lanes\n"
        "assert not {'matplotlib', 'numpy', 'PySide6'} & set(sys.modules), 'heavy import'"
    )
    subprocess.run([sys.executable, "-c", check], check=True, capture_output=True)  # our own interpreter
