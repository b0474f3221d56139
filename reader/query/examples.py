"""Queries to learn the query language from: each runs as it stands, and finds something in most newspapers."""

from typing import NamedTuple

from reader.i18n import _


class QueryExample(NamedTuple):
    """A query, and what it shows."""

    query: str
    meaning: str
    """At most 18 cells, so that it stands beside its query on a narrow screen."""


def examples() -> tuple[QueryExample, ...]:
    """In the language of the interface: field names too."""
    return (
        QueryExample("经济 发展", _("both texts")),
        QueryExample("经济 OR 文化", _("either text")),
        QueryExample("经济 -旅游", _("not the second")),
        QueryExample('"经济发展"', _("exactly this")),
        QueryExample(_("headline:") + "发展", _("in headlines")),
        QueryExample(_("section:") + "大家谈", _("in a section")),
        QueryExample(_("author:") + "记者", _("by an author")),
        QueryExample(_("date:") + ">=2000", _("from a date on")),
        QueryExample("经济 NEAR/10 发展", _("10 apart at most")),
        QueryExample("经济 SENT 发展", _("in one sentence")),
        QueryExample("(经济|文化) 发展", _("grouped")),
        QueryExample("经*发展", _("up to 10 between")),
        QueryExample("/[一二三]个/", _("a regex")),
        QueryExample("word:发展", _("a whole word")),
        QueryExample("py:jingji", _("pinyin")),
    )
