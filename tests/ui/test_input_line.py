"""The text field: keys that come in one burst take effect in the order in which they were typed."""

import pytest
from textual import events

from tests.ui.conftest import Open

LEFT, BACK, HOME = ("left", None), ("backspace", "\x7f"), ("home", None)


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        pytest.param([*"shehui", *[BACK] * 6, *"素质教育"], "素质教育", id="deleted, and typed anew"),
        pytest.param([*"教育", LEFT, LEFT, *"素质"], "素质教育", id="put before"),
        pytest.param([*"质教育", HOME, "素"], "素质教育", id="put at the beginning"),
        pytest.param([*"素质", BACK, *"养"], "素养", id="a character replaced"),
    ],
)
async def test_a_burst_of_keys_is_taken_in_order(
    desk: Open, keys: list[str | tuple[str, str | None]], text: str
) -> None:
    async with desk() as seat:
        await seat.press("/")
        for key in keys:
            seat.app.post_message(events.Key(*(key if isinstance(key, tuple) else (key, key))))
        await seat.settle()
        await seat.until(lambda: seat.bar.value == text)
