"""A command of the command line, carried out in this process, and what it said."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from journal_app.command_line import OpenWindow, run


@dataclass(frozen=True)
class Said:
    status: int | OpenWindow
    out: str
    error: str

    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Said]


def carried_out(*arguments: str, stdin: str | bytes = "") -> Said:
    out, error = io.StringIO(), io.StringIO()
    data = stdin.encode() if isinstance(stdin, str) else stdin
    status = run(arguments, io.TextIOWrapper(io.BytesIO(data)), out, error)
    return Said(status, out.getvalue(), error.getvalue())


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.endswith("\n") and "Traceback" not in text and len(text) > 20
