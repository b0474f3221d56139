"""The library on this machine: files, an index in memory, a cache on disk."""
