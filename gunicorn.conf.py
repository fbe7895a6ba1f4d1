"""How gunicorn serves Linkage: one process loads and migrates, the workers are its copies."""

from __future__ import annotations

import errno
import gc
import os
import socket
import sys
from typing import Any

from db.engine import db
from db.migrate import upgrade
from db.types import utc_now
from kb.services.search import search_index
from people.cli import public_address
from people.services.links import make_first_link
from people.views.brand import check_partner
from quizzes.services.learner import prepare_course
from settings import SettingError, read_settings

try:
    settings = read_settings(os.environ)
    check_partner(settings.partner)
except SettingError as error:
    sys.exit(str(error))

wsgi_app = "app:create_app()"
bind = (
    f"[{settings.host}]:{settings.port}"
    if ":" in settings.host
    else f"{settings.host}:{settings.port}"
)
workers = settings.workers
preload_app = True
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 30
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True


def check_port() -> None:
    """Leave with a sentence if another program has the port, instead of trying five times."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                sys.exit(f"LINKAGE_HOST: {settings.host} can't be used: {error.strerror}.")
            sys.exit(
                f"Port {settings.port} on {settings.host} is taken. "
                "Stop what uses it, or set LINKAGE_PORT to another one."
            )


def on_starting(server: Any) -> None:
    """Bring database, search index and the exam's sketch up to date before anything is served."""
    if "GUNICORN_FD" not in os.environ:
        check_port()
    app = server.app.wsgi()
    with app.app_context():
        upgrade(db.engine)
        search_index().build()
        prepare_course()


def when_ready(server: Any) -> None:
    """Say where the service is and, while there is no administrator, how to make one."""
    app = server.app.wsgi()
    with app.app_context():
        secret = make_first_link(utc_now())
        print(f"Linkage is at {public_address('/')}", flush=True)
        if secret is not None:
            address = public_address(f"/first-administrator/{secret}")
            print(f"Make the first administrator (once, within 24 hours): {address}", flush=True)
        db.engine.dispose()
    # The content stays as it is: the workers needn't look through it for garbage, which
    # takes longer than a request does and copies the memory they share.
    gc.collect()
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    """Give the worker connections of its own; the parent's stay the parent's."""
    with server.app.wsgi().app_context():
        db.engine.dispose(close=False)
