"""The command `publish`: articles of files and folders into an archive in a cluster."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.archive_options import client_for
from reader.cli.argument_types import whole_number
from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output, one_line
from reader.cli.registry import Command, Needs
from reader.errors import ReaderError, UnreadableError, UsageError
from reader.i18n import N_, _

if TYPE_CHECKING:
    from reader.backends.opensearch.archive_client import ArchiveClient
    from reader.backends.opensearch.publishing import PublishReport
    from reader.model import Article

EVERY = 0.2
"""Seconds between two lines of progress."""


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--to", metavar="URL", required=True, help=_("the address, as https://host:9200/index"))
    parser.add_argument("--create", action="store_true", help=_("create the index if it does not exist"))
    parser.add_argument(
        "--dry-run", action="store_true", help=_("read everything, send nothing, report what would be sent")
    )
    parser.add_argument("--shards", type=whole_number(1), default=1, metavar="N", help=_("shards of a new index"))
    parser.add_argument("--replicas", type=whole_number(0), default=1, metavar="N", help=_("replicas of a new index"))


def run(options: Namespace, output: Output) -> ExitCode:
    """Send articles to an archive, and say which it has now, had before, and refuses."""
    if not options.paths:
        raise UsageError(_("pass the files or folders to publish"))
    client, reading = client_for(options.to, options), _Reading(output)
    articles = reading.articles(options.paths, options.encoding)
    if options.dry_run:
        return _told(_tried(client, articles, options), reading, options, output)
    from reader.backends.opensearch.publishing import publish, ready_index

    layout = ready_index(client, create=options.create, shards=options.shards, replicas=options.replicas)
    return _told(_sent(publish(client, layout, articles), reading, output), reading, options, output)


class _Reading:
    """Reads files, and counts."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self.count, self.characters, self.unread = 0, 0, False

    def articles(self, paths: list[str], encoding: str | None) -> Iterator[tuple[Article, str]]:
        """Each article, with the encoding of its source; unreadable sources are reported and skipped."""
        from reader.ingest import sources
        from reader.storage.parsed_sources import parsed

        for source in sources(paths):
            for page in parsed(source, encoding, self._complain):
                for article in page.articles:
                    self.count += 1
                    self.characters += len(article.text)
                    yield article, page.page.encoding

    def _complain(self, problem: ReaderError) -> None:
        self.unread = self.unread or isinstance(problem, UnreadableError)
        self._output.warn(f"reader: {one_line(str(problem))}")


class _Outcome(NamedTuple):
    """Result of publishing."""

    report: PublishReport | None
    error: ReaderError | None = None
    """Error that ended it early."""


def _tried(client: ArchiveClient, articles: Iterator[tuple[Article, str]], options: Namespace) -> _Outcome:
    """Read all, and look whether the archive would take it."""
    from reader.backends.opensearch.archive_facts import NO_INDEX, layout_at
    from reader.errors import ArchiveError

    try:
        layout_at(client)
    except ArchiveError as problem:
        if problem.status != NO_INDEX or not options.create:
            raise
    for _article in articles:
        pass
    return _Outcome(None)


def _sent(reports: Iterator[PublishReport], reading: _Reading, output: Output) -> _Outcome:
    """Send all, telling how far it has come."""
    from reader.backends.opensearch.publishing import PublishReport

    report, began = PublishReport(), monotonic()
    try:
        for report in reports:
            pace = (report.acknowledged + report.repeated) / max(monotonic() - began, 0.001)
            template = _("{count} sent, {done} done, {pace:.0f} per second")
            output.progress(template.format(count=reading.count, done=report.acknowledged + report.repeated, pace=pace))
    except ReaderError as error:
        return _Outcome(report, error)
    finally:
        output.progress("")
    return _Outcome(report)


def _told(outcome: _Outcome, reading: _Reading, options: Namespace, output: Output) -> ExitCode:
    """Report the result. Raises the error that ended it early."""
    report = outcome.report
    if options.json:
        counts = {} if report is None else report._asdict()
        output.record({"articles": reading.count, "characters": reading.characters, **counts})
    elif report is None:
        template = _("{count} articles, {characters} characters; nothing was sent")
        output.line(template.format(count=reading.count, characters=reading.characters))
    else:
        template = _("{acknowledged} added, {repeated} already there, {refused} rejected")
        output.line(template.format(**report._asdict()))
        for reason in report.reasons:
            output.warn(f"reader: {one_line(reason)}")
    if outcome.error:
        raise outcome.error
    bad = reading.unread or (report is not None and report.refused)
    return ExitCode.ERROR if bad else ExitCode.of(reading.count > 0)


COMMAND = Command(
    N_("Publish articles to an archive (an OpenSearch or Elasticsearch index)."),
    _options,
    run,
    (
        (
            "publish papers/ --to https://search.example:9200/papers --create",
            N_("a whole folder; run it again to add what is new"),
        ),
    ),
    needs=Needs.FILES,
)
