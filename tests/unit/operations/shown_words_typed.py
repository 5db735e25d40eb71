"""Type every event and every route in the words in which a language shows it; JSON of what was not read so.

`python -m tests.unit.operations.shown_words_typed CODE`, in a process of its own: words are made when modules are read.
"""

import json
import sys
import tempfile
from pathlib import Path

from journal_app.i18n import use_language

BY_FORM = {"not_kept_down", "dose_lowered"}
"""These concern a dose that is chosen in their form."""


def main(code: str) -> None:
    """Print what is shown in the language and cannot be typed."""
    use_language(code)
    from journal_app.domain.wording import MARKER_WORDS, RED_FLAG_WORDS, ROUTE_WORDS
    from journal_app.operations.quick_add import read_line
    from tests.unit.operations.new_journals import new_workspace

    wrong = []
    with tempfile.TemporaryDirectory() as folder, new_workspace(Path(folder) / "journal.db") as workspace:
        wanted: list[tuple[str, str]] = [
            (words, what) for what, words in (MARKER_WORDS | RED_FLAG_WORDS).items() if what not in BY_FORM
        ]
        wanted += [(f"heroin 100 mg {words}", route) for route, words in ROUTE_WORDS.items() if route != "other"]
        for line, meant in wanted:
            reading = read_line(workspace, line)
            entries = [item.entry for item in reading.items]
            read = [getattr(each, "what", getattr(each, "route", getattr(each, "name", ""))) for each in entries]
            if not reading.ready or read != [meant]:
                wrong.append((line, meant, str(read)))
    sys.stdout.write(json.dumps(wrong))


if __name__ == "__main__":
    main(sys.argv[1])
