"""The query language: tokens, grammar, syntax tree."""
