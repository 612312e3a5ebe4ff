"""Dogs, their guardians, and the timeline of everything that was written about a dog."""
