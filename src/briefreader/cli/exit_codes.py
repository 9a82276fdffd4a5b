"""The exit statuses of the command line."""

DONE = 0
FAILED_CHECK = 1
"""Nothing was found, or what was checked is not in order."""
WRONG_USAGE = 2
INTERRUPTED = 128 + 2
BROKEN_PIPE = 128 + 13
