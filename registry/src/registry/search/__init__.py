"""Finding again whatever was written."""
