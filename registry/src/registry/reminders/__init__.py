"""Reminders: letters that go out by themselves, at most one a day to each person, and only to who wants them."""
