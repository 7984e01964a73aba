"""Runs the real command against a loopback Discord.

`python -m tests.loopback.launch --discord http://127.0.0.1:PORT [--kill-at EVENT[:n]] -- run --config FILE`
"""

import argparse
import sys


def main() -> None:
    """Points discord.py at the loopback, orders the death that is wanted, and hands over to the command."""
    ours, theirs = _split(sys.argv[1:])
    parser = argparse.ArgumentParser(prog="python -m tests.loopback.launch", usage="%(prog)s … -- COMMAND …")
    parser.add_argument("--discord", required=True, metavar="URL", help="where the loopback Discord listens")
    parser.add_argument("--kill-at", metavar="EVENT[:n]", help="SIGKILL at the n-th log event of this name")
    options = parser.parse_args(ours)

    from tests.loopback.pointing import point_discord_py

    point_discord_py(options.discord)
    if options.kill_at:
        from tests.loopback.killing import kill_at

        kill_at(options.kill_at)
    from bot.cli import main as command

    sys.argv = ["communique", *theirs]
    command()


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    if "--" not in words:
        return words, []
    place = words.index("--")
    return words[:place], words[place + 1 :]


if __name__ == "__main__":  # the bot's workers import this module again under another name
    main()
