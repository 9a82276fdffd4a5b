"""Readers of single formats: plain text, HTML, front matter."""
