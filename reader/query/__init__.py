"""What did the searcher ask? Text in, a tree and problems out; knows no index."""
