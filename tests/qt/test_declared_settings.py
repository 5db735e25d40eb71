"""What is declared of every setting: a key, a name, a help sentence, a usual value, and words that find it."""

import pytest

from journal_app.preferences import Preferences
from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.settings.setting import Choice, Setting, Switch, finds
from tests.qt.declared_settings import ALL, VALUES


def test_every_setting_has_a_key_of_its_own_a_name_and_a_help_sentence() -> None:
    keys = [setting.key for _, setting in ALL]
    assert len(set(keys)) == len(keys)
    assert [section.title for section in SECTIONS] == [
        "Symptoms", "Substances", "Favourites", "Reminders", "Alerts", "Look", "Privacy", "Data", "About",
    ]  # fmt: skip
    for _, setting in ALL:
        assert setting.label
        assert not setting.label.endswith(".")
        assert setting.help.endswith(".")
        assert setting.help != setting.label


def test_what_is_stored_in_the_preferences_is_a_field_there_whose_default_can_be_chosen() -> None:
    usual = Preferences()
    for setting in VALUES:
        assert setting.stored == "preferences"
        default = getattr(usual, setting.key)
        if isinstance(setting.control, Choice):
            assert default in [value for value, _ in setting.control.options]


def test_nothing_that_can_be_set_turns_warnings_off() -> None:
    written = " ".join(f"{setting.label} {setting.help}" for _, setting in ALL).casefold()
    for words in ("turn off warnings", "disable", "no warnings", "mute"):
        assert words not in written


@pytest.mark.parametrize(("words", "key"), [("dark", "theme"), ("PASSWORD", "passphrase"), ("csv save", "export")])
def test_a_search_finds_what_people_call_it(words: str, key: str) -> None:
    assert key in [setting.key for _, setting in ALL if finds(setting, words)]


def test_a_search_finds_words_with_accents_typed_with_or_without_them() -> None:
    spanish = Setting("any", "Tamaño de la letra", "Más grande o más pequeña.", Switch(), words="contraseña")
    for words in ("tamano", "TAMAÑO", "mas", "contrasena"):
        assert finds(spanish, words)
    assert not finds(spanish, "tomano")
