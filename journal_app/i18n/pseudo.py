"""The pseudo-language: English that is longer and accented, so that plain words and cut words show at a glance."""

import re
from typing import Final

_ACCENTED: Final = str.maketrans("aceinouyACEINOUYlsz", "áçéíñóúýÁÇÉÍÑÓÚÝłšž")
_KEPT: Final = re.compile(r"(\{[^{}]*\}|%\([a-z]+\)[sd]|&(?=\w)|https?://\S+)")
LONGER: Final = 0.35
"""German takes about a third more room than English."""
LONG_WORD: Final = 8
LONG_WORD_LONGER: Final = 0.2
"""A text of one word with so many letters grows by less: a German word is hardly longer than such an English one."""
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
    word = text.strip()
    if " " not in word:
        return "~" * max(1, round(len(text) * (LONG_WORD_LONGER if len(word) >= LONG_WORD else LONGER)))
    count = max(1, round(len(text) * LONGER))
    words, rest = divmod(count, LETTERS + 1)
    return (" " + "~" * LETTERS) * words + (" " + "~" * (rest - 1) if rest else "")
