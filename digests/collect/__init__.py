"""The verbs that bring articles in: poll a feed, ingest an article, read a path."""
