"""In which order articles are shown: scores and what raises them."""
