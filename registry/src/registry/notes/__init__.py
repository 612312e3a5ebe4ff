"""Notes: what trainers write."""
