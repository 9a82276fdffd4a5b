"""Keeps an index in step with its folders: scan, read, find quotes, publish.

``client`` starts the process that does it, ``run`` does it in this one; both tell ``events``.
"""
