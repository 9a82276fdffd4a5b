"""Mentions near a quotation, and the verbs and clauses that tie them to it."""
