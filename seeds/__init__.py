"""What the demo serves, written for this project (articles, pages, a feed), and feeds.toml, real feeds to begin."""
