"""Rate limits: counters per address, kept where ``LINKAGE_LIMITS_STORAGE`` says."""

from __future__ import annotations

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(get_remote_address, headers_enabled=True)
