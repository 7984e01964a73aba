"""The terminal and what surrounds it: settings, clock, commands."""
