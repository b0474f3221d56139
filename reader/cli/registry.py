"""Every command, once: what it is for, what it takes, and examples that show it.

The parsers, the help and the completion for shells are made of this table.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import NamedTuple

from reader.i18n import N_, _


def _articles_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--explain", action="store_true", help=_("print each line with its class and the evidence for it")
    )


def _show_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID|N", help=_("an id, or the number of an article counted from 1"))
    parser.add_argument("--width", type=_number(1), metavar="N", help=_("cells a line"))


def _search_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_('words, "phrases", -without'))
    parser.add_argument("--limit", type=_number(0), default=20, metavar="N", help=_("hits to print; 0: all"))
    parser.add_argument("--sort", choices=("relevance", "date", "-date"), default="relevance")
    parser.add_argument("--context", type=_number(0), default=40, metavar="N", help=_("characters in a snippet"))
    parser.add_argument("--explain", action="store_true", help=_("say what each text asked for adds to the score"))


def _kwic_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help=_("what to find"))
    parser.add_argument("--context", type=_number(0), default=20, metavar="N", help=_("characters on either side"))
    parser.add_argument("--sort", choices=("left", "right", "position"), default="position")


def _freq_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", nargs="+", metavar="QUERY", help=_("what to count; then the files, if any"))
    parser.add_argument("--by", choices=("year", "month", "day", "section", "publication"), required=True)
    parser.add_argument("--relative", action="store_true", help=_("bars by matches in a million characters"))


def _keywords_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", metavar="ID|N", help=_("of this article alone"))
    parser.add_argument("--limit", type=_number(0), default=20, metavar="N", help=_("words to print; 0: all"))


def _cite_options(parser: argparse.ArgumentParser) -> None:
    from reader.export.citations import STYLES

    parser.add_argument("article", metavar="ID|N", help=_("an id, or the number of an article counted from 1"))
    parser.add_argument(
        "--style",
        choices=tuple(STYLES),
        default="gbt7714-2025",
        help=_("GB/T 7714-2025, in force since July 2026, when none is named"),
    )


def _export_options(parser: argparse.ArgumentParser) -> None:
    from reader.export.article_formats import FORMATS

    parser.add_argument("--format", choices=tuple(FORMATS), default="jsonl")
    parser.add_argument("--query", metavar="QUERY", help=_("only the articles that it finds, with its matches"))


def _marks_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--query", metavar="WORDS", help=_("only those whose text, note or headline holds all words"))
    parser.add_argument("--kind", choices=("bookmark", "highlight", "note"))
    parser.add_argument("--markdown", action="store_true", help=_("a heading for each article, quotations, and notes"))


def _index_options(parser: argparse.ArgumentParser) -> None:
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--status", action="store_true", help=_("tell what is kept"))
    instead.add_argument("--clear", action="store_true", help=_("remove what is kept: of these files, or all"))


def _serve_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_number(1), default=8000, metavar="N", help=_("of this machine, 8000 by default")
    )


def _completion_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help=_("the shell that asks"))


def _settings_options(parser: argparse.ArgumentParser) -> None:
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--init", action="store_true", help=_("begin a file of settings that says what there is"))
    instead.add_argument("--keys", action="store_true", help=_("tell what each key does, and its name there"))


class CommandSpec(NamedTuple):
    """What a command is for, and what it takes."""

    purpose: str
    options: Callable[[argparse.ArgumentParser], None]
    examples: tuple[tuple[str, str], ...]
    """Command lines without `reader`, each with what it does."""
    files: bool = True
    """Whether it takes files, and how they are to be read."""
    json: bool = True


COMMANDS: dict[str, CommandSpec] = {
    "articles": CommandSpec(
        N_("Print a line an article: section, headline, byline, date."),
        _articles_options,
        (
            ("articles page.txt", N_("the articles of one page")),
            ("articles --explain page.txt", N_("what each line was taken for, and why")),
        ),
    ),
    "show": CommandSpec(
        N_("Print one article, typeset."),
        _show_options,
        (("show 3 papers/ --width 60", N_("the third article, in lines of 30 characters")),),
    ),
    "search": CommandSpec(
        N_("Print ranked hits with snippets."),
        _search_options,
        (
            ("search 实体经济 papers/", N_("wherever it stands, across line ends too")),
            ("search '标题:青岛 日期:2022-11 -体育' papers/", N_("by field and date, without a word")),
            ("search '青岛 NEAR/10 海洋' papers/ --limit 0 --json", N_("every hit, with its spans")),
        ),
    ),
    "kwic": CommandSpec(
        N_("Print each match with what stands left and right of it, aligned."),
        _kwic_options,
        (("kwic 改革 papers/ --sort right", N_("sorted by what follows")),),
    ),
    "freq": CommandSpec(
        N_("Print how often something is found by year, month, day, section or publication."),
        _freq_options,
        (("freq 市场 计划 papers/ --by year --relative", N_("two words through the years, in a million characters")),),
    ),
    "keywords": CommandSpec(
        N_("Print the words that tell articles from others, with their weights."),
        _keywords_options,
        (("keywords papers/ --article 3", N_("those of one article")),),
    ),
    "cite": CommandSpec(
        N_("Print a citation of an article."),
        _cite_options,
        (("cite 3 papers/ --style bibtex", N_("to be taken into a bibliography")),),
    ),
    "export": CommandSpec(
        N_("Print articles, to be taken along."),
        _export_options,
        (("export papers/ --query 实体经济 --format csv", N_("what a query finds, for a spreadsheet")),),
    ),
    "marks": CommandSpec(
        N_("Print your bookmarks, highlights and notes: all, or those in these files."),
        _marks_options,
        (
            ("marks", N_("all of them, a line each")),
            ("marks --markdown papers/ > notes.md", N_("those in a folder, to take along")),
            ("marks --query 改革 --json", N_("those that hold a word, for another program")),
        ),
    ),
    "index": CommandSpec(
        N_("Build or refresh the index that is kept, and tell what it holds."),
        _index_options,
        (
            ("index papers/", N_("so that it opens at once")),
            ("index --status", N_("what is kept, and how large it is")),
        ),
    ),
    "settings": CommandSpec(
        N_("Print the settings, and where they are kept."),
        _settings_options,
        (
            ("settings --init", N_("begin a file of your own")),
            ("settings --keys", N_("what the keys do, and what they are called there")),
        ),
        files=False,
    ),
    "serve": CommandSpec(
        N_("Serve the app to a browser on this machine."),
        _serve_options,
        (("serve papers/ --port 8080", N_("then open the address it prints")),),
        json=False,
    ),
    "completion": CommandSpec(
        N_("Print what a shell needs to complete commands, options and files."),
        _completion_options,
        (
            ("completion bash > ~/.local/share/bash-completion/completions/reader", N_("for bash")),
            ("completion fish > ~/.config/fish/completions/reader.fish", N_("for fish")),
        ),
        files=False,
        json=False,
    ),
}


def _number(least: int) -> Callable[[str], int]:
    """Reads a whole number of at least `least`."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(
                _("{text} is no number from {least} on").format(text=repr(text), least=least)
            )
        return int(text)

    return read
