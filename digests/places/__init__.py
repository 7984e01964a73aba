"""Countries, organisations, cities and publishers: what they are called, and where a text names them."""
