"""Marks and their anchors: where in a changed text a mark stands now."""
