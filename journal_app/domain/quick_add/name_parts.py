"""Which neighbouring tokens can be one name, and how it is written."""

from __future__ import annotations

from journal_app.domain.quick_add.tokens import Token


def text_of(part: tuple[Token, ...]) -> str:
    """The tokens as they were typed, with one space at most between them."""
    text = ""
    for token in part:
        text += (
            token.text if not text or (token.glued and token.start == 0) else ("" if token.glued else " ") + token.text
        )
    return text


def joins(part: tuple[Token, ...]) -> bool:
    """Whether these tokens can be one name: words and whole numbers, with marks only glued between them."""
    if part[-1].kind == "mark" or any(token.kind in ("note", "tag") for token in part):
        return False
    for token in part:
        if token.kind == "mark" and token.text not in "-.&'\N{EN DASH}/":
            return False
        if token.kind == "number" and not token.text.isdigit():
            return False
    return True


def is_tight(part: tuple[Token, ...]) -> bool:
    """Whether numbers and marks stand close to their neighbours ("2c-b"); a number may end a name after a space."""
    for place, token in enumerate(part[1:], 1):
        before = part[place - 1]
        if token.kind == "mark" or before.kind == "mark":
            initials = place > 1 and before.text == "." and before.glued and "." in part[place - 2].text
            if (not token.glued and not initials) or "/" in (token.text, before.text):
                return False
        elif (
            "number" in (token.kind, before.kind)
            and not token.glued
            and (token.kind != "number" or place + 1 < len(part))
        ):
            return False
    return True
