"""Starts the real program as its own command does, and lives one story in it, by keyboard only.

The parent test names the story, the folder for pictures and the diary in the environment. The diary gets one JSON
line for each thing that happened. The lock replaces this process by the same command, so this file starts again then.
"""

from __future__ import annotations

import faulthandler
import hashlib
import json
import os
import secrets
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from time import monotonic
from unittest.mock import patch

from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from journal_app.i18n.choice import speak
from tests.end_to_end.keyboard import CTRL, SHIFT, Key, Keyboard, Stuck, in_view, pause, photograph, recovery_words

STORY, FOLDER = "JOURNAL_TEST_STORY", "JOURNAL_TEST_FOLDER"
PASSPHRASE = "seven quiet herons"
NOTE = "heron canary 7341 told my sister"
NOT_AS_TOLD = 3
HANGS_AFTER_S = 420
PARENT_TAKES_S = 120.0
"""A long list is read over the bus for some seconds, and for much longer where others are busy."""


def folder() -> Path:
    """Where the story leaves its diary and its pictures."""
    return Path(os.environ[FOLDER])


def note_down(what: str, **facts: object) -> None:
    """Write a line into the diary."""
    with (folder() / "diary.jsonl").open("a", encoding="utf-8") as diary:
        diary.write(
            json.dumps(
                {"what": what, "at": monotonic(), "pid": os.getpid(), "display": os.environ.get("DISPLAY"), **facts}
            )
            + "\n"
        )


def files_of(journal: Path) -> dict[str, str]:
    """Digest of each file beside the journal that an opening could change; the empty lock file is none."""
    files = (each for each in journal.parent.iterdir() if each.is_file() and not each.name.endswith(".lock"))
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in files}


def first_start(person: Keyboard) -> None:
    """A person starts Journal, protects it, logs what meets, is warned, reads, looks back and saves the report."""
    person.see("Your journal stays on this computer")
    person.go_to("Passphrase (if you want one)")
    person.write(PASSPHRASE)
    person.go_to("The same passphrase again")
    person.write(PASSPHRASE)
    person.use("Continue")
    person.see("What do you want to keep track of?")
    person.use("Continue")
    person.go_to("Country")
    person.write("United")
    person.press(Key.Key_Down)
    person.see("United States", "911")
    person.use("Open my journal")
    person.until(lambda: len(recovery_words()) == 24, "the recovery words")
    words = recovery_words()
    photograph(folder(), "words")
    person.use("I have written them down")
    for _ in range(3):
        person.until(lambda: person.focused.accessibleName().startswith("Word "), "a field for a word")
        person.write(words[int(person.focused.accessibleName().removeprefix("Word "))])
        person.press(Key.Key_Tab)
    person.use("Open my journal")
    person.see("Today", "Logged today", "Nothing logged yet")
    log_kratom_and_wine(person)
    read_the_warning(person)
    person.press(Key.Key_4, CTRL)
    person.see("Trends")
    photograph(folder(), "trends")
    save_the_report(person)
    person.leave()


def log_kratom_and_wine(person: Keyboard) -> None:
    """Two entries, the second of which meets the first."""
    person.press(Key.Key_D, CTRL)
    person.go_to("What was it?")
    person.write("kratom")
    person.go_to("Amount")
    person.write("3")
    person.press(Key.Key_Return)
    person.see("Logged kratom")
    photograph(folder(), "kratom")
    person.press(Key.Key_R, CTRL)
    person.go_to("What was it?")
    person.write("wine")
    person.press(Key.Key_Tab)
    person.see("standard drink")
    pause(500)
    person.press(Key.Key_Return)


def read_the_warning(person: Keyboard) -> None:
    """The critical warning came by itself; read it, and leave a note."""
    person.see("Critical", "To review 1", "911", "I have read this")
    photograph(folder(), "alert")
    note_down("warned", text=in_view())
    person.go_to("Note for yourself")
    person.write(NOTE)
    person.press(Key.Key_Return, CTRL)
    person.see("To review 0", "Read 1")


def save_the_report(person: Keyboard) -> None:
    """Save the report under the name that is written into the file dialog."""
    person.press(Key.Key_6, CTRL)
    person.see("Report", "Nothing is sent anywhere")
    out = folder() / "for the doctor.pdf"
    QTimer.singleShot(0, lambda: _answer_file_dialog(person, out))
    person.use("Save the report")
    person.see("Saved: ")
    photograph(folder(), "report")
    note_down("saved", bytes=out.stat().st_size)


