"""`python -m bot` is `communique`: it works where the environment was copied and its scripts point elsewhere."""

from bot.cli import main

if __name__ == "__main__":
    main()
