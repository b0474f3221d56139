"""Where in the articles a query matches: takes a query and segments, gives articles and spans."""
