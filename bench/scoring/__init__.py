"""How extracted events are compared with gold, and what they are compared beside."""
