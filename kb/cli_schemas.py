"""``flask content schemas``: a JSON Schema for each content file, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kb.company_file import CompanySchema
from kb.editorial import ABBREVIATIONS, COVERAGE
from kb.json_schemas import DIALECT, Json, describe_schema, list_of, set_of
from kb.schemas import SCHEMAS
from quizzes.exams.schemas import BLUEPRINT
from quizzes.maturity.load import KEYED, LISTS, SINGLE
from quizzes.schemas import LIMITS, QUESTION
from settings import ROOT

FOLDER = ROOT / "docs" / "schemas"

# By name: the files that a schema describes, and what they are.
FILES = {
    "topic": ("topics/*.md", "Front matter of a topic"),
    "questions": ("questions/*.yaml", "Questions of a topic"),
    "glossary": ("glossary.yaml", "Glossary"),
    "programmes": ("programmes.yaml programmes/*.yaml", "Programmes"),
    "exams": ("exams/*.yaml", "Blueprint of an exam"),
    "exam": ("exam.yaml", "The exam's domains and facts"),
    "formulas": ("formulas.yaml", "The formula card"),
    "company": ("company.yaml", "The company that pages explain by"),
    "maturity": ("maturity.yaml", "The maturity instrument"),
    "coverage": ("coverage/*.yaml", "Points that a topic must cover"),
    "linting": ("linting.yaml", "Thresholds and word lists of the linter"),
    "abbreviations": ("abbreviations.yaml", "Abbreviations that need no explanation"),
}


def make_schemas() -> dict[str, Json]:
    """Return the JSON Schema of every kind of content file, by name."""
    keyed = {name: list_of(schema) for name, (schema, _) in KEYED.items()}
    lists = {name: list_of(schema) for name, schema in LISTS.items()}
    single = {name: describe_schema(schema) for name, schema in SINGLE.items()}
    bodies: dict[str, Json] = {
        "topic": describe_schema(SCHEMAS["topic"]),
        "questions": set_of({"topic": {"type": "string"}, "questions": list_of(QUESTION)}, "topic"),
        "glossary": list_of(SCHEMAS["term"]),
        "programmes": list_of(SCHEMAS["programme"]),
        "exams": describe_schema(BLUEPRINT),
        "exam": set_of({"domains": list_of(SCHEMAS["domain"]), "facts": list_of(SCHEMAS["fact"])}),
        "formulas": list_of(SCHEMAS["formula"]),
        "company": describe_schema(CompanySchema()),
        "maturity": set_of({**keyed, **lists, **single}),
        "coverage": describe_schema(COVERAGE),
        "linting": describe_schema(LIMITS),
        "abbreviations": describe_schema(ABBREVIATIONS),
    }
    return {
        name: {"$schema": DIALECT, "title": title, **bodies[name]}
        for name, (_, title) in FILES.items()
    }


@click.command("schemas")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    show_default="docs/schemas",
    help="Folder to write them to.",
)
def write_schemas(output: Path) -> None:
    """Write a JSON Schema for each kind of content file."""
    output.mkdir(parents=True, exist_ok=True)
    for name, schema in make_schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False)
        (output / f"{name}.json").write_text(f"{text}\n", encoding="utf-8")
    click.echo(f"{len(FILES)} schemas are in {output}.")