def _answer_file_dialog(person: Keyboard, out: Path) -> None:
    # The dialog runs a loop of its own inside the key press that opened it, so its keys come from a timer.
    if QApplication.activeModalWidget() is None:
        QTimer.singleShot(50, lambda: _answer_file_dialog(person, out))
        return
    try:
        pause(200)
        person.press(Key.Key_A, CTRL)
        person.write(str(out))
        person.press(Key.Key_Return)
    except BaseException:
        fail()


def come_back(person: Keyboard) -> None:
    """The next day: a wrong passphrase changes nothing, the right one brings everything back."""
    journal = Path(os.environ["JOURNAL_TEST_JOURNAL"])
    before = files_of(journal)
    person.see("Your journal is locked")
    person.go_to("Passphrase")
    person.write("some other words")
    person.press(Key.Key_Return)
    person.until(lambda: "does not open" in in_view(), "the sentence about a wrong passphrase")
    note_down("refused", text=in_view(), unchanged=files_of(journal) == before)
    unlock(person)
    all_is_there(person)
    person.leave()


def unlock(person: Keyboard) -> None:
    """Write the passphrase into the unlock page."""
    person.see("Your journal is locked")
    person.go_to("Passphrase")
    person.write(PASSPHRASE)
    person.press(Key.Key_Return)
    person.see("Logged today")


def all_is_there(person: Keyboard) -> None:
    """Both entries, and the warning that was read with its note."""
    person.press(Key.Key_1, CTRL)
    person.see("kratom", "3 g", "ine", " entries")
    person.press(Key.Key_5, CTRL)
    person.see("To review 0", "Read 1")
    person.go_to("To review 0")
    person.press(Key.Key_Right)
    person.see("Critical", NOTE)
    note_down("all is there")


def recover(person: Keyboard) -> None:
    """The file is damaged: go back to a backup."""
    journal = Path(os.environ["JOURNAL_TEST_JOURNAL"])
    before = files_of(journal)
    person.see("Your journal is locked")
    person.go_to("Passphrase")
    person.write(PASSPHRASE)
    person.press(Key.Key_Return)
    person.see("Restore this backup")
    photograph(folder(), "recovery")
    note_down("damaged", text=in_view(), unchanged=files_of(journal) == before)
    person.use("Restore this backup")
    unlock(person)
    all_is_there(person)
    person.leave()


def lock(person: Keyboard) -> None:
    """Write something private, lock, and let the parent look into the memory before and after."""
    unlock(person)
    # Words that stand nowhere else, so that the new process can only have them from the old one.
    private = f"canary {secrets.token_hex(8)}"
    person.press(Key.Key_O, CTRL | SHIFT)
    person.go_to("Your words")
    person.write(private)
    person.press(Key.Key_Return, CTRL)
    person.see(private, "3 entries")
    wait_for_parent(person, "before the lock", private=private)
    person.press(Key.Key_L, CTRL)
    raise AssertionError("the lock did not replace the process")


def after_the_lock(person: Keyboard) -> None:
    """The same process number, another program image."""
    person.see("Your journal is locked")
    photograph(folder(), "locked")
    wait_for_parent(person, "after the lock", text=in_view())
    person.press(Key.Key_F1)
    person.see("911", "Emergency help")
    person.press(Key.Key_Escape)
    unlock(person)
    person.see((folder() / "after the lock").read_text(encoding="utf-8"), "3 entries")
    note_down("unlocked again")
    person.leave()


def choose_german(person: Keyboard) -> None:
    """Choose another language in the settings, and have the program start again for it."""
    unlock(person)
    person.press(Key.Key_Comma, CTRL)
    person.see("Settings", "Symptoms")
    person.press(Key.Key_F, CTRL)
    person.write("language")
    person.see("Shown from the next start of Journal.")
    person.go_to("Language")
    person.write("Deutsch")
    person.see("Start again now")
    photograph(folder(), "chosen")
    note_down("chosen")
    person.use("Start again now")
    raise AssertionError("the new start did not replace the process")


