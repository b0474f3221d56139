"""The command `archive`: describes an archive in a cluster."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from reader.cli.archive_options import add_insecure, client_for
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output
from reader.cli.registry import Command, Needs
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_facts import ArchiveFacts


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("url", metavar="URL", help=_("the address, as https://host:9200/index"))
    add_insecure(parser)


def run(options: Namespace, output: Output) -> ExitCode:
    """Print what an archive holds, on which engine, and how it is."""
    from reader.backends.opensearch.archive_facts import facts_of

    client = client_for(options.url, options)
    facts = facts_of(client)
    if options.json:
        output.record({"address": client.address.shown, **facts._asdict(), "engine": facts.engine._asdict()})
    else:
        for name, value in _rows(facts):
            output.line(f"{name}\t{value}")
    return ExitCode.of(facts.articles > 0)


def _rows(facts: ArchiveFacts) -> list[tuple[str, str]]:
    rows = [
        (_("engine"), f"{facts.engine.name} {facts.engine.version}"),
        (_("indices"), ", ".join(facts.indices)),
        (_("articles"), f"{facts.articles:,}"),
        (_("characters"), f"{facts.characters:,}"),
        (_("dates"), f"{facts.first or '?'} – {facts.last or '?'}"),
    ]
    rows += [(_("on disk"), f"{facts.size / 1e6:,.1f} MB")] if facts.size else []
    return rows + ([(_("health"), f"{facts.health}, {facts.shards}")] if facts.health else [])


COMMAND = Command(
    N_("Describe an archive (an OpenSearch or Elasticsearch index)."),
    _options,
    run,
    (("archive https://search.example:9200/papers", N_("its contents and engine")),),
    needs=Needs.NOTHING,
)
