"""Runs that are too long, or need too much, for every day: `make soak-alerts`."""
