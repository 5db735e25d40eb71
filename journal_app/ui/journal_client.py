"""How windows ask for an operation on the worker thread, and hear back what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Flag, auto
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Signal

from journal_app.errors import UserError
from journal_app.ui.background import Background

if TYPE_CHECKING:
    from journal_app.domain.entries import Entry
    from journal_app.operations.views import Logged
    from journal_app.operations.workspace import Workspace

T = TypeVar("T")


class Changed(Flag):
    """What a change touched; a page that shows none of it need not ask again."""

    NOTHING = 0
    ENTRIES = auto()
    ALERTS = auto()
    PREFERENCES = auto()


class JournalClient(QObject):
    """Asks operations for pages. The GUI thread never touches the journal: it is only named in jobs for the worker."""

    changed = Signal(object)
    """Changed: after an operation altered the journal."""
    alerts_raised = Signal(object)
    """tuple[Alert, ...]: warnings that may take the person's attention at once."""
    alerts_changed = Signal(object)
    """tuple[Alert, ...]: every warning that a change raised or altered, interrupting or not."""
    failed = Signal(object)
    """UserError with its own sentence, or any other exception: our bug."""
    logged = Signal(object)
    """Logged: what the last change did, for the undo strip."""

    def __init__(self, background: Background, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._workspace = workspace
        self._latest: dict[tuple[int, str], int] = {}
        self._asked = 0

    @property
    def zone(self) -> str:
        """The IANA zone that new entries are logged in."""
        return self._workspace.zone()

    @property
    def country(self) -> str | None:
        """The person's country, for the emergency number."""
        return self._workspace.country

    @property
    def drink_grams(self) -> float:
        """Grams of alcohol in a standard drink."""
        return self._workspace.drink_grams

    @property
    def clock(self) -> Callable[[], Any]:
        """The clock of the workspace: aware UTC."""
        return self._workspace.clock

    @property
    def workspace(self) -> Workspace:
        """For operations that run outside of `ask`; only worker jobs may touch its journal."""
        return self._workspace

    @property
    def background(self) -> Background:
        """The worker that owns the journal."""
        return self._background

    def ask(
        self,
        operation: Callable[..., T],
        *arguments: object,
        then: Callable[[T], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        owner: QObject | None = None,
        changes: Changed = Changed.NOTHING,
    ) -> None:
        """Run `operation(workspace, *arguments)` on the worker and hand its answer to `then` on the GUI thread.

        With an `owner`, an older answer to the same operation is dropped, and nothing is delivered once it is gone.
        A UserError goes to `failed` where given, else to the signal of that name, like every other exception.
        """
        self._asked += 1
        number = self._asked
        key = (id(owner), operation.__qualname__)
        if owner is not None:
            self._latest[key] = number

        def deliver(value: object, error: BaseException | None) -> None:
            if error is None and changes:
                self.changed.emit(changes)
            if owner is not None and (not shiboken6.isValid(owner) or self._latest.get(key) != number):
                return
            if error is None:
                if then is not None:
                    then(cast("T", value))
            elif isinstance(error, UserError) and failed is not None:
                failed(error)
            else:
                self.failed.emit(error)

        self._background.run(lambda: operation(self._workspace, *arguments), deliver)

    def log(
        self,
        entries: Sequence[Entry],
        label: str,
        then: Callable[[Logged], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        draft: str = "",
    ) -> None:
        """Log entries in one step; `label` is what the undo strip says, `draft` the draft that is then forgotten."""
        from journal_app.operations.log_entry import log_entries

        self.change(log_entries, tuple(entries), label, draft, then=then, failed=failed)

    def edit(
        self,
        entry: Entry,
        label: str,
        then: Callable[[Logged], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        draft: str = "",
    ) -> None:
        """Replace an entry by its new version; `draft` is the draft that is then forgotten."""
        from journal_app.operations.edit_entry import edit_entry

        self.change(edit_entry, entry, label, draft, then=then, failed=failed)

    def delete(
        self,
        ids: Sequence[UUID],
        label: str,
        then: Callable[[Logged], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Delete entries in one step."""
        from journal_app.operations.delete_entry import delete_entries

        self.change(delete_entries, tuple(ids), label, then=then, failed=failed)

    def undo(self, then: Callable[[Logged | None], None] | None = None) -> None:
        """Take the last change back."""
        from journal_app.operations.undo_change import undo

        self.change(undo, then=then)

    def redo(self, then: Callable[[Logged | None], None] | None = None) -> None:
        """Bring back what was last undone."""
        from journal_app.operations.undo_change import redo

        self.change(redo, then=then)

    def watch(self) -> None:
        """Look whether the passing of time alone says something: at unlock and each hour."""
        from journal_app.operations.recently_deleted import forget_old_deleted
        from journal_app.operations.watch_for_stops import watch_for_stops

        def done(result: Logged) -> None:
            if result.alerts:
                self.changed.emit(Changed.ALERTS)
                self.alerts_changed.emit(result.alerts)
            if result.interrupting:
                self.alerts_raised.emit(result.interrupting)

        self.ask(watch_for_stops, then=done)
        self.ask(forget_old_deleted)

    def review(
        self,
        ids: Sequence[UUID],
        note: str,
        then: Callable[[], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
        draft: str = "",
    ) -> None:
        """Mark warnings as read; `draft` is the draft that is then forgotten."""
        from journal_app.operations.review_alert import review_alerts

        def done(_: None) -> None:
            if then is not None:
                then()

        self.ask(review_alerts, tuple(ids), note, draft, then=done, failed=failed, changes=Changed.ALERTS)

    def change(
        self,
        operation: Callable[..., Any],
        *arguments: object,
        then: Callable[[Any], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Run an operation that answers with Logged, and tell everybody what it did."""

        def done(result: Logged | None) -> None:
            if result is not None:
                self.logged.emit(result)
                if result.alerts:
                    self.alerts_changed.emit(result.alerts)
                if result.interrupting:
                    self.alerts_raised.emit(result.interrupting)
            if then is not None:
                then(result)

        self.ask(operation, *arguments, then=done, failed=failed, changes=Changed.ENTRIES | Changed.ALERTS)
