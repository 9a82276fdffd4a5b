"""Which mention said a quotation, by rules, by a linear model, and how surely."""
