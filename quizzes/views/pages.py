"""The practising side's pages, APIs and commands, for the application to register."""

from __future__ import annotations

from quizzes import api_attempts, api_exams, api_maturity, api_plan, api_progress
from quizzes.cli_demo import demo
from quizzes.views import exams, exchange, linting, maturity, plan, player, practice, progress

PAGES = (practice, player, exams, progress, plan, maturity, linting, exchange)
APIS = (api_attempts, api_exams, api_maturity, api_plan, api_progress)
COMMANDS = (demo,)
