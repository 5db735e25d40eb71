"""What this program is made of: its own version, the list of warnings it uses, packages with their licences."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from journal_app import __version__
from journal_app.domain.fact import Fact
from journal_app.domain.wording import day_words
from journal_app.errors import BadKnowledge
from journal_app.operations.workspace import Workspace

PACKAGES: Final[tuple[tuple[str, str], ...]] = (
    ("PySide6-Essentials", "LGPL-3.0 (Qt for Python, and Qt itself)"),
    ("shiboken6", "LGPL-3.0"),
    ("sqlcipher3", "zlib; with SQLCipher (BSD-3-Clause, Zetetic LLC), SQLite (public domain), OpenSSL (Apache-2.0)"),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("Mako", "MIT"),
    ("cryptography", "Apache-2.0 or BSD-3-Clause"),
    ("mnemonic", "MIT"),
    ("filelock", "MIT"),
    ("platformdirs", "MIT"),
    ("tzlocal", "MIT"),
    ("tzdata", "Apache-2.0"),
    ("msgspec", "BSD-3-Clause"),
    ("matplotlib", "PSF-style, with the DejaVu fonts"),
    ("numpy", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("fonttools", "MIT"),
    ("typst", "Apache-2.0"),
    ("Babel", "BSD-3-Clause"),
    ("rapidfuzz", "MIT"),
)
"""The packages that are needed to run, by the names of the index, and under which licence each comes."""


class AboutProgram(Fact, frozen=True, kw_only=True):
    """Lines to be shown."""

    versions: tuple[str, ...]
    packages: tuple[str, ...]


def about_program(workspace: Workspace) -> AboutProgram:
    """The versions, and the packages that are installed."""
    knowledge = workspace.shipped_knowledge
    if isinstance(knowledge, BadKnowledge):
        warnings = "List of warnings: it cannot be used, so warnings are off"
    else:
        reviewed = day_words(knowledge.reviewed, year=True)
        warnings = (
            f"List of warnings: version {knowledge.version}, {len(knowledge.substances)} substances, oldest review "
            f"{reviewed}"
        )
    return AboutProgram(
        versions=(f"Journal {__version__}, MIT licence", warnings, f"Python {platform.python_version()}"),
        packages=package_lines(),
    )


def package_lines() -> tuple[str, ...]:
    """One line a package: its name, its version where it is installed, its licence."""
    return tuple(f"{name}{_version(name)}: {licence}" for name, licence in PACKAGES)


def _version(name: str) -> str:
    try:
        return f" {version(name)}"
    except PackageNotFoundError:
        return ""
