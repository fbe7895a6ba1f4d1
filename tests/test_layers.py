"""What import contracts can't say: who may use which part of a library."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from settings import ROOT

SERVICES = {"sqlalchemy.orm.Session", "sqlalchemy.exc.SQLAlchemyError"}


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from (ROOT / folder).rglob("*.py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_only_db_writes_sql() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files("kb", "quizzes", "people")
        for name in imported(path)
        if name.startswith("sqlalchemy") and name not in SERVICES
    }
    assert found == set()


def test_modules_stay_small() -> None:
    sizes = sorted(
        len(path.read_text().splitlines())
        for path in [ROOT / "app.py", ROOT / "settings.py"]
        + list(python_files("kb", "quizzes", "people", "db"))
        if path.name != "__init__.py" and "migrations" not in path.parts
    )
    assert sizes[len(sizes) // 2] <= 100
    assert sizes[-1] <= 350
    assert len((ROOT / "app.py").read_text().splitlines()) <= 120
