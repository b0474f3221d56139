"""Articles and hits as the JSON objects that the commands print. Keys are a contract: never renamed, null if absent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reader.api.results import ReadAs
from reader.i18n import _
from reader.model import Article
from reader.query.tree import Everything
from reader.span import Span

if TYPE_CHECKING:
    from reader.api.results import Hit, Results, ScoreReason, Snippet
    from reader.query.problems import Problem

Record = dict[str, Any]

PLAIN = ("id", "source", "publication", "date", "page", "page_name", "section", "kicker", "headline", "subheadline")


def article_record(article: Article, keywords: Iterable[str] | None) -> Record:
    """Record of an article for `articles --json` and `export --format jsonl`; None: its keywords are unknown."""
    return {
        **{name: getattr(article, name) for name in PLAIN},
        "byline": article.byline,
        "authors": list(article.authors),
        "dateline": article.dateline,
        "jump_to": article.jump_to,
        "jump_from": article.jump_from,
        "lines": list(article.lines),
        "keywords": None if keywords is None else list(keywords),
        "blocks": [{"kind": str(block.kind), "text": block.text} for block in article.blocks],
        "url": article.url,
    }


def summary_record(results: Results) -> Record:
    """The first line of `search --json`. A query that is not understood, or asks for nothing, has found nothing."""
    asked = not results.query.problems and not isinstance(results.query.tree, Everything)
    matches = results.total_matches if results.matches_known else None
    return {
        "query": results.query.text,
        "total_articles": results.total_articles if asked else 0,
        "total_matches": matches if asked else 0,
        "partial": asked and results.partial,
        "complete": results.complete,
        "at_most": results.at_most,
        "read_as": str(results.read_as if asked else ReadAs.WRITTEN),
        "problems": [problem_record(problem) for problem in results.query.problems],
        "elapsed_ms": round(results.elapsed * 1000, 3),
        "did_you_mean": results.did_you_mean,
        "searched": results.searched,
    }


def problem_record(problem: Problem) -> Record:
    """A part of a query that was not understood, with its span in code points."""
    return {"message": _(problem.message).format(*problem.arguments), "span": list(problem.span)}


def hit_record(
    rank: int, hit: Hit, article: Article, spans: Sequence[Span], snippets: Iterable[Snippet], copies: int = 0
) -> Record:
    """One hit of `search --json`; `rank` counts from 1, `spans` are offsets into `article.text`.

    `copies`: number of near-duplicates folded into it.
    """
    return {
        "rank": rank,
        "score": round(float(hit.score), 4),
        "id": article.id,
        "source": article.source,
        "headline": article.headline,
        "section": article.section,
        "date": article.date,
        "matches": hit.matches,
        "snippets": [{"text": snippet.text, "spans": snippet.spans} for snippet in snippets],
        "spans": field_spans(article, spans),
        "copies": copies,
    }


def reason_record(reason: ScoreReason, query: str) -> Record:
    """One contribution to a score: a text of `query`, its rarity, its occurrences by field, and the points."""
    text = _(reason.text) if isinstance(reason.text, str) else query[slice(*reason.text.span)]
    return {
        "text": text,
        "rarity": round(float(reason.rarity), 4),
        "fields": reason.fields,
        "score": round(float(reason.score), 4),
    }


def field_spans(article: Article, spans: Sequence[Span]) -> dict[str, list[Span]]:
    """`spans` of `article.text` by the field they lie in, as offsets into that field.

    `headline` and `body` are always there, perhaps empty; the other fields when something in them matched.
    """
    found: dict[str, list[Span]] = {"headline": [], "body": []}
    for name, stretch in article.fields():
        inside = [span.shifted(-stretch.start) for span in spans if span.within(stretch)]
        if inside:
            found[name] = inside
    return found
