"""What is due: the overview of a day, the calendar, feeds for calendar programs."""
