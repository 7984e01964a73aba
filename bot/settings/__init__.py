"""What can be configured, where it is read from, and how a broken configuration is explained."""
