"""The pictures: what stands on them is found by its colour, its outline and its place."""

import subprocess
import sys
from datetime import timedelta
from itertools import pairwise

import msgspec
import pytest

from journal_app.charts.figure import Picture, height_of, picture_of, png_of, svg_of
from journal_app.charts.glyphs import text_width
from journal_app.charts.layout import Plot
from journal_app.charts.medicines import flags
from journal_app.charts.style import DARK, LIGHT, PRINT, STYLES, Look, Style, series_look
from journal_app.domain.trend_series import trends_of
from journal_app.domain.trends import DailyRecords, TrendsData
from tests.unit.charts.example import FIRST, GAPS, example_records, example_trends, marker, medicine, with_medicines


def colours_in(picture: Picture, left: float, right: float, top: float, bottom: float) -> set[str]:
    """The colours of the pixels within a box in logical pixels from the top left."""
    found: set[str] = set()
    scale = picture.scale
    for y in range(int(top * scale), int(bottom * scale)):
        for x in range(int(left * scale), int(right * scale)):
            at = (y * picture.width + x) * 4
            found.add("#" + picture.pixels[at : at + 3].hex().upper())
    return found


def column(picture: Picture, place: int) -> set[str]:
    """The colours within one place of the plot, a pixel clear of its neighbours."""
    step = (picture.right - picture.left) / picture.places
    left = picture.left + place * step
    return colours_in(picture, left + 1, left + step - 1, picture.top + 1, picture.bottom - 1)


@pytest.mark.parametrize("style", [LIGHT, DARK], ids=["light", "dark"])
def test_a_gap_is_hatched_and_nothing_is_drawn_over_it(style: Style) -> None:
    data = example_trends()
    panel = picture_of(data, 0, 700, 180, style, 2.0)
    series = style.series[0]
    for place in range(28):
        colours = column(panel, place)
        assert (style.hatch in colours) == (place in GAPS), place
        assert (series in colours) == (place not in GAPS), place


def test_lanes_draw_a_bar_for_an_amount_and_only_a_hollow_one_for_an_unknown() -> None:
    data = example_trends()
    height = height_of(data, "lanes", 1000, LIGHT)
    picture = picture_of(data, "lanes", 1000, height, LIGHT, 2.0)
    alcohol = [lane.key for lane in data.lanes].index("alcohol")
    lane_height = (picture.bottom - picture.top - LIGHT.size * 1.25) / (len(data.lanes) + 18 / 52)
    top = picture.bottom - lane_height * (len(data.lanes) - alcohol)

    def filled(place: int) -> float:
        """The share of a place's middle third, above the base line, that is in the colour of a bar."""
        bar = tuple(bytes.fromhex(LIGHT.bar[1:]))
        step = (picture.right - picture.left) / picture.places
        box = (picture.x(place) - step / 6, picture.x(place) + step / 6, top + 4, top + lane_height - 6)
        left, right, above, below = (int(edge * picture.scale) for edge in box)
        pixels = [
            tuple(picture.pixels[(y * picture.width + x) * 4 :][:3])
            for y in range(above, below)
            for x in range(left, right)
        ]
        return sum(pixel == bar for pixel in pixels) / len(pixels)

    assert filled(1) > 0.6, "three drinks fill most of the lane"
    assert 0 < filled(2) < 0.2, "an amount that is not known is only an outline"
    assert filled(3) == 0, "a none is no bar"


def test_a_serious_or_critical_day_has_a_band_and_a_triangle_and_a_caution_has_none() -> None:
    data = example_trends()
    picture = picture_of(data, "lanes", 1000, height_of(data, "lanes", 1000, LIGHT), LIGHT, 2.0)
    marked = {place for place in range(28) if LIGHT.alert_band in column(picture, place)}
    assert marked == {7}
    triangles = {
        place for place in range(28)
        if LIGHT.alert in colours_in(picture, picture.x(place) - 2, picture.x(place) + 2, picture.top, picture.top + 14)
    }  # fmt: skip
    assert triangles == {7}


