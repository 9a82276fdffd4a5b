"""Blocks of text between a file's format and an article's paragraphs."""
