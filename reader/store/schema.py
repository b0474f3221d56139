"""Database schema, as migration steps from an empty file.

`PRAGMA user_version` is the number of steps done. A released step is never changed; changes are added as further steps.
Order in time is the order of row ids, which only grow; the clock may be set back, so times are only displayed.
"""

from reader.store.mark_digests import COLUMNS, OF_ROW

APPLICATION = 0x4E505244
"""`PRAGMA application_id` of our databases: "NPRD"."""

Step = tuple[str, ...]
"""The SQL statements of one migration step."""

STEPS: tuple[Step, ...] = (
    (
        f"PRAGMA application_id = {APPLICATION}",
        """CREATE TABLE libraries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE,
            paths TEXT NOT NULL, encoding TEXT, opened TEXT NOT NULL)""",
        """CREATE TABLE places (
            library TEXT PRIMARY KEY, article TEXT, position INTEGER NOT NULL,
            query TEXT NOT NULL, grouping TEXT NOT NULL, layout TEXT NOT NULL)""",
        """CREATE TABLE articles (
            article TEXT PRIMARY KEY, position INTEGER NOT NULL DEFAULT 0, read INTEGER NOT NULL DEFAULT 0)""",
        """CREATE TABLE visits (
            id INTEGER PRIMARY KEY AUTOINCREMENT, article TEXT NOT NULL, headline TEXT NOT NULL,
            source TEXT NOT NULL, at TEXT NOT NULL)""",
        "CREATE TABLE queries (id INTEGER PRIMARY KEY AUTOINCREMENT, query TEXT NOT NULL UNIQUE)",
        """CREATE TABLE marks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, article TEXT NOT NULL, source TEXT NOT NULL,
            quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, position INTEGER NOT NULL,
            headline TEXT NOT NULL, publication TEXT, date TEXT, page TEXT,
            text TEXT NOT NULL, colour TEXT NOT NULL, made TEXT NOT NULL, changed TEXT NOT NULL)""",
        "CREATE INDEX marks_of_article ON marks (article)",
    ),
    (
        "ALTER TABLE marks ADD COLUMN digest TEXT",
        f"UPDATE marks SET digest = {OF_ROW}",
        f"""CREATE TRIGGER marks_added AFTER INSERT ON marks BEGIN
            UPDATE marks SET digest = {OF_ROW} WHERE id = NEW.id; END""",
        f"""CREATE TRIGGER marks_changed AFTER UPDATE OF {", ".join(COLUMNS)} ON marks BEGIN
            UPDATE marks SET digest = {OF_ROW} WHERE id = NEW.id; END""",
    ),
    (
        """CREATE TABLE saved_queries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, library TEXT NOT NULL, query TEXT NOT NULL,
            seen INTEGER NOT NULL, made TEXT NOT NULL, UNIQUE (library, query))""",
    ),
)
