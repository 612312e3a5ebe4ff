"""Homework: what the owner is to do between two lessons, and the owner's own log of it."""
