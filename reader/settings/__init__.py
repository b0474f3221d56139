"""How does this person want it? A file of settings, read leniently and changed without touching what stands around."""
