"""Export formats: citations, records, Markdown, CSV, JSON."""
