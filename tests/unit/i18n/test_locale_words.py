"""Names of days and months, marks of numbers and the first day of the week in each language."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from journal_app.i18n import use_language
from journal_app.i18n.locale_words import (
    first_weekday,
    month_names,
    week_start,
    weekday_names,
    written_number,
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever a test speaks, the next one hears English."""
    yield
    use_language("en")


@pytest.mark.parametrize(
    ("code", "saturday", "november", "short"),
    [
        ("en", "Saturday", "November", ("Sat", "Nov")),
        ("de", "Samstag", "November", ("Sa", "Nov")),
        ("es", "sábado", "noviembre", ("sáb", "nov")),
    ],
)
def test_names_of_days_and_months(code: str, saturday: str, november: str, short: tuple[str, str]) -> None:
    use_language(code)
    assert weekday_names()[5] == saturday
    assert month_names()[10] == month_names(alone=True)[10] == november
    assert (weekday_names("abbreviated")[5], month_names("abbreviated")[10]) == short
    assert len(weekday_names("narrow")) == 7
    assert len(month_names("narrow")) == 12
    assert all(len(name) == 1 for name in weekday_names("narrow"))


def test_no_short_name_ends_in_a_point() -> None:
    """The day beside it has one in German, and an axis has no room for another."""
    for code in ("de", "es", "ar"):
        use_language(code)
        assert not any(name.endswith(".") for name in (*weekday_names("abbreviated"), *month_names("abbreviated")))


@pytest.mark.parametrize(
    ("code", "written"), [("en", "1,000.5"), ("de", "1.000,5"), ("es", "1.000,5"), ("qps", "1,000.5")]
)
def test_numbers_have_the_marks_of_the_language(code: str, written: str) -> None:
    use_language(code)
    assert written_number("1,000.5") == written
    assert written_number("12") == "12"


@pytest.mark.parametrize(
    ("code", "system", "expected"),
    [
        ("en", "en_US", None),
        ("en", "de_DE", None),
        ("qps", "en_US", None),
        ("de", "en_US", 0),
        ("de", "C", 0),
        ("de", "de-CH", None),
        ("es", "es_MX.UTF-8", None),
        ("es", "en_US", 0),
    ],
)
def test_a_week_begins_as_in_the_language_unless_the_system_speaks_it(
    code: str, system: str, expected: int | None
) -> None:
    use_language(code)
    assert first_weekday(system) == expected


@pytest.mark.parametrize(
    ("code", "system", "expected"),
    [
        ("en", "en_US.UTF-8", 6),
        ("en", "en_GB", 0),
        ("en", "de-CH", 0),
        ("en", "C", 0),
        ("en", "", 0),
        ("en", "English_Somewhere.1252", 0),
        ("de", "en_US", 0),
        ("es", "es_MX.UTF-8@euro", 6),
    ],
)
def test_a_week_of_the_report_begins_by_the_locale_or_with_monday(code: str, system: str, expected: int) -> None:
    use_language(code)
    assert week_start(system) == expected


def test_pseudo_names_are_no_plain_english() -> None:
    use_language("qps")
    assert "Saturday" not in weekday_names()
    assert all(name.startswith("[") for name in (*weekday_names(), *month_names("abbreviated")))


def test_english_needs_nothing_but_itself() -> None:
    """Babel takes as long to import as half of what is shown first."""
    code = (
        "import sys; from journal_app.i18n import use_language; use_language('en')\n"
        "from datetime import date\n"
        "from journal_app.domain.wording import weekday_words\n"
        "from journal_app.domain.number_text import plain_number\n"
        "print(weekday_words(date(2026, 11, 21)), plain_number(2.5), 'babel' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "Saturday 21 November 2.5 False\n"
