"""What a Discord user sees and does, on an offline Discord."""
