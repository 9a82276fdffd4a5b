"""Keeps an index in step with its folders: scan, read, find quotes, publish.

``indexer_client`` starts the process that does it, ``update`` does it in this one; both tell
``events``.
"""
