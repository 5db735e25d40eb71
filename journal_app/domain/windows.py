"""How long an intake counts: three half-open bands, lengthened by repeated use and by a patch that is worn."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from journal_app.domain.entries import Dose
from journal_app.domain.knowledge import Substance, Windows
from journal_app.domain.levels import Band
from journal_app.domain.person import Medicine

LONGEST_USUAL_H: Final = 336.0
"""Most substances are cleared after 14 days; those that last longer are named by `evaluation.long_lasting`."""

REPEAT_USE_H: Final = 168.0
"""Repeated use is judged over seven 24-hour blocks, and keeps a substance wearing off for at least as long."""

REPEAT_USE_BLOCKS: Final = 3
BLOCK_H: Final = 24.0

SLOW_CLEARANCE: Final = 1.5
"""How much longer each band is with a disease of liver or kidney, or from the age of 65 on (P12, a design choice)."""

PATCH_AFTER_REMOVAL_H: Final = 48.0
PATCH_WORN_H: Final = 72.0
"""How long a patch counts as worn when nobody wrote down that it came off."""

LONGEST_WORN_H: Final = 720.0
"""A logged removal is believed up to 30 days for a substance that is made as a patch ..."""

LONGEST_WORN_ELSE_H: Final = 168.0
"""... and up to 7 days, the longest that any patch is meant to be worn, for one that is not known as a patch."""


def band_of(windows: Windows, gap_h: float) -> Band:
    """Where an intake stands `gap_h` hours after it; each band includes its start and not its end."""
    if gap_h < windows.active_h:
        return Band.ACTIVE
    if gap_h < windows.wearing_off_h:
        return Band.WEARING_OFF
    if gap_h < windows.trace_h:
        return Band.TRACE
    return Band.CLEARED


def used_repeatedly(hours_before: Iterable[float]) -> bool:
    """Whether the intakes so many hours before this one, with this one, fall in 3 of the last 7 blocks of 24 hours."""
    blocks = {0}
    for hours in hours_before:
        if 0 <= hours < REPEAT_USE_H:
            blocks.add(int(hours // BLOCK_H))
            if len(blocks) >= REPEAT_USE_BLOCKS:
                return True
    return False


def lengthened(windows: Windows) -> Windows:
    """The windows under repeated use: wearing off for at least 168 hours."""
    wearing_off_h = max(windows.wearing_off_h, REPEAT_USE_H)
    return Windows(active_h=windows.active_h, wearing_off_h=wearing_off_h, trace_h=max(windows.trace_h, wearing_off_h))


def windows_for(substance: Substance, earlier_same: Sequence[datetime], at: datetime) -> Windows:
    """The windows of an intake at `at`, given the times of earlier intakes of the same substance.

    The intake itself stands in the newest of the seven 24-hour blocks. ValueError for alcohol, which has its own clock.
    """
    if substance.windows is None:
        raise ValueError("alcohol is counted by its own clock")
    if substance.repeat_lengthens and used_repeatedly((at - time) / timedelta(hours=1) for time in earlier_same):
        return lengthened(substance.windows)
    return substance.windows


def worn_windows(windows: Windows) -> Windows:
    """The windows of a patch, counted from its removal: active for at least 48 hours more."""
    active_h = max(windows.active_h, PATCH_AFTER_REMOVAL_H)
    wearing_off_h = max(windows.wearing_off_h, active_h)
    return Windows(active_h=active_h, wearing_off_h=wearing_off_h, trace_h=max(windows.trace_h, wearing_off_h))


def stretched(windows: Windows, factor: float) -> Windows:
    """The windows with each end so many times later."""
    if factor == 1:
        return windows
    return Windows(
        active_h=windows.active_h * factor,
        wearing_off_h=windows.wearing_off_h * factor,
        trace_h=windows.trace_h * factor,
    )


def is_worn(dose: Dose | Medicine, substance: Substance) -> bool:
    """Whether this dose is a patch: by its route, its unit, a logged removal, or for want of any other form."""
    return (
        (isinstance(dose, Dose) and dose.ended_at is not None)
        or dose.route == "transdermal"
        or (dose.amount is not None and dose.amount.unit == "patch")
        or substance.routes == ("transdermal",)
    )


def longest_worn_h(substance: Substance) -> float:
    """The most hours for which a patch of this substance counts as worn."""
    return LONGEST_WORN_H if "transdermal" in substance.routes else LONGEST_WORN_ELSE_H


def worn_hours(dose: Dose, substance: Substance) -> float:
    """How long a patch was worn, in hours; 0 for anything that is not a patch."""
    if not is_worn(dose, substance):
        return 0.0
    if dose.ended_at is None:
        return PATCH_WORN_H
    return min(max((dose.ended_at - dose.moment.at) / timedelta(hours=1), 0.0), longest_worn_h(substance))
