"""What a command ends with, and the streams that it reads and writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final, NamedTuple, TextIO

DONE: Final = 0
COULD_NOT: Final = 1
ASKS: Final = 3
"""Something has to be answered first; nothing was changed."""

_COMMANDS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys instead of showing it, and what turns the rest of a line round."""


def harmless(text: str) -> str:
    """The text as a terminal may have it: a name in somebody's file must not give it commands."""
    return _COMMANDS.sub(lambda found: ascii(found.group())[1:-1], text)


class OpenWindow(NamedTuple):
    """What `run` returns when a window is wanted: on which journal (None: the usual one), or on an example journal.

    `locked`: show the unlock screen even where there is no passphrase, since the window was locked just before.
    """

    journal: Path | None = None
    passphrase: str | None = None
    demo: bool = False
    locked: bool = False


class Streams(NamedTuple):
    """Where a command reads and writes."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO

    def say(self, *lines: str) -> None:
        """Write lines for a person."""
        self.stdout.write("".join(harmless(line) + "\n" for line in lines))

    def complain(self, *lines: str) -> None:
        """Write lines about what could not be done."""
        self.stderr.write("".join(harmless(line) + "\n" for line in lines))

    def say_json(self, value: object) -> None:
        """Write one line for a program."""
        self.say(json.dumps(value))
