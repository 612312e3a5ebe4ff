"""What is trained and measured: skills, behaviours, and a dog's plans for them."""
