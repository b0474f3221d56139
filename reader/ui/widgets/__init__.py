"""Widgets: each holds the state that it draws."""
