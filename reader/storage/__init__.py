"""Articles as columns, in volumes, kept on the disk: a library that is mapped and not read."""
