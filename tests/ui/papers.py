"""Articles of papers, and the rows of the outlines made of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reader.api.outline import Arrangement, FoldState, Outline, Path
from reader.backends.local.outline.outline_order import OutlineOrder, ordered
from reader.backends.local.outline.outline_rows import OutlineRows, listed
from reader.model import Article
from reader.storage.corpus import LabelColumn
from reader.ui.captions import heading_name


@dataclass
class Papers:
    """Articles, as a library gives them."""

    articles: list[Article]

    def labels(self, column: str) -> LabelColumn:
        """The labels of a field of the articles."""
        told = [getattr(article, column) for article in self.articles]
        names = tuple(dict.fromkeys(name for name in told if name is not None))
        return LabelColumn(np.array([-1 if name is None else names.index(name) for name in told], np.int32), names)


def article(section: str | None = None, source: str = "页.txt", **given: str) -> Article:
    return Article(source=source, headline="题", lines=(1, 2), section=section, **given)  # type: ignore[arg-type]


PAPERS = Papers([article("要闻"), article("要闻"), article(), article("副刊"), article("副刊"), article("副刊")])


def order(papers: Papers = PAPERS, grouping: str = "section", sort: str = "printed") -> OutlineOrder:
    return ordered(papers.labels, Arrangement(grouping, sort))


def rows(*found: int, papers: Papers = PAPERS, folds: FoldState | None = None) -> OutlineRows:
    return listed(order(papers), np.array(found, np.intp) if found else None, folds or FoldState())


def outline(made: Outline) -> list[str | int]:
    """The rows: what headings say, with their depth and count, and the keys of articles."""
    return [
        f"{'-' * row.heading.level}{heading_name(row.heading)} {row.heading.size}" if row.heading else row.key
        for row in made.rows(0, len(made))
    ]


def is_shut(made: Outline, row: int) -> bool:
    heading = made.row(row).heading
    return heading is not None and heading.shut


def path(made: Outline, row: int) -> Path:
    heading = made.row(row).heading
    assert heading is not None
    return heading.path
