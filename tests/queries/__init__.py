"""What queries promises."""
