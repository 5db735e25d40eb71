"""The key files beside a journal, its recovery words, and the change of its passphrase."""

from __future__ import annotations

import contextlib
import stat
from pathlib import Path
from typing import Final

from journal_app.errors import CouldNotSave, DamagedJournal, NewerJournal, UserError, WrongPassphrase
from journal_app.files import write_atomically
from journal_app.i18n import _
from journal_app.storage import envelope as envelopes
from journal_app.storage import failures
from journal_app.storage.envelope import STRONG, Envelope, KeySettings

LARGEST_KEY_FILE: Final = 64 * 1024
RECOVERY_WORDS: Final = 24
SHORTEST_STEM: Final = 4
"""The first four letters tell every recovery word from all others (BIP 39)."""


def key_files(path: Path) -> tuple[Path, Path]:
    """Where the journal's key file and its second copy are, whether or not they are there."""
    return path.with_name(path.name + ".key"), path.with_name(path.name + ".key2")


def read_envelope(path: Path) -> Envelope:
    """The first whole key file of the journal; DamagedJournal if none is whole, in other words if none is there."""
    return envelopes.parse(read_key_file(path))


def read_key_file(path: Path) -> bytes:
    """The bytes of the first whole key file."""
    failure: UserError = failures.key_file_missing()
    for file in key_files(path):
        content = _content(file)
        if content is None:
            continue
        try:
            envelopes.parse(content)
        except (DamagedJournal, NewerJournal) as error:
            failure = error
        else:
            return content
    raise failure


def _content(file: Path) -> bytes | None:
    """What is in a key file, b"" if it cannot be one, None if it is not there."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return b""
        with file.open("rb") as stream:
            return stream.read(LARGEST_KEY_FILE)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def write_key_files(path: Path, content: bytes) -> None:
    """Write both copies, one after the other, so that at every instant at least one is whole.

    Raises CouldNotSave where the first is refused; then nothing is changed.
    """
    first, second = key_files(path)
    write_atomically(first, content)
    try:
        write_atomically(second, content)
    except CouldNotSave:
        # The first is the one that is read, so what was asked is done; the next opening makes the second again.
        # Until then none is better than one that the old passphrase opens.
        with contextlib.suppress(OSError):
            second.unlink(missing_ok=True)


def mend_key_files(path: Path, content: bytes) -> None:
    """After an opening that went well: make both copies the one that opened it, if the disk lets us."""
    for file in key_files(path):
        if _content(file) != content:
            with contextlib.suppress(UserError, OSError):
                write_atomically(file, content)


def needs_passphrase(path: Path) -> bool:
    """Whether the journal has a passphrase, from its key file alone; raises DamagedJournal if no copy can be read."""
    return read_envelope(path).protection == "passphrase"


def change_passphrase(path: Path, old: str | None, new: str | None, settings: KeySettings = STRONG) -> None:
    """Wrap the same data key anew; None stands for no passphrase.

    Raises WrongPassphrase, or CouldNotSave when the disk refuses, and then changes nothing.
    Old backups, and copies of the old key file, still open with the old passphrase.
    """
    envelope = read_envelope(path)
    data_key = envelopes.unwrap(envelope, old, settings)
    content = envelopes.wrap(data_key, envelope.journal, envelope.database_salt, new, settings)
    try:
        write_key_files(path, content)
    except CouldNotSave as error:
        raise failures.passphrase_not_saved(error.details) from None


def words_of(data_key: bytes) -> tuple[str, ...]:
    """The recovery words: the data key itself, in 24 words of which the last also checks the others (BIP 39)."""
    from mnemonic import Mnemonic

    return tuple(Mnemonic("english").to_mnemonic(data_key).split())


def key_of_words(words: str) -> bytes:
    """The data key that recovery words stand for; WrongPassphrase with the number of the word that cannot be right.

    Case, line breaks, commas and numbers between the words do not count, and four letters of a word are enough.
    """
    from mnemonic import Mnemonic

    known = Mnemonic("english")
    written = "".join(letter if letter.isalpha() else " " for letter in words.lower()).split()
    if len(written) != RECOVERY_WORDS:
        raise WrongPassphrase(
            _(
                "There are {all} recovery words, and {typed} were typed. Nothing was changed. "
                "Please type them all, in order."
            ).format(all=RECOVERY_WORDS, typed=len(written))
        )
    whole: list[str] = []
    for number, word in enumerate(written, 1):
        matches = [each for each in known.wordlist if each == word] or [
            each for each in known.wordlist if len(word) >= SHORTEST_STEM and each.startswith(word)
        ]
        if len(matches) != 1:
            raise WrongPassphrase(
                _(
                    "Word {number} is not one of the recovery words. Nothing was changed. "
                    "Please check how it is written."
                ).format(number=number)
            )
        whole.append(matches[0])
    try:
        return bytes(known.to_entropy(" ".join(whole)))
    except ValueError:
        raise WrongPassphrase(
            _(
                "These recovery words do not fit together: one is wrong or in the wrong place. Nothing was changed. "
                "Please check them against your sheet."
            )
        ) from None
