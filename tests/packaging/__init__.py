"""What is promised about the package as it is installed and documented."""
