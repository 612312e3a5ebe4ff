"""Small builders with good defaults, in the trade's words."""
