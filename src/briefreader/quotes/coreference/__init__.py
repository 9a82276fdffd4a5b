"""Whom a pronoun, an office or a part of a name means."""
