"""One worker thread that owns the journal: jobs run in the order of the clicks, answers come back on the GUI thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot

from journal_app.ui.steady import hold_off_searches, search_again, share_evenly

PAINTED_MS = 30
"""What was shown is painted by then: Qt gathers changes for five milliseconds before it paints them."""


class _Answer:
    """What a job came to: a value or an error, and who is told."""

    def __init__(self, deliver: Callable[[object, BaseException | None], None], owner: QObject | None) -> None:
        self._deliver = deliver
        self._owner = owner
        self.value: object = None
        self.error: BaseException | None = None
        self.afterwards: list[Callable[[], None]] = []

    def deliver(self) -> None:
        """Tell whoever asked, if there still is one."""
        if self._owner is None or shiboken6.isValid(self._owner):
            self._deliver(self.value, self.error)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], object], answer: _Answer, post: Callable[[_Answer], None]) -> None:
        super().__init__()
        self._work = work
        self.answer = answer
        self._post = post

    def run(self) -> None:
        try:
            self.answer.value = self._work()
        except BaseException as error:  # every error is carried to the GUI thread
            self.answer.error = error
        try:  # noqa: SIM105 - a context manager makes an object, with which a search may begin on this thread
            self._post(self.answer)
        except (
            RuntimeError
        ):  # whoever asked may be gone by now, and this pool with it: then nobody waits for the answer
            pass
        search_again(self)


class Background(QObject):
    """Runs plain functions one after the other on a thread that never expires.

    Python's own executor made Qt warn about timers; a pool of one thread does not.
    """

    idle = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Not a child of this object: Qt would wait for a running job while it destroys its children, and where it
        # holds Python's lock by then the job could never end. So the wait comes before, in Python, which lets go of it.
        self._pool = pool = QThreadPool()
        pool.setMaxThreadCount(1)
        pool.setExpiryTimeout(-1)
        self.destroyed.connect(lambda: pool.waitForDone() if shiboken6.isValid(pool) else None)
        self._waiting = 0
        self._held: deque[_Job] = deque()
        share_evenly()
        # Emitted on the worker, received here: Qt queues it by itself.
        self._answered.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether a job waits or runs."""
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], object],
        deliver: Callable[[object, BaseException | None], None],
        owner: QObject | None = None,
    ) -> None:
        """Run `work` after what was asked before; `deliver(value, error)` is called on the GUI thread.

        With an `owner`, nothing is delivered once it is gone.
        """
        self._waiting += 1
        job = _Job(work, _Answer(deliver, owner), self._answered.emit)
        # The worker must not be the last to hold what a job knows of, such as a widget: it would go away over there.
        self._held.append(job)
        hold_off_searches(job)
        self._pool.start(job)

    def after_painting(self, act: Callable[[], object], owner: QObject) -> None:
        """Call `act` on the GUI thread once what was just shown is painted, unless `owner` is gone by then.

        For what nobody waits for: beside the painting it would hold it up. Until then this is busy.
        """
        self._waiting += 1

        def begin() -> None:
            self._waiting -= 1
            try:
                if shiboken6.isValid(owner):
                    act()
            finally:
                if not self._waiting:
                    self.idle.emit()

        QTimer.singleShot(PAINTED_MS, self, begin)

    def once_answered(self, act: Callable[[], object], owner: QObject, at_latest_ms: int) -> None:
        """Call `act` in the same moment as the last answer to what was asked until now, or after so long.

        For what would have the window painted twice if it came before those answers, or after. Not once `owner` is
        gone.
        """
        called: list[bool] = []

        def once() -> None:
            if not called and shiboken6.isValid(owner):
                called.append(True)
                act()

        if self._held:
            self._held[-1].answer.afterwards.append(once)
        QTimer.singleShot(at_latest_ms, owner, once)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._waiting -= 1
        # The worker has let go of every job before this one, but perhaps not of this one yet.
        while self._held and self._held[0].answer is not answer:
            self._held.popleft()
        try:
            answer.deliver()
        finally:
            answer.value = None
            try:
                for each in answer.afterwards:
                    each()
            finally:
                if not self._waiting:
                    self.idle.emit()

    def finish(self) -> None:
        """Wait for the jobs that were asked, and end the thread."""
        self._pool.waitForDone()
