"""The panes and fields of the screens."""
