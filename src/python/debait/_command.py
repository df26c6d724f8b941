"""The command line, run inside Python."""

import signal
import sys

from ._debait import command


def main() -> None:
    """Runs `debait` with the arguments of this process."""
    # Ctrl-C ends the program at once, as it does without Python around it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(command(["debait", *sys.argv[1:]]))
