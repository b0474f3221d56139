"""Citations of a newspaper article: GB/T 7714 of 2015 and of 2025, RIS, CSL-JSON and BibTeX.

Takes an article, gives the citation without a line end at its end. What is not known is left out, never invented. A
part of the text in a format's own signs is escaped, so that any headline is a headline there too. An article that has
an address on the web is cited with it and with the day on which it was accessed.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from reader.model import Article

NAMED = 3
"""Most authors that GB/T 7714 names (8.1.2); of more, the first ones are named, followed by `等`."""


def cite(article: Article, style: str, accessed: date | None = None) -> str:
    """The citation of `article` in one of `STYLES`, its address `accessed` today if not said. Raises `KeyError`."""
    return STYLES[style](article, accessed or date.today())


def key(article: Article) -> str:
    """The citation key of an article: its year and id, the same for the same text."""
    year = article.date[:4] if article.date else ""
    return f"news{year}-{article.id}"


def _gbt7714_2015(article: Article, accessed: date) -> str:
    return _gbt7714(article, accessed, ", ", "(", ")")


def _gbt7714_2025(article: Article, accessed: date) -> str:
    """Like the standard of 2015, but with full-width commas and brackets in a Chinese reference."""
    return _gbt7714(article, accessed, "，", "（", "）")


def _gbt7714(article: Article, accessed: date, comma: str, opening: str, closing: str) -> str:
    """`Authors. Headline[N]. Publication, date(page).` (GB/T 7714, newspaper article).

    On the web: `Authors. Headline[N/OL]. Publication, date(page)[accessed]. Address.`
    """
    shown = (*article.authors[:NAMED], "等") if len(article.authors) > NAMED else article.authors
    authors = f"{comma.join(shown)}. " if shown else ""
    page = f"{opening}{_page(article)}{closing}" if article.page else ""
    issue = comma.join(part for part in (article.publication, article.date) if part) + page
    if article.url:
        return f"{authors}{article.headline}[N/OL]. {issue}[{accessed}]. {article.url}."
    return f"{authors}{article.headline}[N]." + (f" {issue}." if issue else "")


def _ris(article: Article, accessed: date) -> str:
    """Tagged lines, from `TY` to `ER`; the date is `YYYY/MM/DD/`, its slashes kept where a part is unknown."""
    return "\n".join(f"{tag}  - {value}" for tag, value in [*_ris_tags(article, accessed), ("ER", "")])


def _ris_tags(article: Article, accessed: date) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", key(article)
    yield from (("AU", author.replace(",", "，")) for author in article.authors)  # a comma would part the name
    yield "TI", article.headline
    if article.publication:
        yield "T2", article.publication
    if article.date:
        yield "PY", article.date[:4]
        yield "DA", "/".join([*article.date.split("-"), "", "", ""][:3]) + "/"
    if article.section:
        yield "SE", article.section
    if article.page:
        yield "SP", _page(article)
    if article.url:
        yield "UR", article.url
        yield "Y2", f"{accessed:%Y/%m/%d}/"
    yield "LA", "zh"


def _csl_json(article: Article, accessed: date) -> str:
    """A list of one CSL-JSON item, on one line; the date's parts are numbers, as many as are known."""
    item: dict[str, Any] = {"id": key(article), "type": "article-newspaper", "title": article.headline}
    known: dict[str, Any] = {
        "author": [{"literal": author} for author in article.authors],
        "container-title": article.publication,
        "issued": {"date-parts": [[int(part) for part in article.date.split("-")]]} if article.date else None,
        "page": _page(article) if article.page else None,
        "section": article.section,
        "URL": article.url,
        "accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]} if article.url else None,
    }
    item |= {name: value for name, value in known.items() if value}
    return json.dumps([item | {"language": "zh"}], ensure_ascii=False)


def _bibtex(article: Article, accessed: date) -> str:
    """An `@article` with `langid` and `entrysubtype` for BibLaTeX, and `year` and `month` for BibTeX."""
    fields = "".join(f"  {name} = {value},\n" for name, value in _bibtex_fields(article, accessed))
    return f"@article{{{key(article)},\n{fields}}}"


MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
"""The names that BibTeX styles know as macros."""


def _bibtex_fields(article: Article, accessed: date) -> Iterator[tuple[str, str]]:
    if article.authors:
        # Each in braces: a name with a comma, or with ` and ` in it, is still one name.
        yield "author", "{" + " and ".join(f"{{{_tex(author)}}}" for author in article.authors) + "}"
    yield "title", f"{{{{{_tex(article.headline)}}}}}"
    if article.publication:
        yield "journal", f"{{{_tex(article.publication)}}}"
    if article.date:
        yield "date", f"{{{article.date}}}"
        yield "year", article.date[:4]
        month = int(article.date[5:7] or 0)
        yield from [("month", MONTHS[month - 1])] if 1 <= month <= 12 else []
    if article.page:
        yield "pages", f"{{{_tex(_page(article))}}}"
    if article.url:
        yield "url", f"{{{article.url}}}"  # unescaped; an address holds neither braces nor backslashes
        yield "urldate", f"{{{accessed}}}"
    yield "entrysubtype", "{newspaper}"
    yield "langid", "{chinese}"


TEX = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Characters that TeX reads as commands; braces as words, since BibTeX counts those after a backslash too."""


def _tex(text: str) -> str:
    return re.sub(r"[&%$#_{}\\~^]", lambda found: TEX[found[0]], text)


def _page(article: Article) -> str:
    """The page without leading zeros, also after a letter: `1`, `A3`."""
    return re.sub(r"^([A-Za-z]*)0+(?=\d)", r"\1", article.page or "")


STYLES: dict[str, Callable[[Article, date], str]] = {
    "gbt7714-2015": _gbt7714_2015,
    "gbt7714-2025": _gbt7714_2025,
    "ris": _ris,
    "csl-json": _csl_json,
    "bibtex": _bibtex,
}
