"""What is counted over all matches: trends, facets, concordances, related articles."""
