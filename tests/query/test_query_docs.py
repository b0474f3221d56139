"""The examples of docs/query.md: every one finds on the bundled page what the comment behind it says."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.api.results import ReadAs, Results
from reader.backends.opening import open_library
from reader.paths import bundled
from reader.query.parser import parse

PAGE = Path(__file__).parents[2] / "docs" / "query.md"
BLOCK = re.compile(r"^```query\n(.*?)^```$", re.DOTALL | re.MULTILINE)
READ_AS = {ReadAs.WRITTEN: "", ReadAs.TEXT: "as text: ", ReadAs.ACROSS_MARKS: "across punctuation: "}


def examples() -> Iterator[tuple[str, str]]:
    """Each query with the comment behind it."""
    for block in BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        for line in block.splitlines():
            query, _, comment = line.rpartition("  # ")
            yield query.rstrip(), comment


def told(results: Results) -> str:
    """What an answer says, as the comments do."""
    if results.query.problems:
        problem = results.query.problems[0]
        return f"error in characters {problem.span.start + 1} to {problem.span.end}"
    if results.partial:
        return f"in part: {results.shown.total_articles}"
    found = f"{READ_AS[results.read_as]}{results.total_articles}, {results.total_matches}"
    return f"did you mean: {results.did_you_mean}" if not results.total_articles and results.did_you_mean else found


@pytest.fixture(scope="module")
def ask() -> Callable[[str], Results]:
    """Asks the bundled page."""
    library = open_library([str(bundled("seeds"))], cache=False)
    for _ in library.load():
        pass
    return lambda query: library.view.search(parse(query, typing=False), seconds=None)


@pytest.mark.parametrize(("query", "comment"), [*examples()])
def test_the_examples_find_what_they_say(ask: Callable[[str], Results], query: str, comment: str) -> None:
    assert told(ask(query)) == comment
