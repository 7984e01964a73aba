"""Date phrases of newspaper English, resolved against the article’s own date."""
