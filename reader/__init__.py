"""A reading room for Chinese newspapers in the terminal."""

__version__ = "0.1.0"
