"""Longline's registry: the service that keeps what dog trainers write."""
