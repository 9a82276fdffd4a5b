"""Names and titles: who is named where in a text."""
