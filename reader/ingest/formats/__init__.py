"""File formats, one module each: from bytes or clean text to pages and articles."""
