"""Markdown to blocks; the usual constructs by short ways of their own."""
