"""The commands of the tutorial in docs/authoring.md, run in their order over the sample."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import Result

from app import create_app
from kb.cli_preview import preview_content
from kb.load import load_library
from quizzes.load import load_bank
from settings import ROOT, read_settings

SAMPLE = ROOT / "tests" / "sample_content"
GUIDE = (ROOT / "docs" / "authoring.md").read_text(encoding="utf-8")
TUTORIAL = GUIDE.split("\n## Your first topic in an overlay folder\n")[1].split("\n# Reference\n")[
    0
]
STEP = re.compile(r"^```(sh|yaml)\n(.*?)^```", re.M | re.S)
SOURCES = "\n".join(
    path.read_text(encoding="utf-8")
    for part in ("kb", "quizzes")
    for path in (ROOT / part).rglob("*.py")
)


def run(line: str, overlay: Path) -> Result | None:
    """Run one line as a shell would, with the sample as the shipped folder."""
    words = shlex.split(line)
    content = str(SAMPLE)
    if words[0].startswith("LINKAGE_CONTENT="):
        content = words.pop(0).partition("=")[2]
        content = content.replace("content:overlay", f"{SAMPLE}:{overlay}")
    if words[0] == "cp":
        assert words[2].startswith("overlay/")
        shutil.copy(ROOT / words[1], overlay / words[2].removeprefix("overlay/"))
        return None
    assert words[:2] == ["flask", "content"]
    settings = {"LINKAGE_CONTENT": content, "LINKAGE_DATA_DIR": str(overlay.parent / "data")}
    app = create_app(read_settings({**settings, "LINKAGE_SECRET_KEY": "for tests"}), testing=True)
    if words[2] == "preview":
        context = preview_content.make_context(
            "preview", [str(overlay) if w == "overlay" else w for w in words[3:]]
        )
        assert context.params == {"more": (overlay,), "port": None}
        return None
    arguments = [str(overlay) if word == "overlay" else word for word in words[1:]]
    return app.test_cli_runner().invoke(args=arguments)


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Result]]:
    """Follow the tutorial; return the folder it makes and what each command said."""
    folder = tmp_path_factory.mktemp("tutorial") / "overlay"
    said: dict[str, Result] = {}
    for language, text in STEP.findall(TUTORIAL):
        if language == "yaml":
            first, _, _ = text.partition("\n")
            (folder / first.removeprefix("# overlay/")).write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            result = run(line, folder)
            if result is not None:
                said[line] = result
    return folder, said


def test_every_command_does_what_the_tutorial_says(
    overlay: tuple[Path, dict[str, Result]],
) -> None:
    folder, said = overlay
    check = "LINKAGE_CONTENT=content:overlay flask content check"
    assert {line: r.output for line, r in said.items() if r.exit_code and line != check} == {}
    assert sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.*")) == [
        "company.yaml",
        "exam.yaml",
        "glossary.yaml",
        "programmes.yaml",
        "questions/04-demand-planning.yaml",
        "questions/21-cold-chain.yaml",
        "topics/03-monthly-cycle.md",
        "topics/21-cold-chain.md",
    ]


def test_the_check_asks_only_for_a_use_of_the_new_term(
    overlay: tuple[Path, dict[str, Result]],
) -> None:
    _, said = overlay
    output = said["LINKAGE_CONTENT=content:overlay flask content check"].output
    assert output == (
        "overlay/glossary.yaml:2: [1].id: No page and no question uses cold-store. Write its name "
        "on the page that teaches it, link it there by term:cold-store, or remove it.\n"
        "1 problem.\n"
    )


def test_what_was_added_and_replaced_is_served(overlay: tuple[Path, dict[str, Result]]) -> None:
    folder, _ = overlay
    library, problems = load_library([SAMPLE, folder])
    bank, in_questions = load_bank([SAMPLE, folder], library)
    assert [*problems, *in_questions] == []
    assert [t.file for t in library.topics if t.file.startswith("overlay/")] == [
        "overlay/topics/03-monthly-cycle.md",
        "overlay/topics/21-cold-chain.md",
    ]
    assert {"partner-bias-sign", "cold-chain-1"} <= set(bank.by_id)
    assert library.facts[-1].name == "Sittings at our centre"
    assert library.company.data["name"]


def test_the_messages_explained_are_those_of_the_check() -> None:
    messages = re.findall(r"^\| `([^`]+)` \|", TUTORIAL, re.M)
    plain = SOURCES.replace('"\n            f"', "").replace('"\n            "', "")
    assert len(messages) == 9
    assert [message for message in messages if message not in plain] == []
