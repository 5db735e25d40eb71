"""The shipped knowledge, read fast: a compiled copy in the cache folder, made anew whenever one of its files changes.

Reading the TOML files takes a third of a second, decoding the copy a fiftieth. The copy is only ever used for exactly
the files and the code that it was made from, and a damaged one is made again; nothing of a person's is in it.
"""

import contextlib
import os
import zlib
from pathlib import Path
from typing import Final

import msgspec

from journal_app import paths
from journal_app.domain.knowledge import Knowledge
from journal_app.errors import CouldNotSave
from journal_app.i18n import ENGLISH, clinical, language
from journal_app.i18n.catalogs import CLINICAL, catalog_file

MAKERS: Final = (
    "domain/knowledge.py", "domain/entries.py", "domain/levels.py", "domain/naming.py", "knowledge/files.py",
    "knowledge/load.py", "knowledge/rows.py", "knowledge/clinical_texts.py",
)  # fmt: skip
"""The code that a copy depends on besides the data."""


def shipped_knowledge() -> Knowledge:
    """The whole Knowledge that ships, in the language in use.

    BadKnowledge for any fault in it: never half of it, never an older one.
    """
    folder = paths.resources() / "knowledge"
    copy = paths.compiled_knowledge()
    if (code := language().code) != ENGLISH:
        copy = copy.with_stem(f"{copy.stem}-{code}")
    key = _key(folder)
    knowledge = _kept(copy, key)
    if knowledge is None:
        from journal_app.knowledge.clinical_texts import in_language
        from journal_app.knowledge.load import load_knowledge

        knowledge = load_knowledge(folder)
        if code != ENGLISH:
            knowledge = in_language(knowledge, clinical)
        _keep(copy, key, knowledge)
    return knowledge


def _key(folder: Path) -> bytes:
    """Name, size and checksum of every file that goes into the copy; empty when one cannot be read."""
    package = Path(__file__).resolve().parent.parent
    lines = []
    try:
        for top, _folders, names in os.walk(folder, onerror=_refuse):
            for name in names:
                path = Path(top) / name
                lines.append(_line(path.relative_to(folder).as_posix(), path))
        lines.sort()
        lines += [_line(maker, package / maker) for maker in MAKERS]
        if (texts := catalog_file(CLINICAL, language().code)).is_file():
            lines.append(_line(texts.name, texts))
    except OSError:
        return b""
    return "\n".join(lines).encode()


def _refuse(error: OSError) -> None:
    raise error


def _line(name: str, path: Path) -> str:
    data = path.read_bytes()
    return f"{name} {len(data)} {zlib.crc32(data):08x}"


def _kept(copy: Path, key: bytes) -> Knowledge | None:
    """The copy, if it was made from just these files and is whole."""
    if not key:
        return None
    try:
        held = copy.read_bytes()
        head, body = held[: len(key) + 9], held[len(key) + 9 :]
        if head != key + f"\n{zlib.crc32(body):08x}".encode():
            return None
        return msgspec.msgpack.decode(body, type=Knowledge)
    except (OSError, msgspec.MsgspecError):
        return None


def _keep(copy: Path, key: bytes, knowledge: Knowledge) -> None:
    """Write the copy where that is possible; without it, the next start only takes longer."""
    if not key:
        return
    from journal_app.files import write_atomically

    body = msgspec.msgpack.encode(knowledge)
    with contextlib.suppress(OSError, CouldNotSave):
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(copy, key + f"\n{zlib.crc32(body):08x}".encode() + body)
