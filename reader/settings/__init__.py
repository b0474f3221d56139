"""The settings file: read leniently, and changed line by line without touching the rest."""
