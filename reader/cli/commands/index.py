"""The command `index`: builds, lists and removes the stored indexes of libraries."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.cli.exit_codes import ExitCode
from reader.cli.output import Output, await_all
from reader.cli.paths_given import require_files
from reader.cli.registry import Command, Needs
from reader.errors import ReaderError
from reader.i18n import N_, _, counted

if TYPE_CHECKING:
    from reader.storage.cache_folder import CachedLibrary


def _options(parser: ArgumentParser) -> None:
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--status", action="store_true", help=_("list what is cached"))
    instead.add_argument("--clear", action="store_true", help=_("delete the cache: for these files, or all"))


def run(options: Namespace, output: Output) -> ExitCode:
    """Build and store an index of these files so that they open at once; or list or remove stored indexes."""
    from reader.storage.build_process import building
    from reader.storage.cache_folder import cached_libraries, clear, folder_of, snapshots_folder

    if "-" in options.paths:
        raise ReaderError(_("standard input cannot be indexed; pass files or folders"))
    root = snapshots_folder()
    folder = folder_of(options.paths, options.encoding) if options.paths else None
    found = [holding for holding in cached_libraries(root) if folder in (None, holding.folder)]
    if options.clear:
        freed = clear(root, folder)
        output.line(_("{size} removed").format(size=megabytes(freed)))
        return ExitCode.of(bool(found))
    if options.status or folder is None:
        _tell(found, options, output)
        return ExitCode.of(bool(found))
    require_files(options.paths)
    await_all(building(folder, options.paths, options.encoding, lambda: False), output)
    _tell([holding for holding in cached_libraries(root) if holding.folder == folder], options, output)
    return ExitCode.FOUND


def _tell(found: Iterable[CachedLibrary], options: Namespace, output: Output) -> None:
    """Print one line for each stored index."""
    for holding in found:
        manifest = holding.manifest
        paths = list(manifest.paths) if manifest else []
        used = time.strftime("%Y-%m-%d %H:%M", time.localtime(holding.used))
        if options.json:
            record = {"paths": paths, "articles": manifest.articles if manifest else 0, "bytes": holding.size}
            whole = manifest is not None and manifest.complete
            output.record(record | {"complete": whole, "used": used, "folder": str(holding.folder)})
            continue
        count = counted(manifest.articles if manifest else 0, _("1 article"), _("{count} articles"))
        output.line("\t".join((used, megabytes(holding.size), count, " ".join(paths) or str(holding.folder))))


def megabytes(size: int) -> str:
    """A size on disk, as text in megabytes."""
    return f"{size / 1e6:.1f} MB"


COMMAND = Command(
    N_("Build or refresh the index, and describe it."),
    _options,
    run,
    (
        ("index papers/", N_("to open it at once later")),
        ("index --status", N_("what is cached, and its size")),
    ),
    needs=Needs.FILES,
)
