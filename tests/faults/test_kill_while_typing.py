"""Killed while somebody types into a form: what was typed is there when the journal is opened again."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.operations.drafts import read_draft
from journal_app.operations.open_journal import create, unlock

ROOT = Path(__file__).resolve().parents[2]

WRITER = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from journal_app.operations.open_journal import unlock
from journal_app.preferences import Preferences
from journal_app.ui.application import Application, make_qt
from journal_app.ui.pages.places import TODAY

qt = make_qt()
folder = Path(sys.argv[2])
application = Application(
    qt, Path(sys.argv[1]), Preferences(country="US"), folder / "preferences.json", ("program",), locked=False,
    passphrase=None,
)
application.window.show()
words = sys.argv[3]

def type_on(index=0):
    form = page().forms.form
    field = form.words if sys.argv[4] == "note" else form.name.line
    QTest.keyClicks(field, words[index])
    if form.kept.isVisible():
        print("kept", flush=True)
    if index + 1 < len(words):
        QTimer.singleShot(5, lambda: type_on(index + 1))
    else:
        wait()

def wait():
    if page().forms.form.kept.isVisible():
        print("all", flush=True)
    QTimer.singleShot(20, wait)

def page():
    return application.window.page(TODAY)

def begin():
    if application.window.client is None or application.window.client.background.busy:
        QTimer.singleShot(20, begin)
        return
    page().act(sys.argv[4])
    QTimer.singleShot(50, type_on)

begin()
qt.exec()
"""


@pytest.mark.parametrize("what", ["note", "dose"])
def test_what_was_typed_survives_a_kill(tmp_path: Path, what: str) -> None:
    path = tmp_path / "journal.db"
    create(path, None, "US").workspace.journal.close()
    words = "it was a long night and i did not sleep"
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(tmp_path), words, what],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    ) as child:
        assert child.stdout is not None
        said = b""
        while said.strip() != b"all":
            said = child.stdout.readline()
            assert said, "the program ended before it kept what was typed"
        child.kill()
    again = unlock(path, None, "US").workspace
    draft = read_draft(again, what)
    again.journal.close()
    assert draft is not None
    assert words in draft
