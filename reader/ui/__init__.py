"""User interface: screen, keys and mouse; the only package that uses Textual."""