def in_german(person: Keyboard) -> None:
    """The same journal, locked, and then open, in the language that was chosen."""
    person.see("Dein Journal ist gesperrt")
    photograph(folder(), "locked")
    note_down("locked in German", text=in_view())
    person.go_to("Passphrase")
    person.write(PASSPHRASE)
    person.press(Key.Key_Return)
    person.see("Heute", "Heute eingetragen")
    photograph(folder(), "open")
    note_down("open in German", text=in_view())
    person.leave()


def hold(person: Keyboard) -> None:
    """Keep the journal open until another start has brought this window to the front."""
    unlock(person)
    window = QApplication.activeWindow()
    assert window is not None
    window.showMinimized()
    note_down("minimised", minimised=window.isMinimized())
    person.until(lambda: not window.isMinimized(), "the other start to raise this window")
    note_down("raised")
    wait_for_parent(person, "held")
    person.leave()


def be_read_aloud(person: Keyboard) -> None:
    """On the example journal: log what meets, and wait on every page until the parent has read it."""
    person.see("Logged today")
    for name in ("oxycodone", "diazepam"):
        person.press(Key.Key_D, CTRL)
        person.go_to("What was it?")
        person.write(name)
        person.go_to("Amount")
        person.write("10")
        person.press(Key.Key_Return)
        person.see(f"Logged {name}") if name == "oxycodone" else person.see("Critical", "I have read this")
    wait_for_parent(person, "warned")
    from journal_app.ui.pages.places import PLACES

    for place in PLACES:
        person.press(Key(ord(place.shortcut[-1])), CTRL)  # the codes of these keys are those of their characters
        pause(1500)
        wait_for_parent(person, place.key)
    person.press(Key.Key_F1)
    person.see("Emergency help")
    wait_for_parent(person, "emergency")
    person.leave()


def be_read_everywhere(person: Keyboard) -> None:
    """On the example journal: wait at every page, form and dialog until the parent has read it."""
    from tests.end_to_end.read_everywhere import go_everywhere

    go_everywhere(person, wait_for_parent)


def wait(_person: Keyboard) -> None:
    """Do nothing: this start finds the other one and ends by itself, or the parent finds it hanging."""


def wait_for_parent(_person: Keyboard, what: str, **facts: object) -> None:
    """Tell the parent, and go on when it has put a file of this name there."""
    note_down(what, **facts)
    end = monotonic() + PARENT_TAKES_S
    while not (folder() / what).exists():
        if monotonic() > end:
            raise Stuck(f"waited in vain for the parent after {what!r}")
        pause(15)


STORIES: dict[str, Callable[[Keyboard], None]] = {
    "first start": first_start,
    "come back": come_back,
    "recover": recover,
    "lock": lock,
    "choose German": choose_german,
    "hold": hold,
    "be read aloud": be_read_aloud,
    "be read everywhere": be_read_everywhere,
    "wait": wait,
}


AFTER_A_NEW_START: dict[str, Callable[[Keyboard], None]] = {"lock": after_the_lock, "choose German": in_german}


def fail() -> None:
    """End at once, with pictures and the reason."""
    photograph(folder(), "failed")
    traceback.print_exc()
    sys.stderr.flush()
    os._exit(NOT_AS_TOLD)


def live() -> None:
    """Live the story that the environment names, or what follows in it when the program has started anew."""
    story = (AFTER_A_NEW_START if "--locked" in sys.argv else STORIES)[os.environ[STORY]]
    try:
        story(Keyboard())
    except BaseException:
        fail()


def _on_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and "propagateSizeHints" not in text:
        note_down("qt warning", text=text)


def main() -> int:
    """Start Journal with this command's arguments; the story begins as soon as there is an event loop."""
    # A story that hangs says where.
    faulthandler.dump_traceback_later(HANGS_AFTER_S, exit=True)
    note_down("start", arguments=sys.argv[1:])
    qInstallMessageHandler(_on_message)
    # As the program does: before anything that holds words is read.
    speak()
    from journal_app import startup
    from journal_app.ui import program
    from journal_app.ui.application import make_qt as genuine

    def make_qt(arguments: Sequence[str] = ()) -> QApplication:
        qt = genuine(arguments)
        QTimer.singleShot(0, live)
        return qt

    with patch.object(program, "make_qt", make_qt):
        status = startup.main(sys.argv[1:])
    note_down("end", status=status)
    return status


if __name__ == "__main__":
    sys.exit(main())
