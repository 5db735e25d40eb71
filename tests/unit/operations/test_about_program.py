"""Every package that is needed to run is named with its licence."""

import re
import tomllib
from pathlib import Path

from journal_app.domain.knowledge import Knowledge
from journal_app.errors import BadKnowledge
from journal_app.operations.about_program import PACKAGES, about_program
from journal_app.operations.workspace import Workspace
from journal_app.paths import resources
from tests.unit.operations.new_journals import new_workspace


def test_all_of_what_is_needed_to_run_is_named(tmp_path: Path) -> None:
    project = tomllib.loads((resources().parent / "pyproject.toml").read_text())
    needed = {re.split(r"[<>=~! ]", line)[0].lower() for line in project["project"]["dependencies"]}
    assert needed <= {name.lower() for name, _ in PACKAGES}
    assert all(licence for _, licence in PACKAGES)


def test_the_versions_are_those_of_this_program(tmp_path: Path) -> None:
    with new_workspace(tmp_path / "journal.db") as workspace:
        about = about_program(workspace)
        knowledge = workspace.shipped_knowledge
        assert isinstance(knowledge, Knowledge)
        assert any(knowledge.version in line for line in about.versions)
        assert any(line.startswith("SQLAlchemy 2.") and line.endswith(": MIT") for line in about.packages)
        off = Workspace(journal=workspace.journal, knowledge=BadKnowledge("Warnings are off."))
        assert any("warnings are off" in line for line in about_program(off).versions)
