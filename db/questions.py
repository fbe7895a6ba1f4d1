"""Questions as they were asked. A process keeps those it has read: content never changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.tables import QuestionVersion
from quizzes.memory import Memory
from quizzes.mending import mend
from quizzes.model import Question
from quizzes.records import load_question

# The hash under which a question was asked, and that of the version whose key counts.
Version = tuple[str, str]

_kept: Memory[Version, Question] = Memory(2000)


def keep_questions(questions: Iterable[Question]) -> None:
    """Keep what is about to be asked, before the workers fork and each would read it."""
    for question in questions:
        _kept.keep((question.hash, question.hash), question)


def find_questions(session: Session, versions: Iterable[Version]) -> Mapping[Version, Question]:
    """Return the questions asked under the first hash, with the content of the second.

    The two differ where a mended key holds for an earlier version too.
    """
    wanted = set(versions)
    found = {version: question for version in wanted if (question := _kept.find(version))}
    missing = wanted - found.keys()
    if missing:
        hashes = {hash for version in missing for hash in version}
        query = select(QuestionVersion.hash, QuestionVersion.document)
        rows = session.execute(query.where(QuestionVersion.hash.in_(hashes)))
        documents = {row.hash: row.document for row in rows}
        for asked, content in missing:
            question = load_question(documents[content], asked)
            if content != asked:
                question = mend(load_question(documents[asked]), question)
            found[asked, content] = _kept.keep((asked, content), question)
    return found
