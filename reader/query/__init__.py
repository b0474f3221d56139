"""The query language: text in, a tree and problems out; independent of any index."""
