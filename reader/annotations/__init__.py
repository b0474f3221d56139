"""Marks and their anchors, which locate a mark in a changed text."""
