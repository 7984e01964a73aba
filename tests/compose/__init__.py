"""What compose promises."""
