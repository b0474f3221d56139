"""What goes on: one controller for each matter, the only writer of its state."""
