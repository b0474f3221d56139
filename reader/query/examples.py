"""Example queries for learning the query language: each is valid, and has matches in most newspapers."""

from typing import NamedTuple

from reader.i18n import _


class QueryExample(NamedTuple):
    """A query and its meaning."""

    query: str
    meaning: str
    """At most 18 cells, to fit beside its query on a narrow screen."""


def examples() -> tuple[QueryExample, ...]:
    """Examples in the language of the interface, including field names."""
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
