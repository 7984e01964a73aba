"""Settings, terminal and composition around `digests`; later the Discord front.

Empty on purpose: `bot.cli` loads only what a command needs.
"""
