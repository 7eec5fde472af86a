"""Run the command line with `python -m tosmon`."""

from tosmon.cli import main

if __name__ == "__main__":
    main()
