"""The tokens that peers are given: engines that know no Chinese divide a text at spaces alone."""

from reader.analysis.segmenter import cuts


def characters(text: str) -> list[str]:
    """A token a character; spaces, which divide tokens, are written as another."""
    return list(text.replace(" ", "␣").replace("\n", "␤"))


def bigrams(text: str) -> list[str]:
    """Every two neighbours; a lone character is itself."""
    plain = "".join(characters(text))
    return [plain[i : i + 2] for i in range(len(plain) - 1)] or [plain]


def words(text: str) -> list[str]:
    """The segmenter's words."""
    return [word for word in cuts(text) if not word.isspace()] or ["␣"]
