"""What is known of a page from outside its text, field by field, each with where it was found.

The field names are those of `Article`, and `authors` is one string, the names joined by `、`. What is found first
stands: callers add the best evidence first.
"""

from collections.abc import Mapping

FRONT_MATTER = "front matter"
FILE_NAME = "file name"
FOLDER = "folder"
RECORD = "record"
FOLIO = "folio"
FIRST_LINES = "first lines"
CONTENTS = "contents page"

Fields = Mapping[str, str]


class PageMetadata:
    """Fields gathered while a page is being read; `given` and `origins` go into the `Page`."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self.origins: dict[str, str] = {}

    def add(self, fields: Fields, origin: str) -> "PageMetadata":
        """Take each of `fields` (clean, on one line) that is not known yet, as found in `origin`; gives itself."""
        for name, value in fields.items():
            if value and name not in self.given:
                self.given[name] = value
                self.origins[name] = origin
        return self

    def add_known(self, other: "PageMetadata") -> "PageMetadata":
        """Take what `other` knows and this does not, as found where it was; gives itself."""
        self.given = {**other.given, **self.given}
        self.origins = {**other.origins, **self.origins}
        return self
