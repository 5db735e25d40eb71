"""What page 1 has no room for, and what the report leaves out."""

from journal_app.i18n import _, plural
from journal_app.report.method import unchecked_names
from journal_app.report.selection import Selection
from journal_app.report.words import clipped, listed


def left_out(selection: Selection) -> tuple[str, ...]:
    """What is not in the report, and what took part in no check."""
    found = []
    if selection.substances_left_out:
        found.append(_("The patient chose which substances to show."))
    if selection.alerts_left_out:
        words = plural(
            "{count} unread alert left out at the patient's choice.",
            "{count} unread alerts left out at the patient's choice.",
            selection.alerts_left_out,
        )
        found.append(words.format(count=selection.alerts_left_out))
    if selection.health_left_out:
        words = plural(
            "{count} alert about health details left out at the patient's choice.",
            "{count} alerts about health details left out at the patient's choice.",
            selection.health_left_out,
        )
        found.append(words.format(count=selection.health_left_out))
    if names := unchecked_names(selection):
        shown = [clipped(name, 24) for name in names[:4]]
        if len(names) > len(shown):
            shown.append(_("{count} more").format(count=len(names) - len(shown)))
        words = _("Not recognised, so not checked for combinations: {names}.")
        found.append(words.format(names=listed(shown)))
    return tuple(found)


def more_sets(count: int) -> str:
    """`and 2 more sets in the list at the end`; "" when there are none."""
    words = plural("and {count} more set in the list at the end", "and {count} more sets in the list at the end", count)
    return words.format(count=count) if count > 0 else ""


def more_medicines(count: int) -> str:
    """`and 2 more medicines in the list at the end`; "" when there are none."""
    words = plural(
        "and {count} more medicine in the list at the end", "and {count} more medicines in the list at the end", count
    )
    return words.format(count=count) if count > 0 else ""


def more_substances(count: int) -> str:
    """`and 2 more substances in the calendar`; "" when there are none."""
    words = plural("and {count} more substance in the calendar", "and {count} more substances in the calendar", count)
    return words.format(count=count) if count > 0 else ""
