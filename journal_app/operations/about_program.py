"""What this program is made of: its own version, the list of warnings it uses, packages with their licences."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from journal_app import __version__
from journal_app.domain.fact import Fact
from journal_app.domain.wording import day_words
from journal_app.errors import BadKnowledge
from journal_app.i18n import _, plural
from journal_app.operations.workspace import Workspace

PACKAGES: Final[tuple[tuple[str, str], ...]] = (
    ("PySide6-Essentials", _("LGPL-3.0 (Qt for Python, and Qt itself)")),
    ("shiboken6", "LGPL-3.0"),
    (
        "sqlcipher3",
        _("zlib; with SQLCipher (BSD-3-Clause, Zetetic LLC), SQLite (public domain), OpenSSL (Apache-2.0)"),
    ),
    ("SQLAlchemy", "MIT"),
    ("alembic", "MIT"),
    ("Mako", "MIT"),
    ("cryptography", _("Apache-2.0 or BSD-3-Clause")),
    ("mnemonic", "MIT"),
    ("filelock", "MIT"),
    ("platformdirs", "MIT"),
    ("tzlocal", "MIT"),
    ("tzdata", "Apache-2.0"),
    ("msgspec", "BSD-3-Clause"),
    ("matplotlib", _("PSF-style, with the DejaVu fonts")),
    ("numpy", "BSD-3-Clause"),
    ("pillow", "MIT-CMU"),
    ("fonttools", "MIT"),
    ("typst", "Apache-2.0"),
    ("Babel", "BSD-3-Clause"),
    ("rapidfuzz", "MIT"),
    ("zxcvbn", "MIT"),
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
        warnings = _("List of warnings: it cannot be used, so warnings are off")
    else:
        reviewed = day_words(knowledge.reviewed, year=True)
        warnings = plural(
            "List of warnings: version {version}, {count} substance, oldest review {day}",
            "List of warnings: version {version}, {count} substances, oldest review {day}",
            len(knowledge.substances),
        ).format(version=knowledge.version, count=len(knowledge.substances), day=reviewed)
    return AboutProgram(
        versions=(
            _("Journal {version}, MIT licence").format(version=__version__),
            warnings,
            f"Python {platform.python_version()}",
        ),
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
