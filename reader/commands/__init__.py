"""What each command prints.

A command takes a loaded library, its options and an output, and says whether it found something.
"""
