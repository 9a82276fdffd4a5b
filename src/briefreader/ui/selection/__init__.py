"""Passages and how a selection moves, without a screen."""
