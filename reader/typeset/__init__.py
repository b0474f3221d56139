"""What stands in which cell? Articles set as lines of Chinese text, without losing a character."""
