"""Translations are read from their files, kept in compiled form, and read again when a file changes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import i18n, paths
from journal_app.i18n import _, clinical, plural, use_language
from journal_app.i18n.catalogs import CLINICAL, NOT_REVIEWED, TEXTS, catalog_file, clinical_reviewed, read_catalog

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
)
GERMAN = (
    HEAD + 'msgid "Save"\nmsgstr "Speichern"\n\n'
    'msgid "{count} entry"\nmsgid_plural "{count} entries"\n'
    'msgstr[0] "{count} Eintrag"\nmsgstr[1] "{count} Einträge"\n\n'
    '#, fuzzy\nmsgid "Close"\nmsgstr "Beenden"\n'
)


@pytest.fixture(autouse=True)
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of resources with a few German texts; English again afterwards."""
    monkeypatch.setattr(paths, "resources", lambda: tmp_path / "resources")
    monkeypatch.setattr(paths, "compiled_texts", lambda: tmp_path / "cache" / "texts")
    file = catalog_file(TEXTS, "de")
    file.parent.mkdir(parents=True)
    file.write_text(GERMAN, "utf-8")
    yield file
    use_language("en")


def test_a_text_is_said_in_the_language_and_one_without_translation_in_english() -> None:
    use_language("de")
    assert _("Save") == "Speichern"
    assert _("Lock") == "Lock"
    assert plural("{count} entry", "{count} entries", 1).format(count=1) == "1 Eintrag"
    assert plural("{count} entry", "{count} entries", 2.5).format(count=2.5) == "2.5 Einträge"
    assert clinical("Do not be alone.") == "Do not be alone."


def test_an_arabic_number_has_its_own_form_and_two_and_a_half_is_not_two() -> None:
    file = catalog_file(TEXTS, "ar")
    file.parent.mkdir(parents=True)
    rule = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    said = "".join(
        f'msgstr[{form}] "{text}"\n' for form, text in enumerate(("لا", "يوم", "يومان", "أيام", "يومًا", "يوم {count}"))
    )
    head = HEAD.replace("nplurals=2; plural=(n != 1);", rule).replace("Language: de", "Language: ar")
    file.write_text(f'{head}msgid "{{count}} day"\nmsgid_plural "{{count}} days"\n{said}', "utf-8")
    use_language("ar")
    found = [plural("{count} day", "{count} days", count).format(count=count) for count in (0, 1, 2, 2.5, 3, 11)]
    assert found == ["لا", "يوم", "يومان", "يوم 2.5", "أيام", "يومًا"]


def test_a_doubtful_translation_is_not_used() -> None:
    use_language("de")
    assert _("Close") == "Close"


def test_a_changed_file_is_read_again_and_a_damaged_copy_made_again(german: Path, tmp_path: Path) -> None:
    use_language("de")
    (copy,) = (tmp_path / "cache" / "texts").iterdir()
    copy.write_bytes(b"\x00" * 40)
    use_language("de")
    assert _("Save") == "Speichern"
    german.write_text(GERMAN.replace("Speichern", "Sichern"), "utf-8")
    use_language("de")
    assert _("Save") == "Sichern"


def test_without_a_place_for_copies_it_works_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in the way").write_bytes(b"")
    monkeypatch.setattr(paths, "compiled_texts", lambda: tmp_path / "in the way" / "texts")
    use_language("de")
    assert _("Save") == "Speichern"


def test_a_language_without_a_file_has_no_translations() -> None:
    assert read_catalog(TEXTS, "es") is None
    use_language("es")
    assert _("Save") == "Save"
    assert i18n.language().code == "es"


def test_clinical_texts_are_unreviewed_as_long_as_their_file_says_so(german: Path) -> None:
    assert clinical_reviewed("en"), "they are written in English"
    file = catalog_file(CLINICAL, "de")
    file.write_text(f"# {NOT_REVIEWED}\n{GERMAN}", "utf-8")
    assert not clinical_reviewed("de")
    file.write_text(f"# Reviewed.\n{GERMAN}", "utf-8")
    assert clinical_reviewed("de")
