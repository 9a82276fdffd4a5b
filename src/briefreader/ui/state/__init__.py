"""What the screen remembers, without Textual."""
