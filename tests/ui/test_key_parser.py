"""Keys as a terminal sends them, with its late answers between them, in pieces of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from reader.ui.launch.key_parser import KeyParser
from reader.ui.launch.pasted_text import BEGIN, END, LONGEST

ANSWER = "\x1b]11;rgb:1c1c/1d1d/1f1f\x1b\\\x1b[1;2R"
OTHER = "\x1b]11;rgba:ff/ff/ff/80\x07"


def keys_of(*pieces: str) -> list[str]:
    """The names of the keys in pieces that come one after the other; a pause ends them."""
    parser = KeyParser()
    found = [event for piece in pieces for event in parser.feed(piece)]
    parser._timeout_time = 0.0 if parser._timeout_time is not None else None
    found += parser.tick()
    return [event.key for event in found if isinstance(event, events.Key)]


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("j]", ["j", "right_square_bracket"]),
        (ANSWER, []),
        (OTHER, []),
        (f"j{ANSWER}k", ["j", "k"]),
        (f"{OTHER}{ANSWER}\x1b[B", ["down"]),
        (f"\x1b{ANSWER}", ["escape"]),
        ("\x1b", ["escape"]),
        ("/\x1b", ["slash", "escape"]),
        ("\x1b]", ["right_square_bracket"]),
        ("\x1b]1x", ["right_square_bracket", "1", "x"]),
        ("\x1b]11;rgb:1c1", []),
        ("\x1b]11;rgb:1c1j", ["j"]),
        ("\x1b]11;rgb:1c1\x1b[B", ["down"]),
        ("\x1b[99999999999uj", ["j"]),
        ("\x1b[1114112uj", ["j"]),
        ("\x1b[57358;300:9uj", ["j"]),
    ],
    ids=repr,
)
def test_keys_are_known_in_whatever_pieces_they_come(sent: str, keys: list[str]) -> None:
    assert keys_of(sent) == keys_of(*sent) == keys
    for cut in range(1, len(sent)):
        assert keys_of(sent[:cut], sent[cut:]) == keys


def pastes_of(*pieces: str) -> list[str]:
    """All events of some pieces: pasted texts in angles, and the names of keys."""
    parser = KeyParser()
    found = [event for piece in pieces for event in parser.feed(piece)]
    return [f"<{event.text}>" if isinstance(event, events.Paste) else getattr(event, "key", "?") for event in found]


@pytest.mark.parametrize(
    ("sent", "given"),
    [
        (f"j{BEGIN}通车{END}k", ["j", "<通车>", "k"]),
        (f"{BEGIN}a\x1bqb{END}k", ["<aqb>", "k"]),
        (f"{BEGIN}a\x1b[20{END}k", ["<a[20>", "k"]),
        (f"{BEGIN}\x1b[31m{ANSWER}{END}k", ["<[31m]11;rgb:1c1c/1d1d/1f1f\\[1;2R>", "k"]),
        (f"{BEGIN}{BEGIN}a{END}{END}k", ["<[200~a>", "k"]),
        (f"{BEGIN}a{END}{BEGIN}b{END}", ["<a>", "<b>"]),
        (f"{BEGIN}{'字' * (LONGEST + 7)}{END}k", [f"<{'字' * LONGEST}>", "k"]),
        (f"{BEGIN}a", []),
    ],
    ids=["", "keys", "half a mark", "answers", "twice", "two", "very long", "without end"],
)
def test_what_is_pasted_is_no_key(sent: str, given: list[str]) -> None:
    assert pastes_of(sent) == given
    if len(sent) < LONGEST:
        assert pastes_of(*sent) == given
        for cut in range(1, len(sent)):
            assert pastes_of(sent[:cut], sent[cut:]) == given


@given(
    st.lists(st.sampled_from(["j", "]", "1", ":", "\x1b[B", "\x1b[1;2A", "字", "\r", "\x1b\x1b[B"]), max_size=12),
    st.integers(0, 12),
    st.sampled_from([ANSWER, OTHER]),
)
def test_an_answer_takes_no_key_and_is_none(typed: list[str], place: int, answer: str) -> None:
    sent = "".join((*typed[:place], answer, *typed[place:]))
    assert keys_of(sent) == keys_of(*sent) == keys_of("".join(typed))


def test_an_escape_that_nothing_followed_in_time_is_a_key_of_its_own() -> None:
    parser = KeyParser()
    assert [*parser.feed("\x1b")] == []
    parser._timeout_time = 0.0
    assert [event.key for event in parser.feed("]") if isinstance(event, events.Key)] == [
        "escape",
        "right_square_bracket",
    ]
