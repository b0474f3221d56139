"""A file of the given name and bytes, read as the program reads it."""

from collections.abc import Mapping
from pathlib import Path

from reader.errors import ReaderError
from reader.ingest import read, sources
from reader.ingest.bounds import Budget
from reader.ingest.document import SourceReader
from reader.ingest.pages import pages
from reader.model import Page


def read_file(name: str, data: str | bytes) -> tuple[list[Page], list[ReaderError]]:
    """The pages of the file, and what was reported."""
    problems: list[ReaderError] = []
    content = data.encode() if isinstance(data, str) else data
    found = list(pages(content, name, SourceReader(None, problems.append, True, Budget(len(content)))))
    return found, problems


def told(page: Page) -> Mapping[str, str | list[str]]:
    """What is given of a page, and its lines as `lines`."""
    return {**page.given, "lines": page.text.split("\n")}


def written(folder: Path, name: str, data: str | bytes) -> Path:
    """A file of that name and content."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def read_all(path: str | Path, encoding: str | None = None) -> tuple[list[Page], list[ReaderError]]:
    """The pages at `path`, and what was reported."""
    problems: list[ReaderError] = []
    found = [page for source in sources([path]) for page in read(source, encoding=encoding, on_problem=problems.append)]
    return found, problems
