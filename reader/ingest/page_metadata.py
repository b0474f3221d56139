"""Metadata of a page from outside its text, each field with its origin.

Field names are those of `Article`; `authors` is one string, with the names joined by `、`. The first value of a field
is kept, so callers add the best evidence first.
"""

from reader.model import Fields

FRONT_MATTER = "front matter"
FILE_NAME = "file name"
FOLDER = "folder"
FOLIO = "folio"
FIRST_LINES = "first lines"
CONTENTS = "contents page"


class PageMetadata:
    """Fields gathered while a page is read; `given` and `origins` go into the `Page`."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self.origins: dict[str, str] = {}

    def add(self, fields: Fields, origin: str) -> "PageMetadata":
        """Add each of `fields` (clean, on one line) that has no value yet, with its `origin`. Returns self."""
        for name, value in fields.items():
            if value and name not in self.given:
                self.given[name] = value
                self.origins[name] = origin
        return self

    def add_known(self, other: "PageMetadata") -> "PageMetadata":
        """Add the fields of `other` that have no value yet, with their origins. Returns self."""
        self.given = {**other.given, **self.given}
        self.origins = {**other.origins, **self.origins}
        return self

    def under(self, fields: Fields, origin: str) -> tuple[Fields, Fields]:
        """Those of `fields` that have a value, and of this metadata what they do not have; and the origins of all."""
        if not all(fields.values()):
            fields = {name: value for name, value in fields.items() if value}
        origins = dict.fromkeys(fields, origin)
        return ({**self.given, **fields}, {**self.origins, **origins}) if self.given else (fields, origins)
