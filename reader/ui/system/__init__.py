"""What the screen asks of the machine: clipboard, editor, files, the thread of the store."""
