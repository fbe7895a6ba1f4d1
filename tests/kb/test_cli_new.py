"""``flask content new``: drafts that load, copies that replace, and refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from kb.load import load_library
from kb.services.drafts import Desk
from quizzes.checks import check_bank
from quizzes.load import load_bank
from settings import ROOT, read_settings

SAMPLE = ROOT / "tests" / "sample_content"


def make_app(tmp_path: Path, content: str = str(SAMPLE)) -> Flask:
    return create_app(
        read_settings(
            {
                "LINKAGE_DATA_DIR": str(tmp_path / "data"),
                "LINKAGE_CONTENT": content,
                "LINKAGE_SECRET_KEY": "a key for tests only",
            }
        ),
        testing=True,
    )


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_app(tmp_path_factory.mktemp("new"))


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    return tmp_path / "overlay"


def run(app: Flask, overlay: Path, *words: str) -> tuple[int, list[str]]:
    arguments = ["content", "new", *words, "--folder", str(overlay)]
    result = app.test_cli_runner().invoke(args=arguments)
    return result.exit_code, result.output.splitlines()


def test_a_new_topic_with_questions_and_a_programme_passes_the_check(
    app: Flask, overlay: Path
) -> None:
    code, lines = run(app, overlay, "topic", "cold-chain")
    assert (code, lines) == (
        0,
        [
            f"{overlay}/topics/21-cold-chain.md is written. Fill in title, short, summary, "
            "domains and after; then the lead and the sections with anchors of their "
            "own. It needs questions: new question-set cold-chain",
            f"Serve and check it with LINKAGE_CONTENT=tests/sample_content:{overlay}",
        ],
    )
    assert run(app, overlay, "question-set", "cold-chain")[0] == 0
    assert run(app, overlay, "programme", "cold-chain-basics", "--list", "procurement")[0] == 0

    library, problems = load_library([SAMPLE, overlay])
    bank, in_questions = load_bank([SAMPLE, overlay], library)
    assert [*problems, *in_questions, *check_bank(bank, library)] == []
    assert library.by_slug["cold-chain"].title == "Cold chain"
    assert [q.id for q in bank.by_topic["cold-chain"]] == ["cold-chain-1"]
    (programme,) = [p for p in library.programmes if p.slug == "cold-chain-basics"]
    assert (programme.list, len(programme.outcomes)) == ("procurement", 3)


def test_a_new_term_is_added_to_those_that_are_there(app: Flask, overlay: Path) -> None:
    assert run(app, overlay, "term", "cold-store")[0] == 0
    assert run(app, overlay, "term", "bullwhip")[0] == 0

    library, problems = load_library([SAMPLE, overlay])
    assert problems == []
    added = [term for term in library.terms if term.id in {"cold-store", "bullwhip"}]
    assert [(t.name, t.topic, t.section) for t in added] == [
        ("Cold store", "role-of-sop", "what-it-is"),
        ("Bullwhip", "role-of-sop", "what-it-is"),
    ]


@pytest.mark.parametrize(
    ("kind", "slug", "source", "place"),
    [
        ("topic", "monthly-cycle", "topics/03-monthly-cycle.md", "topics/03-monthly-cycle.md"),
        ("term", "tracking-signal", "glossary.yaml", "glossary.yaml"),
        ("programme", "demand-forecasting-techniques", "programmes.yaml", "programmes.yaml"),
    ],
)
def test_what_exists_is_copied_to_be_changed(
    app: Flask, overlay: Path, kind: str, slug: str, source: str, place: str
) -> None:
    before, _ = load_library([SAMPLE])

    code, lines = run(app, overlay, kind, slug)

    assert (code, lines[0]) == (
        0,
        f"{overlay / place} is a copy of sample_content/{source} and replaces it. "
        "Change what differs.",
    )
    after, problems = load_library([SAMPLE, overlay])
    assert problems == []
    assert after.by_term == before.by_term
    assert after.programmes == before.programmes
    assert [t.lead_html for t in after.topics] == [t.lead_html for t in before.topics]
    code, lines = run(app, overlay, kind, slug)
    assert (code, lines) == (1, [f"Error: {slug} is in overlay/{place} already. Edit it there."])


def test_nothing_is_written_over(app: Flask, overlay: Path) -> None:
    (overlay / "questions").mkdir(parents=True)
    path = overlay / "questions/03-monthly-cycle.yaml"
    path.write_text("mine\n")

    code, lines = run(app, overlay, "question-set", "monthly-cycle")

    assert (code, lines) == (1, [f"Error: {path} exists already. Edit it, or remove it first."])
    assert path.read_text() == "mine\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("question-set", "nowhere"),
         "Error: There is no topic nowhere with a section. Start it with: new topic nowhere"),
        (("topic", "Cold Chain"),
         "Error: Invalid value for 'SLUG': Use lower-case letters, digits and single hyphens, "
         "as in cold-chain."),
    ],
)  # fmt: skip
def test_a_slip_is_told(app: Flask, overlay: Path, words: tuple[str, ...], said: str) -> None:
    code, lines = run(app, overlay, *words)

    assert code != 0
    assert lines[-1] == said
    assert not overlay.exists()


def test_the_schema_is_named_as_seen_from_the_file() -> None:
    desk = Desk(Path("/a/overlay"), (), Path("/a/docs/schemas"))

    path = Path("/a/overlay/topics/21-x.md")
    assert desk.schema("topic", path) == "../../docs/schemas/topic.json"


def test_no_setting_is_asked_for_a_folder_that_is_served(tmp_path: Path) -> None:
    overlay = tmp_path / "overlay"
    overlay.mkdir()
    app = make_app(tmp_path, f"{SAMPLE}:{overlay}")

    code, lines = run(app, overlay, "term", "cold-store")

    assert (code, len(lines)) == (0, 1)
