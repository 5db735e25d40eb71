"""The key envelope: the journal's random data key, wrapped by the passphrase, as a small checked piece of JSON."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from typing import Final, Literal
from uuid import UUID

import msgspec

from journal_app.domain.fact import Fact
from journal_app.errors import BadInput
from journal_app.i18n import _
from journal_app.storage import failures

VERSION: Final = 1
KEY_BYTES: Final = 32
LONGEST_PASSPHRASE: Final = 1024
"""In bytes, after normalising."""

PLAIN_WORDS: Final = _(
    "This file opens the journal without a passphrase. It hides nothing: whoever has it can read the journal."
)
WRAPPED_WORDS: Final = _(
    "This file is needed to open the journal beside it with its passphrase. Keep it with the journal."
)


class KdfCost(Fact, frozen=True, kw_only=True):
    """What one guess of the passphrase costs with Argon2id (RFC 9106)."""

    memory_kib: int
    iterations: int
    lanes: int

    def within(self, floor: KdfCost, ceiling: KdfCost) -> bool:
        """Neither cheap to guess nor able to exhaust the computer."""
        return (
            floor.memory_kib <= self.memory_kib <= ceiling.memory_kib
            and floor.iterations <= self.iterations <= ceiling.iterations
            and floor.lanes <= self.lanes <= ceiling.lanes
        )


class KeySettings(Fact, frozen=True, kw_only=True):
    """The cost of new envelopes, and the least that is accepted in one. Tests lower both, by argument only."""

    cost: KdfCost = KdfCost(memory_kib=128 * 1024, iterations=3, lanes=4)
    floor: KdfCost = KdfCost(memory_kib=64 * 1024, iterations=2, lanes=1)


STRONG: Final = KeySettings()
CEILING: Final = KdfCost(memory_kib=1024 * 1024, iterations=16, lanes=16)


class Envelope(Fact, frozen=True, kw_only=True):
    """What a key file says. `wrapped` is the data key itself when `protection` is "none".

    `key_check` tells the right data key from a wrong one, `checksum` a damaged file from a wrong passphrase.
    """

    version: int
    says: str
    journal: UUID
    protection: Literal["passphrase", "none"]
    kdf: Literal["argon2id"] | None
    cost: KdfCost | None
    kdf_salt: bytes
    nonce: bytes
    wrapped: bytes
    database_salt: bytes
    key_check: bytes
    checksum: bytes = b""


class _OnlyVersion(msgspec.Struct):
    version: int


def new_data_key() -> bytes:
    """A random key of 256 bits."""
    return os.urandom(KEY_BYTES)


def key_check(data_key: bytes) -> bytes:
    """A fingerprint of a data key that tells nothing about it."""
    return hashlib.sha256(b"journal data key check" + data_key).digest()[:16]


def passphrase_bytes(passphrase: str) -> bytes:
    """The passphrase as the key is made from it: the same however a keyboard composes its letters (NFKC).

    Raises BadInput if it is empty, too long, or holds a zero character or half a character.
    """
    if "\0" in passphrase:
        raise BadInput(_("A passphrase cannot hold a zero character. Nothing was changed. Please choose another one."))
    try:
        content = unicodedata.normalize("NFKC", passphrase).encode()
    except UnicodeEncodeError:
        raise BadInput(_("The passphrase holds half a character. Nothing was changed. Please type it again.")) from None
    if not content:
        raise BadInput(_("The passphrase is empty. Nothing was changed. Please type one."))
    if len(content) > LONGEST_PASSPHRASE:
        raise BadInput(
            _(
                "The passphrase is too long: up to {most} letters fit. Nothing was changed. "
                "Please choose a shorter one."
            ).format(most=LONGEST_PASSPHRASE)
        )
    return content


def wrap(
    data_key: bytes, journal: UUID, database_salt: bytes, passphrase: str | None, settings: KeySettings = STRONG
) -> bytes:
    """A new envelope for the data key, as the bytes of a key file."""
    plain = Envelope(
        version=VERSION,
        says=PLAIN_WORDS if passphrase is None else WRAPPED_WORDS,
        journal=journal,
        protection="none" if passphrase is None else "passphrase",
        kdf=None if passphrase is None else "argon2id",
        cost=None if passphrase is None else settings.cost,
        kdf_salt=b"" if passphrase is None else os.urandom(16),
        nonce=b"" if passphrase is None else os.urandom(12),
        wrapped=data_key if passphrase is None else b"",
        database_salt=database_salt,
        key_check=key_check(data_key),
    )
    envelope = plain
    if passphrase is not None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        sealed = AESGCM(_derived(passphrase, plain)).encrypt(plain.nonce, data_key, _bound(plain))
        envelope = msgspec.structs.replace(plain, wrapped=sealed)
    return _file(envelope)


def parse(content: bytes) -> Envelope:
    """The envelope in a key file's bytes; DamagedJournal if a bit is wrong, NewerJournal if it is too new."""
    try:
        version = msgspec.json.decode(content, type=_OnlyVersion).version
        envelope = msgspec.json.decode(content, type=Envelope) if version == VERSION else None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise failures.key_file_damaged() from None
    if envelope is None and version > VERSION:
        raise failures.newer()
    if envelope is None or envelope.checksum != _checksum(envelope):
        raise failures.key_file_damaged()
    return envelope


def unwrap(envelope: Envelope, passphrase: str | None, settings: KeySettings = STRONG) -> bytes:
    """The data key; WrongPassphrase if the passphrase is not the one, DamagedJournal if the costs are out of bounds."""
    if envelope.protection == "none":
        return envelope.wrapped
    if passphrase is None:
        raise failures.passphrase_needed()
    if envelope.cost is None or not envelope.cost.within(settings.floor, CEILING):
        raise failures.key_file_damaged()
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        derived = _derived(passphrase, envelope)
    except BadInput:
        # No such passphrase can have been set.
        raise failures.wrong_passphrase() from None
    try:
        return AESGCM(derived).decrypt(envelope.nonce, envelope.wrapped, _bound(envelope))
    except (InvalidTag, ValueError):
        raise failures.wrong_passphrase() from None


def with_salt(content: bytes, database_salt: bytes) -> bytes:
    """The same key file for a copy of the database, whose salt is its own."""
    envelope = msgspec.structs.replace(parse(content), database_salt=database_salt)
    return _file(envelope)


def _file(envelope: Envelope) -> bytes:
    whole = msgspec.structs.replace(envelope, checksum=_checksum(envelope))
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def _derived(passphrase: str, envelope: Envelope) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    assert envelope.cost is not None
    return Argon2id(
        salt=envelope.kdf_salt,
        length=KEY_BYTES,
        iterations=envelope.cost.iterations,
        lanes=envelope.cost.lanes,
        memory_cost=envelope.cost.memory_kib,
    ).derive(passphrase_bytes(passphrase))


def _bound(envelope: Envelope) -> bytes:
    """What the seal vouches for beside the key: everything else but the database's salt, which a copy has anew."""
    return msgspec.json.encode(msgspec.structs.replace(envelope, wrapped=b"", checksum=b"", database_salt=b""))


def _checksum(envelope: Envelope) -> bytes:
    return hashlib.sha256(msgspec.json.encode(msgspec.structs.replace(envelope, checksum=b""))).digest()
