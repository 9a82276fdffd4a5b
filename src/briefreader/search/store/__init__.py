"""The files of an index and what is read from them."""
