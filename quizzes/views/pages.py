"""The practising side's pages, APIs and commands, for the application to register."""

from __future__ import annotations

from quizzes import (
    api_attempts,
    api_exams,
    api_history,
    api_maturity,
    api_plan,
    api_progress,
    api_session,
    api_statistics,
)
from quizzes.cli_attempts import attempts
from quizzes.cli_demo import demo
from quizzes.cli_statistics import statistics as statistics_command
from quizzes.views import (
    belongings,
    cohort_statistics,
    daily,
    exams,
    exchange,
    linting,
    lookback,
    maturity,
    placement,
    plan,
    player,
    practice,
    progress,
    regrading,
    reports,
    reviews,
    sitting,
    statistics,
)

PAGES = (
    practice,
    player,
    sitting,
    lookback,
    exams,
    progress,
    plan,
    reviews,
    placement,
    daily,
    maturity,
    linting,
    exchange,
    belongings,
    regrading,
    reports,
    statistics,
    cohort_statistics,
)
APIS = (
    api_attempts,
    api_history,
    api_exams,
    api_maturity,
    api_plan,
    api_progress,
    api_session,
    api_statistics,
)
COMMANDS = (demo, attempts, statistics_command)
