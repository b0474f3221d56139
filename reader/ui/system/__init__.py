"""Access to the system: clipboard, editor, PDF viewer, threads and the store."""
