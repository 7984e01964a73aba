"""Views as a person sees them: in a terminal, as plain text, as JSON."""
