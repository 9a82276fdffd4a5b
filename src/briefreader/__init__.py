"""A terminal reader for a folder of briefings and news articles that knows who said what."""

__version__ = "0.2.0"
