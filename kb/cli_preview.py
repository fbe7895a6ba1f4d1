"""``flask content preview``: the site on the author's own machine, following the files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from werkzeug.serving import make_server

from db.engine import db
from db.migrate import upgrade
from kb.views.preview import install_preview
from settings import Settings


@click.command("preview")
@click.option(
    "--folder",
    "more",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A further content folder; may be given several times.",
)
@click.option("--port", type=click.IntRange(0, 65535), help="By default LINKAGE_PORT; 0 is any.")
@with_appcontext
def preview_content(more: tuple[Path, ...], port: int | None) -> None:
    """Serve the site and load the content again whenever a file changes."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # the proxy's own way
    settings: Settings = app.extensions["linkage.settings"]
    known = {folder.resolve() for folder in settings.content}
    added = tuple(folder.resolve() for folder in more if folder.resolve() not in known)
    settings = replace(settings, content=(*settings.content, *added))
    upgrade(db.engine)
    install_preview(app, settings)
    server = make_server(settings.host, settings.port if port is None else port, app, threaded=True)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    click.echo(f"The preview is at http://{host}:{server.port}/ and follows these folders:")
    for folder in settings.content:
        click.echo(f"  {folder}")
    click.echo("Save a file, and the open page follows. Stop with Ctrl+C.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
