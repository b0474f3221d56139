"""Article list: its rows, its filter, its scroll anchor."""
