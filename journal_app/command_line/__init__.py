"""The commands: the same operations as the window, without one; nothing here knows the window."""

from journal_app.command_line.one_command import run
from journal_app.command_line.outcome import OpenWindow

__all__ = ["OpenWindow", "run"]
