"""The pages of accounts, cohorts and requests, for the application to register."""

from __future__ import annotations

from people.views import (
    accounts,
    administration,
    allowances,
    brand,
    cohorts,
    request_ledger,
    requests,
    tokens,
)

PAGES = (
    accounts,
    administration,
    allowances,
    brand,
    cohorts,
    tokens,
    requests,
    request_ledger,
)
