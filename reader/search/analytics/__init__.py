"""Analyses over all matches: trends, facets, concordances, related articles."""
