"""What the tests stand on: databases, a clock that is set by hand, people who speak HTTP, real processes."""
