"""The published JSON Schemas are current, and the content that ships follows them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from click.testing import CliRunner

from kb.cli_schemas import FILES, FOLDER, make_schemas, write_schemas
from kb.documents import parse_yaml, split_front_matter
from settings import ROOT

CONTENT = ROOT / "content"
SCHEMAS = make_schemas()
CASES = [
    (name, path)
    for name, (places, _) in FILES.items()
    for place in places.split()
    for path in CONTENT.glob(place)
]


def read(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    document = split_front_matter(text)[0] if path.suffix == ".md" else parse_yaml(text)
    assert document.faults == []
    return document.data


def published() -> Iterator[tuple[str, Any]]:
    for path in FOLDER.glob("*.json"):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def test_the_published_schemas_are_current() -> None:
    said = "Run: flask content schemas"
    assert dict(published()) == json.loads(json.dumps(SCHEMAS)), said


def test_they_are_schemas_of_the_dialect_they_name() -> None:
    for schema in SCHEMAS.values():
        jsonschema_rs.meta.validate(schema)
        assert schema["$schema"].endswith("2020-12/schema")


def test_every_content_file_has_a_schema() -> None:
    files = {p for p in CONTENT.rglob("*") if p.suffix in {".yaml", ".md"}}
    assert files - {path for _, path in CASES} == set()


@pytest.mark.parametrize(("name", "path"), CASES, ids=[path.stem for _, path in CASES])
def test_the_content_that_ships_follows_its_schema(name: str, path: Path) -> None:
    validator = jsonschema_rs.validator_for(SCHEMAS[name])
    faults = [f"{e.instance_path}: {e.message}" for e in validator.iter_errors(read(path))]
    assert faults == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("glossary", "- id: Not an id\n"),
        ("glossary", "- nam: x\n"),
        ("questions", "topic: x\nquestions:\n- id: a\n  kind: essay\n"),
        ("coverage", "topic: a\npoints: [{point: x, sections: [a], mention: [b]}]\n"),
        ("exam", "domain: []\n"),
        ("maturity", "gate: {count: seven, slack: 1, scored: 7}\n"),
    ],
)
def test_a_slip_is_seen(name: str, text: str) -> None:
    assert not jsonschema_rs.is_valid(SCHEMAS[name], parse_yaml(text).data)


def test_the_command_writes_them_anywhere(tmp_path: Path) -> None:
    result = CliRunner().invoke(write_schemas, ["--output", str(tmp_path / "new")])

    assert result.output == f"{len(FILES)} schemas are in {tmp_path / 'new'}.\n"
    written = {p.stem: json.loads(p.read_text()) for p in (tmp_path / "new").iterdir()}
    assert written == json.loads(json.dumps(SCHEMAS))
