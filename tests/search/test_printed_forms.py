"""What is kept of how a text was printed: enough to tell every form of a character from every other."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis.folding import fold
from reader.index import IndexBuilder, merge_segments
from reader.index.printed_forms import FOLDED, OTHER, USUAL, are_printed, form_kinds, has_forms
from reader.model import Article
from reader.query.parser import Query
from reader.query.tree import Unfolded
from reader.search import Searcher
from reader.span import Span

Made = Callable[..., Article]
Searched = Callable[..., Searcher]
SHARED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FORMS = "aAａＡ台臺颱檯发發髮，,国國𠮷“「"
texts = st.text(FORMS, min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("character", "kind"),
    [("a", FOLDED), ("A", USUAL), ("Ａ", OTHER), ("国", FOLDED), ("國", USUAL), ("，", USUAL), ("檯", OTHER)],
)
def test_the_usual_form_is_the_frequent_one(character: str, kind: int) -> None:
    assert form_kinds()[ord(character)] == kind


@pytest.mark.parametrize(
    ("character", "several"), [("的", False), ("国", True), ("國", True), ("，", True), ("1", True)]
)
def test_characters_of_one_form_are_told(character: str, several: bool) -> None:
    assert has_forms(character) is several


@SHARED
@given(st.lists(texts, min_size=2, max_size=4), st.sampled_from(FORMS))
def test_each_form_is_told_from_every_other(made: Made, bodies: Sequence[str], sought: str) -> None:
    segments = []
    for body in bodies:
        builder = IndexBuilder()
        builder.add(made("题", body))
        segments.append(builder.build())
    segment = merge_segments(segments)
    for article, body in enumerate(bodies):
        alike = [at for at, character in enumerate(body) if fold(character) == fold(sought)]
        positions = segment.body_starts[article] + np.array(alike, np.uint32)
        assert are_printed(segment, positions, sought).tolist() == [body[at] == sought for at in alike]


@SHARED
@given(st.lists(texts, min_size=1, max_size=4), st.text(FORMS, min_size=1, max_size=3))
def test_text_as_written_is_what_is_printed(made: Made, searched: Searched, bodies: Sequence[str], sought: str) -> None:
    tree = Unfolded(sought, Span(0, 0))
    found = searched([made("题", body) for body in bodies]).search(Query("", tree))
    counted = [sum(body.startswith(sought, at) for at in range(len(body))) for body in bodies]
    assert found.total_matches == sum(counted)
