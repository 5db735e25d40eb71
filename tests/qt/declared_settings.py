"""Every setting that is declared, with its section; those with a value, and those that only do something."""

from journal_app.ui.settings.declared import SECTIONS
from journal_app.ui.settings.setting import Action, Panel

ALL = [(section, setting) for section in SECTIONS for setting in section.settings]
VALUES = [setting for _, setting in ALL if not isinstance(setting.control, Action | Panel)]
ACTIONS = [setting for _, setting in ALL if isinstance(setting.control, Action)]
