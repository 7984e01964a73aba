"""What a store keeps, on real files."""
