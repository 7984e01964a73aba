"""Discord: the client, its commands and buttons, and how an answer is laid out. Only this package imports discord."""
