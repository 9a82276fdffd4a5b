"""Screens of bookmarks, speakers, statements and checked drafts."""
