"""The screen of list, text and quotes."""
