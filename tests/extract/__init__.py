"""What the extractor makes of newspaper English."""
