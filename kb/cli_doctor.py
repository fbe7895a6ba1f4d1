"""``flask doctor``: is this installation fit to serve?"""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from kb.services import current
from kb.services.checkup import check_all

REMEDIES = {
    "database": "Start the site once with `make run`; it applies missing migrations. "
    "If that fails, check LINKAGE_DATABASE_URL.",
    "content": "No topic could be loaded; `flask content check` says why. Check LINKAGE_CONTENT.",
    "index": "Run `flask content index`; LINKAGE_DATA_DIR has to be writable.",
}


@click.command("doctor")
@with_appcontext
def doctor() -> None:
    """Check database, content and search index; exit 1 if one needs attention."""
    checks = check_all()
    for name, sound in checks.items():
        click.echo(f"{name:<10} {'sound' if sound else REMEDIES[name]}")
    problems = len(current.problems())
    if problems:
        click.echo(f"{problems} content problems; `flask content check` lists them.")
    if not all(checks.values()):
        raise SystemExit(1)
