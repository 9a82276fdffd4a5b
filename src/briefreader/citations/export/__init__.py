"""Bookmarks in the formats of other programs."""
