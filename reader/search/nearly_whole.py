"""Order of articles that match only a part of the query: first those with an approximate match of the rest.

Two correct words that never occur together are not corrected, but one of them may be a misspelling nevertheless: 钟国
occurs somewhere, but beside 首场 the user more likely meant 中国. This only affects the order, not the matches.
"""

import numpy as np

from reader.query.tree import And, Literal, Node
from reader.search.answer import FullAnswer
from reader.search.execute import SearchContext, execute
from reader.search.fallback import loosened
from reader.search.ranking.rescoring import NEARLY_WHOLE

FEW = 3
"""Texts of a query up to which each is taken for a slip in turn."""


def nearly_whole_first(context: SearchContext, part: FullAnswer, tree: Node) -> FullAnswer:
    """`part`, the articles that hold some text of `tree`; first those in which the rest has an approximate match."""
    texts = tree.children if isinstance(tree, And) else ()
    if not 2 <= len(texts) <= FEW:
        return part
    added = np.zeros(len(part.chosen), np.float32)
    for text in texts:
        near = loosened(tree, [text]) if isinstance(text, Literal) and not text.exact else tree
        if near != tree:
            found = execute(context, near)
            rows = part.chosen.numbers.searchsorted(found.chosen.numbers)
            held = part.chosen.numbers.take(rows, mode="clip") == found.chosen.numbers
            np.maximum.at(added, rows[held], found.scores[held])
    return part.raised(NEARLY_WHOLE, added)
