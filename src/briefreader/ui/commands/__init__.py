"""The table of commands and how keys reach them."""
