"""The application: settings, database, content, blueprints, commands."""

from __future__ import annotations

import os
from datetime import timedelta

from flask import Flask
from flask_compress import Compress
from flask_smorest import Api
from werkzeug.middleware.proxy_fix import ProxyFix

from db.engine import db, engine_options, prepare_engine
from db.questions import keep_questions
from kb import cli as kb_cli
from kb.cli_doctor import doctor
from kb.load import load_library
from kb.search.documents import library_documents
from kb.search.index import SearchIndex
from kb.views import frame
from kb.views.pages import APIS as READING_APIS
from kb.views.pages import PAGES as READING
from people import auth, bearer, errors, limits, security
from people import cli as people_cli
from people.views.pages import PAGES as PEOPLE
from quizzes.documents import question_documents
from quizzes.exams.load import load_blueprints
from quizzes.load import load_bank
from quizzes.maturity.load import load_instrument
from quizzes.views.pages import APIS as PRACTISING_APIS
from quizzes.views.pages import COMMANDS as PRACTISING_COMMANDS
from quizzes.views.pages import PAGES as PRACTISING
from settings import Settings, read_settings

PAGES = (*READING, *PRACTISING, *PEOPLE)
APIS = (*READING_APIS, *PRACTISING_APIS)
COMMANDS = (kb_cli.content, kb_cli.search, doctor, people_cli.people, *PRACTISING_COMMANDS)


def configure(app: Flask, settings: Settings) -> None:
    """Set Flask's and the extensions' configuration from the settings."""
    app.config.update(
        SECRET_KEY=settings.secret_key or security.read_secret_key(settings.data_dir),
        MAX_CONTENT_LENGTH=1024 * 1024,
        MAX_FORM_PARTS=500,
        SESSION_COOKIE_NAME="linkage",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        REMEMBER_COOKIE_NAME="linkage_remember",
        REMEMBER_COOKIE_DURATION=timedelta(days=180),
        REMEMBER_COOKIE_SAMESITE="Lax",
        REMEMBER_COOKIE_SECURE=settings.secure_cookies,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,  # security.protect decides
        RATELIMIT_ENABLED=settings.rate_limits,
        RATELIMIT_STORAGE_URI=settings.limits_storage,
        SQLALCHEMY_ENGINES={"default": engine_options(settings.database_url)},
        API_TITLE="Linkage",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX=None,
        API_SPEC_OPTIONS=bearer.SPECIFICATION,
    )


def load_content(app: Flask, settings: Settings) -> None:
    """Load the content folders and open the search index over them."""
    library, found = load_library(settings.content)
    bank, in_questions = load_bank(settings.content, library)
    blueprints, in_exams = load_blueprints(settings.content, library)
    instrument, in_instrument = load_instrument(settings.content)
    keep_questions(bank.questions)
    documents = (*library_documents(library), *question_documents(bank, library))
    app.extensions.update(
        {
            "linkage.settings": settings,
            "linkage.load": load_content,
            "linkage.library": library,
            "linkage.bank": bank,
            "linkage.blueprints": blueprints,
            "linkage.instrument": instrument,
            "linkage.problems": (*found, *in_questions, *in_exams, *in_instrument),
            "linkage.search": SearchIndex(settings.data_dir, documents, library.terms),
        }
    )


def create_app(settings: Settings | None = None, testing: bool = False) -> Flask:
    """Return the application for these settings, by default the environment's."""
    settings = settings or read_settings(os.environ)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    app = Flask(__name__)
    app.testing = testing
    configure(app, settings)
    if settings.proxies:
        n = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n)  # type: ignore[method-assign]
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
    load_content(app, settings)
    security.secure_app(app)
    auth.login_manager.init_app(app)
    app.before_request(auth.guard)
    limits.limiter.init_app(app)
    Compress(app)
    frame.install_frame(app, settings)
    for page in PAGES:
        app.register_blueprint(page.bp)
    api = Api(app)
    for part in APIS:
        api.register_blueprint(part.bp, url_prefix="/api/v1")
    errors.install_errors(app)  # after Api(), which installs a handler of its own
    for command in COMMANDS:
        app.cli.add_command(command)
    return app
