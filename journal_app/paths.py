"""Where things are: the resources that ship with the program, the journal, the preferences."""

from pathlib import Path


def resources() -> Path:
    """The folder of shipped resources: beside the package in a source tree, inside it in an installed wheel."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def _data_folder() -> Path:
    from platformdirs import user_data_path

    # Local application data, not Documents: that folder is often copied to a cloud without being asked.
    return user_data_path("Journal", appauthor=False, roaming=False)


def default_journal() -> Path:
    """Where the journal lies unless the person chose another place."""
    return _data_folder() / "journal.db"


def preferences_file() -> Path:
    """Where the preferences lie that are needed before a journal is open (country, look, the journal's place)."""
    from platformdirs import user_config_path

    return user_config_path("Journal", appauthor=False, roaming=False) / "preferences.json"


def compiled_knowledge() -> Path:
    """Where a compiled copy of the shipped knowledge is kept, so that a start need not read its files again."""
    from platformdirs import user_cache_path

    return user_cache_path("Journal", appauthor=False) / "knowledge.bin"


def compiled_texts() -> Path:
    """Where translations are kept in the form that is looked up in."""
    from platformdirs import user_cache_path

    return user_cache_path("Journal", appauthor=False) / "texts"
