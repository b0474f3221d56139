"""Controllers: one for each area of behaviour, the only writer of its state."""
