"""State of the screen as plain data: no widget, no thread."""
