"""From an empty AWS account to the running platform, and by every change after that."""
