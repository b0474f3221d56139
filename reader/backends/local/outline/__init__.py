"""The outline of a local library: columns of labels, put in order, grouped under headings, laid out in rows."""
