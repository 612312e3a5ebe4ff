"""Replication: the door of phones and other devices that work without a network."""
