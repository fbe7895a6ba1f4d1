"""How gunicorn serves the bare view: with the site's processes and threads, without its hooks."""

from __future__ import annotations

import runpy

from settings import ROOT

_site = runpy.run_path(str(ROOT / "gunicorn.conf.py"))

wsgi_app = "benchmarks.bare:create_app()"
preload_app = _site["preload_app"]
workers = _site["workers"]
worker_class = _site["worker_class"]
threads = _site["threads"]
timeout = _site["timeout"]
keepalive = _site["keepalive"]
max_requests = _site["max_requests"]
max_requests_jitter = _site["max_requests_jitter"]
control_socket_disable = _site["control_socket_disable"]
