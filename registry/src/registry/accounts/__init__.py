"""People, sign-in, organizations, members and tokens; who is asking, resolved once at the door."""
