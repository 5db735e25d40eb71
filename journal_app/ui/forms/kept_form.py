"""A form that always stands on its page and shows what is saved: what is typed over that is kept until it is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.errors import UserError
from journal_app.i18n import _
from journal_app.ui.announce import announce
from journal_app.ui.forms.draft_line import DraftLine
from journal_app.ui.forms.form_drafts import FormDrafts
from journal_app.ui.journal_client import JournalClient

Then = Callable[[Any], None]
Failed = Callable[[UserError], None]


class KeptForm(QObject):
    """`refill` shows again what is saved; it is called when the person lets go of what was typed."""

    def __init__(
        self,
        client: JournalClient,
        name: str,
        form: QWidget,
        inputs: dict[str, QWidget],
        line: DraftLine,
        refill: Callable[[], None],
    ) -> None:
        super().__init__(form)
        self.name = name
        self._form = form
        self._refill = refill
        self._was_filled = False
        self.drafts = FormDrafts(self, client, name, inputs, self._restored)
        self.drafts.kept.connect(line.show_kept)
        line.discarded.connect(self._discard)

    def filled(self) -> None:
        """What is saved was just shown: what was typed over it before the program ended comes back, once."""
        self.drafts.begin_anew()
        if not self._was_filled:
            self._was_filled = True
            self.drafts.look_for()

    def saving(self, then: Then, failed: Failed) -> tuple[str, Then, Failed]:
        """The name of the draft that the save makes an end of, and what to call when it went through or did not."""
        self.drafts.rest()

        def done(value: Any) -> None:
            self.drafts.begin_anew()
            then(value)

        def refused(error: UserError) -> None:
            self.drafts.go_on()
            failed(error)

        return self.name, done, refused

    def _discard(self) -> None:
        self.drafts.forget()
        self._refill()
        self.drafts.begin_anew()

    def _restored(self, _kept_at: float) -> None:
        announce(self._form, _("What you typed before is here again. Discard forgets it."))