@pytest.mark.parametrize("look", ["light", "dark", "print"])
@pytest.mark.parametrize("part", ["all", "symptoms", "lanes", 0])
def test_every_part_comes_as_png_and_svg_in_every_look(part: str | int, look: Look) -> None:
    data = example_trends()
    assert png_of(data, part, look=look, scale=1.0).startswith(b"\x89PNG")  # type: ignore[arg-type]  # parametrized
    svg = svg_of(data, part, look=look)  # type: ignore[arg-type]  # parametrized
    assert svg.lstrip().startswith(b"<?xml")
    assert STYLES[look].background.lower().encode() in svg


def test_files_say_nothing_about_who_made_them_or_when_and_are_the_same_each_time() -> None:
    data = example_trends()
    svg, png = svg_of(data), png_of(data, scale=1.0)
    for word in (b"matplotlib", b"Matplotlib", b"<metadata", b"dc:date", b"DOCTYPE", b"tEXt", b"Software"):
        assert word not in svg
        assert word not in png
    assert svg == svg_of(data)
    assert png == png_of(data, scale=1.0)


@pytest.mark.parametrize("name", ["$x^2$", "<b>bold</b>", "нет", "薬 💊", "x" * 300, "two\nlines\t", "\ud800 half", ""])
def test_a_name_of_any_kind_is_drawn_as_it_stands_without_a_warning(name: str) -> None:
    data = example_trends(name=name)
    assert png_of(data, "lanes", scale=1.0).startswith(b"\x89PNG")
    assert b"<svg" in svg_of(data, "lanes")


@pytest.mark.parametrize("days", [1, 2, 7, 14, 92, 365, 501])
def test_spans_of_any_length_are_drawn(days: int) -> None:
    data = example_trends(max(days, 12), gaps=()) if days >= 12 else trends_of(
        DailyRecords(first=FIRST, last=FIRST + timedelta(days=days - 1)), drink_grams=10.0
    )  # fmt: skip
    picture = picture_of(data, "all", 900, height_of(data, "all", 900, LIGHT), LIGHT)
    assert picture.width == 900
    assert len(picture.pixels) == picture.width * picture.height * 4


def test_a_position_leads_to_its_place_and_back() -> None:
    picture = picture_of(example_trends(), 1, 500, 150, LIGHT, 1.5)
    assert [picture.place_at(picture.x(place)) for place in range(28)] == list(range(28))
    assert picture.place_at(-50) == 0
    assert picture.place_at(5000) == 27
    assert picture.rating_y(10) < picture.rating_y(5) < picture.rating_y(0)


def test_print_shows_every_value_and_the_screen_only_the_first_and_last() -> None:
    one_lane = trends_of(
        DailyRecords(
            first=FIRST, last=FIRST + timedelta(days=13),
            sleep=example_records().sleep[:8], logged=example_records().logged[:8],
        ),
        drink_grams=10.0,
    )  # fmt: skip

    def texts(style: Style) -> list[str]:
        from journal_app.charts.drawing import Drawing
        from journal_app.charts.lanes import draw_lanes

        written: list[str] = []

        class Listening(Drawing):
            def text(self, x: float, y: float, text: str, *rest: object, **named: object) -> None:
                written.append(text)

        draw_lanes(Listening(600, 200, "#FFFFFF"), 0, 0, 600, 200, one_lane, style)
        return [text for text in written if text.replace(".", "").isdigit()]

    assert texts(PRINT) == ["5", "5.5", "6", "5", "5.5", "6", "5", "5.5"]
    assert texts(LIGHT) == ["5", "5.5"]


def test_own_symptoms_differ_from_the_four_in_marker_and_line() -> None:
    fixed = [series_look(LIGHT, name, 0) for name in ("anxiety", "aches", "insomnia", "cravings")]
    own = [series_look(LIGHT, "sweats", 4), series_look(LIGHT, "nausea", 5)]
    assert len({look.shape for look in fixed + own}) == 6
    assert len({look.colour for look in fixed}) == 4
    assert not any(look.dashed for look in fixed)
    assert all(look.dashed for look in own)


