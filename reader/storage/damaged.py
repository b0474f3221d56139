"""What is raised for a file of the cache that is not whole."""


class DamagedError(Exception):
    """A file is not as it was written, or not in its format."""
