"""The practising side's pages, APIs and commands, for the application to register."""

from __future__ import annotations

from quizzes import api_attempts, api_exams, api_maturity, api_progress, api_session
from quizzes.cli_demo import demo
from quizzes.views import (
    exams,
    exchange,
    linting,
    maturity,
    placement,
    player,
    practice,
    progress,
    reviews,
    sitting,
)

PAGES = (
    practice,
    player,
    sitting,
    exams,
    progress,
    reviews,
    placement,
    maturity,
    linting,
    exchange,
)
APIS = (api_attempts, api_exams, api_maturity, api_progress, api_session)
COMMANDS = (demo,)
