"""The command `communique`: one module a command; a command loads what it needs when it runs."""


def main() -> None:
    """Runs the command line of this process and exits: 0 work done, 1 not done, 2 wrong usage or configuration."""
    try:
        from bot.cli.program import program

        program()
    except KeyboardInterrupt:  # while still loading; later ones are caught where the command runs
        raise SystemExit(130) from None
