"""Reports on a dog and a period: composed from the data, edited, kept version by version, printed."""
