"""How long tests wait for what they do not time."""

PATIENCE = 300.0
"""Seconds until something that should have come is missing: far longer than anything takes, whatever else the machine
has to do. Only a test that fails waits for so long."""
