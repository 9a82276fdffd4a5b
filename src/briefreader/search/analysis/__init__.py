"""Text to terms: tokenizing, stemming, comparing."""
