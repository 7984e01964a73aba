"""What pictures promises."""
