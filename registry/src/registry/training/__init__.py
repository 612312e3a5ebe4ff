"""Training sessions. Their sets, trials and plans come with the next issue."""
