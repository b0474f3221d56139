"""What leaves the program: citations, records, Markdown, CSV, JSON."""
