"""Queries to hits: matching, scoring, snippets, suggestions."""
