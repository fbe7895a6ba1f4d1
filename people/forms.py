"""A submitted form: what was typed, what it means, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import flash, redirect, request
from flask.typing import ResponseReturnValue
from marshmallow import Schema, ValidationError
from werkzeug.exceptions import UnprocessableEntity

from people.model import RefusedError


@dataclass
class Form:
    """``typed`` fills the fields again; ``data`` is None until everything is valid."""

    typed: Mapping[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    data: dict[str, Any] | None = None
    result: Any = None

    @property
    def status(self) -> int:
        """The response's status: 422 if something has to be put right."""
        return 422 if self.errors else 200

    def run(self, act: Callable[..., Any]) -> bool:
        """Call ``act`` with the valid fields; return whether it was done.

        What it returns is kept as ``result``; what it refuses becomes the error
        of the field at fault.
        """
        if self.data is None:
            return False
        try:
            self.result = act(**self.data)
        except RefusedError as refusal:
            self.errors = {refusal.field: refusal.message}
            return False
        return True


def read_form(schema: Schema, shown: Mapping[str, Any] | None = None) -> Form:
    """Return the request's form, checked; on GET a form that shows ``shown``."""
    if request.method != "POST":
        return Form(shown or {})
    typed = request.form.to_dict()
    try:
        return Form(typed, data=schema.load(typed))
    except ValidationError as error:
        found = {name: messages[0] for name, messages in error.messages_dict.items()}
        return Form(typed, found)


def act_and_return(act: Callable[[], Any], done: str, target: str) -> ResponseReturnValue:
    """Do what a single button asks, say what became of it, and go back to ``target``."""
    try:
        act()
        flash(done)
    except RefusedError as refusal:
        flash(refusal.message)
    return redirect(target)


def read_role(schema: Schema) -> Any:
    """Return the role that the pressed button sent; a value no button sends answers 422."""
    try:
        return schema.load(request.form.to_dict())["role"]
    except ValidationError:
        raise UnprocessableEntity from None
