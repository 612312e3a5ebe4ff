"""Photos, videos, sound and papers that belong to a note, a session, an observation, a health item or a dog."""
