"""Text mechanics that several packages share: sanitizing, folding, dates as they are printed."""
