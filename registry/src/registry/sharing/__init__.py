"""Sharing: links by which people without an account see what was made for them, and nothing else."""
