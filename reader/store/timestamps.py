"""Timestamps of the store: ISO 8601, UTC, to the second. Displayed to the user, never used for order."""

from datetime import UTC, datetime


def now() -> str:
    """The current time, as `2022-11-14T06:30:00Z`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
