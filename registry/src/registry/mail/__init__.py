"""Letters to people: written with what they tell, sent when the mail server takes them."""
