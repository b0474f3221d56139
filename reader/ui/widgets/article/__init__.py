"""The reading pane: typeset text, highlights, selection."""
