"""The words of a warning are kept, and are other ones as soon as the warning, the country or what is known is."""

from pathlib import Path

import msgspec
import pytest

from journal_app.domain.alert_text import alert_text
from journal_app.operations import known_texts
from journal_app.operations.edit_entry import edit_entry
from journal_app.operations.known_texts import known_text
from journal_app.operations.log_entry import log_entries
from journal_app.operations.read_day import read_day
from journal_app.operations.workspace import Workspace
from tests.unit.operations.made_entries import dose, wine
from tests.unit.operations.new_journals import NOW, new_workspace


def _summary(workspace: Workspace) -> tuple[str, str]:
    (strip,) = read_day(workspace, NOW.date()).strips
    return strip.summary, strip.text.emergency_number


def test_they_follow_the_country_and_the_entry(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        kratom = dose("kratom_leaf", 1)
        log_entries(workspace, [wine(2), kratom], "both")
        critical = _summary(workspace)
        assert critical == ("Together they can stop your breathing.", "911")
        workspace.country = "GB"
        assert _summary(workspace) == (critical[0], "999")
        edit_entry(workspace, msgspec.structs.replace(kratom, name="gabapentin", substance="gabapentin"), "edited")
        changed = _summary(workspace)
        assert changed[0] not in ("", critical[0])
        (alert,) = (each for each in workspace.journal.alerts() if each.state != "resolved")
        assert known_text(workspace, alert) == alert_text(workspace.usable_knowledge, alert, "GB")


def test_they_follow_what_is_known(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        log_entries(workspace, [wine(2), dose("kratom_leaf", 1)], "both")
        (alert, *_others) = workspace.journal.alerts()
        before = known_text(workspace, alert)
        assert known_text(workspace, alert) is before
        kept = workspace.usable_knowledge
        workspace._extended = (workspace.person().custom, msgspec.structs.replace(kept, reviewed="2031-05-06"))
        assert known_text(workspace, alert) is not before


def test_never_more_than_so_many_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_texts, "MOST", 2)
    with new_workspace(tmp_path / "journal.db") as workspace:
        log_entries(workspace, [wine(5), *(dose("kratom_leaf", hours) for hours in (4, 3, 2, 1))], "all")
        for alert in workspace.journal.alerts():
            assert known_text(workspace, alert) == alert_text(workspace.usable_knowledge, alert, workspace.country)
            assert len(known_texts._held[workspace]) <= known_texts.MOST
