"""Typesetting: articles as lines of Chinese text in terminal cells, without losing a character."""
