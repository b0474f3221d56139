"""An article as plain lines of text, for `reader show`: the article view without its colours."""

from reader.model import Article
from reader.typeset.cells import Widths
from reader.typeset.layout import set_article
from reader.typeset.options import Options


def plain_lines(
    article: Article, width: int, widths: Widths | None = None, options: Options | None = None
) -> list[str]:
    """Lines of `article` at `width` cells, with indents and centring as spaces, no trailing spaces, no line feeds."""
    setting = set_article(article, width, widths, options)
    return [" " * setting.line(number).indent + setting.text(number) for number in range(len(setting))]
