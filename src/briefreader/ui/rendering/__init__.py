"""Articles, rows and states as styled text, without a screen."""
