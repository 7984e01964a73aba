"""What the extractor finds in invented sentences, in the demo's articles and in the two real ones."""
