"""What stories promises."""
