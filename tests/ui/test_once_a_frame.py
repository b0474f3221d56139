"""Layout, status lines and the marks of the scrollbar follow a key once, however many controllers it concerns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from reader.ui.controllers.enrichment_controller import EnrichmentController
from reader.ui.controllers.status_controller import StatusController
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from tests.ui.conftest import Open


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each pass was made."""
    made: Counter[str] = Counter()
    for owner, name in ((StatusController, "update"), (Panes, "apply"), (ArticleView, "scroll_marks")):
        passing = getattr(owner, name)

        def counted(*values: object, name: str = name, passing: object = passing) -> object:
            made[name] += 1
            assert callable(passing)
            return passing(*values)

        monkeypatch.setattr(owner, name, counted)
    return made


async def test_enter_on_a_result_costs_one_of_each(
    desk: Open, passes: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk() as seat:
        await seat.search("产业")
        await seat.press("tab", "j")
        assert seat.focus == "results"
        monkeypatch.setattr(EnrichmentController, "seek", lambda _enrichment: None)
        passes.clear()
        await seat.press("enter")
        assert seat.focus == "text"
        assert passes == {"update": 1, "apply": 1, "scroll_marks": 1}
