"""The practising side's pages, APIs and commands, for the application to register."""

from __future__ import annotations

from quizzes import api_attempts, api_exams, api_maturity, api_plan, api_progress, api_session
from quizzes.cli_attempts import attempts
from quizzes.cli_demo import demo
from quizzes.views import (
    belongings,
    exams,
    exchange,
    linting,
    maturity,
    plan,
    player,
    practice,
    progress,
    regrading,
    sitting,
)

PAGES = (
    practice,
    player,
    sitting,
    exams,
    progress,
    plan,
    maturity,
    linting,
    exchange,
    belongings,
    regrading,
)
APIS = (api_attempts, api_exams, api_maturity, api_plan, api_progress, api_session)
COMMANDS = (demo, attempts)
