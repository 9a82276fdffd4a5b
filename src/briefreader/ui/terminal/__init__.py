"""Everything that talks to the terminal or to another program."""
