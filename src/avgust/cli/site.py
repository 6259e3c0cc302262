"""`python -m avgust.cli.site HOST PORT WORKERS THREADS`: the server of the pages, as a child of `avgust serve`."""

import os
import signal
import sys

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from avgust.cli.serving import end_with_parent


def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serves until SIGTERM, or until the parent is gone."""
    os.umask(0o077)
    end_with_parent(lambda: os.kill(os.getpid(), signal.SIGTERM))
    server = Server(
        "avgust.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        log_level=LogLevels.error,
    )
    server.serve()


if __name__ == "__main__":
    serve(sys.argv[1], *map(int, sys.argv[2:5]))
