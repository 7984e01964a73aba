"""Views as chat messages: Discord Markdown in parts that keep Discord's limits. Nothing here knows discord.py."""
