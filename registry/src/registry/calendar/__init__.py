"""What is due: the overview of a day."""
