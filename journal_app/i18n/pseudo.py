"""The pseudo-language: English that is longer and accented, so that plain words and cut words show at a glance."""

import re
from typing import Final

_ACCENTED: Final = str.maketrans("aceinouyACEINOUYlsz", "áçéíñóúýÁÇÉÍÑÓÚÝłšž")
_KEPT: Final = re.compile(r"(\{[^{}]*\}|%\([a-z]+\)[sd]|&(?=\w)|https?://\S+)")
LONGER: Final = 0.35
"""German takes about a third more room than English."""
LETTERS: Final = 6
"""The length of a word."""


def pseudo(text: str) -> str:
    """The text with every letter accented and a third longer; places to be filled in and access keys stay."""
    if not text.strip():
        return text
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in _KEPT.split(text)]
    return f"[{''.join(parts)}{_more(text)}]"


def _more(text: str) -> str:
    """What makes a text longer: a longer word, or more words, so that a sentence still breaks into lines."""
    count = max(1, round(len(text) * LONGER))
    if " " not in text.strip():
        return "~" * count
    words, rest = divmod(count, LETTERS + 1)
    return (" " + "~" * LETTERS) * words + (" " + "~" * (rest - 1) if rest else "")