def test_importing_the_charts_does_not_import_matplotlib() -> None:
    check = (
        "import sys, journal_app.charts.figure, journal_app.charts.describe, journal_app.operations.read_trends\n"
        "assert not {'matplotlib', 'numpy', 'PySide6'} & set(sys.modules), 'heavy import'"
    )
    subprocess.run([sys.executable, "-c", check], check=True, capture_output=True)  # our own interpreter


def test_pyplot_is_never_imported() -> None:
    png_of(example_trends(), scale=1.0)
    assert "matplotlib.pyplot" not in sys.modules


def empty_data() -> TrendsData:
    """Nothing logged at all."""
    return trends_of(DailyRecords(first=FIRST, last=FIRST), drink_grams=10.0)


def test_an_empty_span_is_a_picture_too() -> None:
    assert png_of(empty_data(), scale=1.0).startswith(b"\x89PNG")


def test_a_medicine_is_a_thin_line_from_its_start_to_its_stop_and_no_bar() -> None:
    data = msgspec.structs.replace(with_medicines(), lanes=())
    picture = picture_of(data, "lanes", 700, None, LIGHT, 2.0)
    assert LIGHT.bar in column(picture, 20)
    only = msgspec.structs.replace(data, medicines=tuple(line for line in data.medicines if line.last is not None))
    alone = picture_of(only, "lanes", 700, None, LIGHT, 2.0)
    assert [LIGHT.bar in column(alone, place) for place in (1, 5, 10, 14)] == [False, True, True, False]
    high = (picture.bottom - picture.top) * 0.3
    assert LIGHT.bar not in colours_in(picture, picture.left, picture.right, picture.top, picture.top + high / 3)


@pytest.mark.parametrize("days", [14, 28, 92, 400, 1500])
@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_medicines_and_flags_are_drawn_over_any_span(days: int, look: Look) -> None:
    many = [marker(day, what) for day in range(0, days, 3) for what in ("stressor", "head_injury")]
    regimen = [medicine(f"{'Long name ' * 9}{number}", 5, number, number + 1) for number in range(0, days, 9)]
    data = trends_of(example_records(days), drink_grams=10.0, regimen=regimen, markers=many)
    assert png_of(data, look=look, scale=1.0).startswith(b"\x89PNG")


def test_words_of_flags_never_run_into_each_other_or_out_of_the_plot() -> None:
    many = [marker(day, "support_group") for day in (0, 1, 2, 3, 9, 26, 27)]
    data = trends_of(example_records(), drink_grams=10.0, markers=many)
    plot = Plot(100, 0, 700, 300, 28)
    rows: dict[int, list[tuple[float, float]]] = {}
    for flag in flags(data, plot, LIGHT):
        if flag.words:
            width = text_width(flag.words, LIGHT.small)
            begin = flag.text_x - (width if flag.anchor == "right" else 0)
            rows.setdefault(flag.row, []).append((begin, begin + width))
            assert plot.left - 12 <= begin
            assert begin + width <= plot.right + 12
    for spans in rows.values():
        assert all(first[1] <= second[0] for first, second in pairwise(sorted(spans)))
    assert sum(len(spans) for spans in rows.values()) >= 4


def test_in_print_words_of_a_flag_end_before_the_next_flag_and_are_cut_rather_than_left_out() -> None:
    marked = [marker(10, "appointment"), marker(16, "support_group"), marker(20, "appointment")]
    data = trends_of(example_records(), drink_grams=10.0, markers=marked)
    shown = flags(data, Plot(100, 0, 420, 300, 28), PRINT)
    assert {flag.row for flag in shown} == {0}
    assert [flag.words for flag in shown][1].startswith("support")
    for flag, following in pairwise(shown):
        width = text_width(flag.words, PRINT.small)
        end = flag.text_x + (0 if flag.anchor == "right" else width)
        begin = following.text_x - (text_width(following.words, PRINT.small) if following.anchor == "right" else 0)
        assert end <= min(begin, following.x)
