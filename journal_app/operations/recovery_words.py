"""Show the recovery words again to whoever knows the passphrase: they are the journal's key, written out."""

from __future__ import annotations

from pathlib import Path


def recovery_words(path: Path, passphrase: str | None) -> tuple[str, ...]:
    """The 24 words; `None` where the journal has no passphrase. Raises WrongPassphrase, or DamagedJournal without a
    whole key file."""
    from journal_app.storage.envelope import unwrap
    from journal_app.storage.keys import read_envelope, words_of

    return words_of(unwrap(read_envelope(path), passphrase))
