"""Bites, fights, near misses: facts first, read by few, signed by two, then closed."""
