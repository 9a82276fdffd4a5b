"""Text mechanics that several packages share, each once."""
