"""People for the tests of the database."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.cast import add_account


@pytest.fixture
def learner(app: Flask, db_session: Session) -> str:
    return add_account(app, "Learner").id
