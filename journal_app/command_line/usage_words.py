"""What argparse itself says around our options, in the language in use."""

import argparse

from journal_app.i18n import ENGLISH, _, language, plural


def speak_usage() -> None:
    """Let argparse speak the language in use: it looks its words up by a function of its own module."""
    if language().code != ENGLISH:
        vars(argparse).update(_=spoken, ngettext=spoken_for_number)


def spoken(text: str) -> str:
    """One of argparse's texts; one that no person meets (a fault of ours) stays in English."""
    if language().code == ENGLISH:
        return text
    words = {
        "usage: ": _("usage: "),
        "positional arguments": _("positional arguments"),
        "options": _("options"),
        "show this help message and exit": _("show this help message and exit"),
        "%(prog)s: error: %(message)s\n": _("{program}: error: {message}").format(
            program="%(prog)s", message="%(message)s"
        )
        + "\n",
        "argument %(argument_name)s: %(message)s": _("argument {name}: {message}").format(
            name="%(argument_name)s", message="%(message)s"
        ),
        "invalid choice: %(value)r (choose from %(choices)s)": _(
            "{value} is not one of those that can be chosen: {choices}"
        ).format(value="%(value)r", choices="%(choices)s"),
        "invalid %(type)s value: %(value)r": _("{value} is not a value that fits").format(value="%(value)r"),
        "the following arguments are required: %s": _("these are missing: {names}").format(names="%s"),
        "unrecognized arguments: %s": _("these are not known: {names}").format(names="%s"),
        "ambiguous option: %(option)s could match %(matches)s": _("{option} can mean several: {matches}").format(
            option="%(option)s", matches="%(matches)s"
        ),
        "ignored explicit argument %r": _("{value} cannot stand here").format(value="%r"),
        "expected one argument": _("a value has to follow"),
        "expected at least one argument": _("one value or more has to follow"),
    }
    return words.get(text, text)


def spoken_for_number(one: str, many: str, count: int) -> str:
    """The same for a text with a number: how many values an option needs."""
    if language().code == ENGLISH:
        return one if count == 1 else many
    return plural("{count} value has to follow", "{count} values have to follow", count).format(count="%s")
