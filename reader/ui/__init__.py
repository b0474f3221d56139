"""The screen, the keys and the mouse: everything that knows Textual."""
