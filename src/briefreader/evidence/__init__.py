"""Packs of quotes with their whole sources and checksums, and their verification."""
