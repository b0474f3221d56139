"""Libraries by where they live."""
