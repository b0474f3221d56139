"""Layout, status lines and the marks of the scrollbar follow a key once, however many controllers it concerns."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from textual._compositor import Compositor
from textual.app import App

from reader.ui.controllers.enrichment_controller import EnrichmentController
from reader.ui.controllers.status_controller import StatusController
from reader.ui.widgets.article.article_view import ArticleView
from reader.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from tests.ui.conftest import Open


PASSES: tuple[tuple[type, str], ...] = (
    (StatusController, "update"),
    (Panes, "apply"),
    (ArticleView, "scroll_marks"),
    (App, "update_styles"),
    (Compositor, "reflow"),
)


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each pass was made."""
    made: Counter[str] = Counter()
    for owner, name in PASSES:
        passing = getattr(owner, name)

        def counted(*values: Any, name: str = name, passing: Any = passing, **named: Any) -> Any:
            made[name] += 1
            return passing(*values, **named)

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
        assert {name: passes[name] for name in ("update", "apply", "scroll_marks")} == {
            "update": 1,
            "apply": 1,
            "scroll_marks": 1,
        }


async def test_a_key_costs_no_pass_over_the_styles_and_one_layout_at_most(
    desk: Open, passes: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EnrichmentController, "seek", lambda _enrichment: None)
    async with desk() as seat:
        await seat.stored()
        seat.hastens = False  # layouts are counted, so it is the program that decides when
        for key in ("j", "j", "k", "pagedown"):
            passes.clear()
            await seat.press(key)
            assert (passes["update"], passes["apply"], passes["update_styles"]) == (1, 1, 0), key
            assert passes["reflow"] <= 1, key
        await seat.press("slash", "产")
        for key in ("业", "backspace", "backspace", "产"):
            passes.clear()
            await seat.press(key)
            # One report when another query stands, and one when its answer is there.
            assert passes["update"] == passes["apply"] <= 2, key
            # A layout for the character, which is drawn before it is searched for, and one for each report; what was
            # found is laid out in a frame of its own if it comes between two of them.
            assert passes["reflow"] <= 1 + passes["update"] + 1, key
            assert passes["update_styles"] == 0, key
        await seat.press("tab")
        for keys in (("j", "j"), ("enter", "n", "n", "N")):
            await seat.press(keys[0])
            for key in keys[1:]:
                passes.clear()
                await seat.press(key)
                assert (passes["update"], passes["reflow"], passes["update_styles"]) == (1, 0, 0), key
