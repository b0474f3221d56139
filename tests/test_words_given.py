"""What is understood without a parser is what the parser understands."""

import pytest

from reader.cli.arguments import for_app
from reader.cli.words_given import paths_alone


@pytest.mark.parametrize("words", [[], ["报.txt"], ["a b", "", "报/"], ["serve.txt", "@x", "=y", "一-二"]])
def test_paths_alone_need_no_parser(words: list[str]) -> None:
    given = paths_alone(words)
    assert given is not None
    assert vars(given) == vars(for_app(words))


@pytest.mark.parametrize("words", [["-"], ["报.txt", "--lang", "zh"], ["--"], ["-h"], ["报", "--no-cache"]])
def test_what_may_be_an_option_needs_one(words: list[str]) -> None:
    assert paths_alone(words) is None
