"""A library on disk: articles as columns, in batches that are memory-mapped rather than read."""
