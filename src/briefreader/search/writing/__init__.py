"""Records to segments, orders and a published index."""
