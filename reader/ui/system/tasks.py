"""Background tasks in worker threads: one job of a group at a time; a replaced job posts nothing.

A job takes a way to post messages and a cancellation poll. Its messages go to the host, a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from reader.errors import ReaderError
from reader.ui.messages import Notice

if TYPE_CHECKING:
    from textual.message import Message
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.worker import Worker

Post = Callable[["Message"], object]
Poll = Callable[[], bool]
Job = Callable[[Post, Poll], None]


class Tasks:
    """The jobs of one screen, by group."""

    def __init__(self, host: Widget) -> None:
        self._host = host

    def run(self, group: str, job: Job, *, always_post: bool = False) -> Worker[None]:
        """Run `job` in a thread, cancelling the previous job of `group`.

        A cancelled job posts no message, unless `always_post`. The problem of one that fails is posted as a notice: for
        an exception Textual would import and draw a traceback, which holds up the screen, for nobody to see.
        """
        waiting = [job]  # A finished worker waits for the garbage collector; what its job found is not to wait with it.

        def work() -> None:
            worker = get_current_worker()

            def post(message: Message) -> None:
                if always_post or not worker.is_cancelled:
                    self._host.post_message(message)

            try:
                waiting.pop()(post, lambda: worker.is_cancelled)
            except ReaderError as problem:
                post(Notice(str(problem)))

        return self._host.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)

    def cancel(self, group: str) -> None:
        """Cancel the job of `group`, if there is one."""
        self._host.workers.cancel_group(self._host, group)

    def after(self, seconds: float, callback: Callable[[], object]) -> Timer:
        """Call `callback` on the screen after `seconds`."""
        return self._host.set_timer(seconds, callback)

    def every(self, seconds: float, callback: Callable[[], object]) -> Timer:
        """Call `callback` on the screen every `seconds`."""
        return self._host.set_interval(seconds, callback)

    def soon(self, callback: Callable[[], object]) -> None:
        """Call `callback` on the screen directly after the current message."""
        self._host.call_next(callback)

    def later(self, callback: Callable[[], object]) -> None:
        """Call `callback` on the screen after the messages already queued there."""
        self._host.call_later(callback)
