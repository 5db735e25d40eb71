"""A new list of warnings is held against everything that was logged, and what was read stays read."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from journal_app.domain.alerts import Alert
from journal_app.domain.entries import Entry
from journal_app.domain.knowledge import Knowledge
from journal_app.domain.levels import Level
from journal_app.errors import BadKnowledge
from journal_app.operations import renew_alerts as renewal
from journal_app.operations.log_entry import log_entries
from journal_app.operations.person_values import KNOWLEDGE_VERSION, RENEWAL
from journal_app.operations.renew_alerts import needs_renewal, renew_alerts, renew_part
from journal_app.operations.review_alert import review_alerts
from journal_app.operations.touched_spans import EVERYTHING
from journal_app.operations.watch_for_stops import watch_for_stops
from journal_app.operations.workspace import Workspace
from tests.shipped import shipped_knowledge
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, ZONE, new_workspace


def with_list(workspace: Workspace, knowledge: Knowledge | BadKnowledge) -> Workspace:
    """The same journal with another list, as after an update of the program."""
    return Workspace(journal=workspace.journal, knowledge=knowledge, clock=lambda: NOW, zone=lambda: ZONE)


def without(*rules: str) -> Knowledge:
    """A list that knows these pair rules not yet."""
    known = shipped_knowledge()
    kept = tuple(rule for rule in known.pair_rules if rule.id not in rules)
    return msgspec.structs.replace(known, version="older", pair_rules=kept, stack_rules=())


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Workspace]:
    """A journal whose list does not know that opioids and alcohol meet."""
    with new_workspace(tmp_path / "journal.db") as made:
        yield with_list(made, without("D2", "K1", "N3+"))


def pairs(workspace: Workspace) -> dict[UUID, Alert]:
    return {alert.intake.entry_id: alert for alert in workspace.journal.alerts(pairs=True)}


def test_history_is_held_against_a_new_list_once(older: Workspace) -> None:
    old_wine, new_wine = wine(24 * 40), wine(1)
    entries: list[Entry] = [dose("kratom_leaf", 24 * 40 + 1), old_wine, dose("kratom_leaf", 2), new_wine]
    log_entries(older, entries, "Logged")
    first = renew_alerts(older)
    assert (first.done, first.version) == (True, "older")
    levels_before = {entry_id: alert.level for entry_id, alert in pairs(older).items()}
    newer = with_list(older, shipped_knowledge())
    assert needs_renewal(newer)
    renewed = renew_alerts(newer)
    assert renewed.done
    assert renewed.new + renewed.worse >= 2
    assert pairs(newer)[new_wine.id].state == "to_review"
    if old_wine.id not in levels_before:
        assert pairs(newer)[old_wine.id].state == "historical", "its overlap was over long ago"
    assert renewed.still_active >= 1
    assert pairs(newer)[new_wine.id].events[-1].knowledge_version == shipped_knowledge().version
    assert not renew_alerts(newer).done


def met(alert: Alert) -> dict[frozenset[str], Level]:
    """The serious things that an alert says."""
    worst: dict[frozenset[str], Level] = {}
    for hit in alert.hits:
        what = frozenset(seen.ingredient for seen in (*hit.earlier, hit.later))
        if hit.level >= Level.SERIOUS:
            worst[what] = max(hit.level, worst.get(what, hit.level))
    return worst


def test_what_was_read_stays_read_and_comes_again_only_when_it_is_worse(older: Workspace) -> None:
    entries: list[Entry] = [dose("kratom_leaf", 3), dose("diazepam", 2), wine(1)]
    log_entries(older, entries, "Logged")
    read = list(pairs(older).values())
    assert read
    review_alerts(older, [alert.id for alert in read], "asked at the pharmacy")
    newer = with_list(older, shipped_knowledge())
    renew_alerts(newer)
    after = {alert.id: alert for alert in newer.journal.alerts()}
    for alert in read:
        review = after[alert.id].review
        assert review is not None
        assert (review.note, review.level) == ("asked at the pharmacy", alert.level)
        new_or_worse = any(level > met(alert).get(what, 0) for what, level in met(after[alert.id]).items())
        assert (after[alert.id].state == "to_review") == new_or_worse
        assert "read" in [event.what for event in after[alert.id].events]


def test_a_warning_that_the_new_list_does_not_give_is_kept_as_resolved(older: Workspace) -> None:
    newer = with_list(older, shipped_knowledge())
    log_entries(newer, [dose("kratom_leaf", 2), wine(1)], "Logged")
    renew_alerts(newer)
    before = pairs(newer)
    assert {alert.level for alert in before.values()} == {Level.CRITICAL}
    nothing = msgspec.structs.replace(shipped_knowledge(), version="other", pair_rules=(), stack_rules=())
    renewed = renew_alerts(with_list(older, nothing))
    assert renewed.resolved == len(before)
    for alert in pairs(older).values():
        assert (alert.state, alert.hits) == ("resolved", before[alert.intake.entry_id].hits)


def years_of(workspace: Workspace) -> None:
    """Pairs that lie 30 days apart, so that a piece of a few entries holds some of them."""
    entries: list[Entry] = []
    for month in range(12):
        entries += [dose("kratom_leaf", 24 * 30 * month + 2), wine(24 * 30 * month + 1)]
    log_entries(workspace, entries, "Logged")


def content(workspace: Workspace) -> dict[UUID, tuple[object, ...]]:
    return {each.intake.entry_id: (each.level, each.state, each.hits) for each in workspace.journal.alerts()}


def test_what_is_done_in_pieces_says_the_same_as_the_whole(
    older: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    years_of(older)
    newer = with_list(older, shipped_knowledge())
    with new_workspace(tmp_path / "whole.db") as whole:
        log_entries(whole, newer.journal.entries(*EVERYTHING), "Logged")
        wanted = content(whole)
    monkeypatch.setattr(renewal, "AT_ONCE", 5)
    parts = [renew_part(newer)]
    while parts[-1].whole is None:
        assert needs_renewal(newer)
        parts.append(renew_part(newer))
    shares = [part.percent for part in parts]
    assert shares == sorted(shares)
    assert shares[-1] == 100
    assert len(parts) == 5
    renewed = parts[-1].whole
    assert renewed.new + renewed.worse == 12, "what every piece changed is told together"
    assert content(newer) == wanted
    assert not needs_renewal(newer)


def test_what_was_begun_goes_on_after_another_start(older: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    years_of(older)
    monkeypatch.setattr(renewal, "AT_ONCE", 5)
    first = renew_part(with_list(older, shipped_knowledge()))
    again = with_list(older, shipped_knowledge())
    second = renew_part(again)
    assert (first.whole, second.whole) == (None, None)
    assert second.percent > first.percent > 0
    assert renew_alerts(again).new == 12


def test_a_newer_list_still_begins_anew(older: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    years_of(older)
    monkeypatch.setattr(renewal, "AT_ONCE", 5)
    renew_part(with_list(older, msgspec.structs.replace(shipped_knowledge(), pair_rules=(), version="between")))
    newest = with_list(older, shipped_knowledge())
    assert renew_alerts(newest).new == 12
    assert len(pairs(newest)) == 12


def test_what_is_logged_meanwhile_is_checked_wherever_it_lies(
    older: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    years_of(older)
    monkeypatch.setattr(renewal, "AT_ONCE", 5)
    newer = with_list(older, shipped_knowledge())
    renew_part(newer)
    early, late = wine(24 * 30 * 11 + 0.5), wine(0.5)
    log_entries(newer, [early, late], "Logged")
    while renew_part(newer).whole is None:
        pass
    assert {early.id, late.id} <= set(pairs(newer))


def test_what_is_logged_while_warnings_are_off_begins_it_anew(
    older: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    years_of(older)
    monkeypatch.setattr(renewal, "AT_ONCE", 5)
    newer = with_list(older, shipped_knowledge())
    renew_part(newer)
    early = wine(24 * 30 * 11 + 0.5)
    log_entries(with_list(older, BadKnowledge("Warnings are off.")), [early], "Logged")
    renew_alerts(newer)
    assert early.id in pairs(newer)


def test_a_note_of_it_that_cannot_be_read_begins_it_anew(older: Workspace) -> None:
    years_of(older)
    for nonsense in (b"{", b"[]", b'{"version":1}'):
        with older.journal.changes(undoable=False) as changes:
            changes.set_value(RENEWAL, nonsense)
            changes.set_value(KNOWLEDGE_VERSION, b"another")
        assert renew_alerts(with_list(older, shipped_knowledge())).done


def test_a_new_journal_and_a_list_that_cannot_be_used_need_nothing(older: Workspace) -> None:
    assert not needs_renewal(older)
    log_entries(older, [wine(1)], "Logged")
    off = with_list(older, BadKnowledge("Warnings are off."))
    assert not needs_renewal(off)
    assert not renew_alerts(off).done
    assert watch_for_stops(off).alerts == ()


def test_the_passing_of_time_alone_can_say_that_something_stopped(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        days = [dose("diazepam", 24 * ago, at=NOW) for ago in range(1, 60)]
        log_entries(workspace, [msgspec.structs.replace(each, prescribed=True) for each in days], "Daily")
        assert [alert.rule for alert in workspace.journal.alerts(pairs=False) if alert.rule in ("P1", "P2")] == []
        late = NOW + timedelta(days=6)
        later = Workspace(
            journal=workspace.journal, knowledge=shipped_knowledge(), clock=lambda: late, zone=lambda: ZONE
        )
        found = watch_for_stops(later)
        assert {alert.rule for alert in found.alerts} & {"P1", "P2"}
        assert watch_for_stops(later).alerts == (), "it is said once"
        assert workspace.journal.undo_step() is not None
