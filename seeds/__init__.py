"""Articles, pages and a feed that the demo serves; written for this project."""
