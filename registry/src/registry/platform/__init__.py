"""Ground floor: databases, HTTP, settings, clocks. Knows no dog."""
