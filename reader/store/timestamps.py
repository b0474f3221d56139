"""Timestamps of the store: ISO 8601, UTC, to the second. Shown to the person, never used for order."""

from datetime import UTC, datetime


def now() -> str:
    """This moment, `2022-11-14T06:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
