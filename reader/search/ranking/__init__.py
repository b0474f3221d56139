"""Ranking: scores of articles and bonuses."""
