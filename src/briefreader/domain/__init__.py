"""What everything else speaks of: articles, quotes, bookmarks, rows of a listing, people."""
