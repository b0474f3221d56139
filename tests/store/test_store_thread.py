"""The thread of the store: opened once, early or late; what was wrong with it reaches the screen."""

import threading

import pytest
from textual.message import Message

from reader.errors import StoreError
from reader.store.store import Store
from reader.ui.messages import StoreFailed
from reader.ui.system.store_thread import StoreThread
from tests.patience import PATIENCE


@pytest.mark.parametrize("early", [True, False])
def test_a_problem_at_opening_is_posted_once_with_the_first_job(early: bool) -> None:
    opened, posted = list[Store](), list[Message]()

    def damaged() -> Store:
        store = Store.temporary()
        store.problem = StoreError("damaged")
        opened.append(store)
        return store

    thread = StoreThread(damaged)
    if early:
        thread.begin()
    thread.post = posted.append
    for _ in range(2):
        thread.do(lambda _store: None)
    thread.close()
    assert len(opened) == 1
    assert [type(message) for message in posted] == [StoreFailed]


def test_what_cannot_be_opened_early_is_tried_again_and_then_reported() -> None:
    posted, tried = list[Message](), threading.Event()

    def refused() -> Store:
        tried.set()
        raise StoreError("full")

    thread = StoreThread(refused)
    thread.begin()
    assert tried.wait(PATIENCE)
    thread.post = posted.append
    thread.do(lambda _store: None)
    thread.close()
    assert [str(message.error) for message in posted if isinstance(message, StoreFailed)] == ["full"]
