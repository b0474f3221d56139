"""Long JSON in steps: the values that the library gives at once, and its errors."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.bounds import CancelledReadingError, unchecked
from reader.ingest.formats import json_steps
from reader.ingest.formats.json_steps import StepDecoder
from reader.ingest.formats.json_values import values_in

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@pytest.fixture(autouse=True)
def _everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_steps, "LONG", 2)


@settings(max_examples=40)
@given(VALUES, st.sampled_from([None, 0, 2]), st.sampled_from(["", "\n", " ", ',"x"']))
def test_the_same_values(value: object, indent: int | None, behind: str) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    assert StepDecoder(text + behind, unchecked).value(0) == (value, len(text))


@given(VALUES, st.data())
def test_the_same_faults(value: object, data: st.DataObject) -> None:
    text = json.dumps(value)
    at = data.draw(st.integers(0, len(text) - 1))
    damaged = text[:at] + data.draw(st.sampled_from(["", ",", "]", "}", ":", '"', "x"])) + text[at + 1 :]
    try:
        expected = json.JSONDecoder(strict=False).raw_decode(damaged, 0)
    except ValueError:
        with pytest.raises(json.JSONDecodeError):
            StepDecoder(damaged, unchecked).value(0)
    else:
        assert StepDecoder(damaged, unchecked).value(0) == expected


BROKEN = {
    "a comma before the bracket": '[{"a": 1},]',
    "no comma": '[{"a": 1} {"b": 2}]',
    "no colon": '{"a" 1, "b": 2}',
    "a name that is none": '{1: 2, "a": 3}',
    "no end": '{"a": [1, 2',
    "very deep": "[" * 100_000,
    "very deep objects": '{"a":' * 100_000,
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_told(text: str) -> None:
    found = values_in(text)
    assert found.broken or found.mended


def test_it_can_be_left_between_two_items() -> None:
    left = 5

    def check() -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise CancelledReadingError

    with pytest.raises(CancelledReadingError):
        values_in(json.dumps([{"a": 1}] * 20), check)
