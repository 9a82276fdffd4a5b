"""What ties the index to Whoosh."""
