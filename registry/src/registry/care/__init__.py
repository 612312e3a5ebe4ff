"""What everybody must know before handling a dog: safety flags and health."""
