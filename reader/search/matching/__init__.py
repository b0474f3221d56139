"""Matching: from a query tree and segments to articles and occurrences."""
