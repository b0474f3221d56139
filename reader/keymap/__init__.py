"""Which key does what, without the screen."""
