"""One module a file format: from bytes or clean text to pages and articles."""
