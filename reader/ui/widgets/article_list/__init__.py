"""The list of articles by section: its rows, its filter, its order."""
