"""What the demo serves (articles, pages and a feed, written for this project), and feeds.toml: real feeds to begin with."""
