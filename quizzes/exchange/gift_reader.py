"""Reading GIFT, our own and that of other programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from quizzes.exchange.assembly import Assembly, Weighed
from quizzes.exchange.foreign import decode, looks_marked_up, read_html, read_number
from quizzes.exchange.gift import ARROW
from quizzes.exchange.gift_text import Block, Masked, split_blocks, unescape
from quizzes.exchange.model import Row, UnreadableError
from quizzes.model import Extra, Option, Pair

_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d+)?)%")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_GAP = "_____"


def read(data: bytes) -> list[Row]:
    """Return the questions of a GIFT file, each with what is wrong or stays behind.

    Raises:
        UnreadableError: the file is no text, or holds no question.
    """
    rows = list(_read_blocks(decode(data)))
    if not rows:
        raise UnreadableError("Line 1: the file holds no question.")
    return rows


def _read_blocks(text: str) -> Iterator[Row]:
    category = ""
    for block in split_blocks(text):
        if block.text.startswith("$CATEGORY:"):
            category = block.text.removeprefix("$CATEGORY:").strip()
        else:
            yield _Reader(block, category).read()


class _Reader:
    """One block on its way to a row."""

    def __init__(self, block: Block, category: str) -> None:
        self.block = block
        self.format = ""
        self.made = Assembly(block.line, block.id, block.tags, category)

    def read(self) -> Row:
        body = self._take_name(unescape(self.block.text))
        opened, closed = body.mask.find("{"), body.mask.find("}")
        if opened < 0 and closed < 0:
            return self.made.refuse("kind", "This is a description; a question has { answers }.")
        if opened < 0 or closed < opened or "{" in body.mask[opened + 1 : closed]:
            said = "The braces { } don't match. Escape those that belong to a text: \\{ \\}."
            return self.made.refuse("", said)
        after = body[closed + 1 :].strip()
        if re.search(r"(?m)^::|[{}]", after.mask):
            return self.made.refuse("", "A second question begins here. Leave a blank line before.")
        self._take_stem(body[:opened], after)
        answers, general = self._take_general(body[opened + 1 : closed])
        if general is not None:
            self.made.take_solution(self._say(general, "solution"))
        self._take_answers(answers.strip())
        return self.made.finish()

    def _take_name(self, body: Masked) -> Masked:
        if not body.mask.startswith("::"):
            return body
        name, rest = body[2:].cut("::")
        if rest is None:
            return body
        self.made.name = " ".join(name.text.split())
        return rest.strip()

    def _take_stem(self, before: Masked, after: Masked) -> None:
        self.format, before = before.take_format()
        stem = self._read_text(self.format, before, "stem")
        if after.text:
            stem = f"{stem} {_GAP} {self._read_text(self.format, after, 'stem')}".strip()
        self.made.stem = stem

    @staticmethod
    def _take_general(answers: Masked) -> tuple[Masked, Masked | None]:
        at = answers.mask.rfind("####")
        return (answers, None) if at < 0 else (answers[:at], answers[at + 4 :])

    def _take_answers(self, answers: Masked) -> None:
        mask = answers.mask
        word = re.split(r"#", mask, maxsplit=1)[0].strip()
        if not mask:
            self.made.fail("kind", "An essay can't be marked here.")
        elif mask.startswith("#"):
            self._take_numbers(answers[1:])
        elif "~" in mask:
            self._take_choices(answers)
        elif "=" in mask and ARROW in mask:
            self._take_pairs(answers)
        elif word in _TRUTHS:
            self._take_truth(_TRUTHS[word], answers)
        else:
            self.made.fail("kind", "A short answer can't be marked here. Offer options instead.")

    def _take_choices(self, answers: Masked) -> None:
        single, weighed = "=" in answers.mask, []
        pieces = list(answers.split("=~"))
        for number, piece in enumerate(pieces, 1):
            if piece.mask[0] not in "=~":
                self.made.fail("options", "The first option begins with neither = nor ~.")
                continue
            weight, rest = self._take_weight(piece[1:])
            if rest.mask[:1] == "=":  # Moodle reads ~= like =
                weight, rest = Decimal(100), rest[1:]
            if weight is None:
                weight = Decimal(100 if piece.mask[0] == "=" else 0)
            if not rest.text.strip() and piece.mask == "~" and number < len(pieces):
                continue
            text, why = self._say_both(rest, f"options[{number}]")
            weighed.append(Weighed(Option(text, weight > 0, why), weight))
        self.made.take_options(weighed, single=single)

    def _take_pairs(self, answers: Masked) -> None:
        pairs, extras = [], []
        for number, piece in enumerate(answers.split("="), 1):
            left, right = piece[1:].cut(ARROW)
            if right is None:
                self.made.fail(f"pairs[{number}]", f"There is no {ARROW} between two texts.")
                continue
            said = self._say(left, f"pairs[{number}].left")
            other = right.strip().text
            if said:
                pairs.append(Pair(said, other, ""))
            else:
                extras.append(Extra(other, ""))
        self.made.take_pairs(pairs, extras)

    def _take_truth(self, truth: bool, answers: Masked) -> None:
        parts = list(answers.cut("#"))
        wrong, right = parts[1].cut("#") if parts[1] is not None else (None, None)
        whys = [self._say(part, "options") if part else "" for part in (right, wrong)]
        options = [Option("True", truth, whys[not truth]), Option("False", not truth, whys[truth])]
        weighed = [Weighed(option, Decimal(100 * option.correct)) for option in options]
        self.made.take_options(weighed, single=True)

    def _take_numbers(self, answers: Masked) -> None:
        for number, piece in enumerate(answers.split("=~"), 1):
            marked = piece.mask[0] in "=~"
            weight, rest = self._take_weight(piece[1:] if marked else piece)
            if weight is None:
                weight = Decimal(0 if piece.mask[0] == "~" else 100)
            said, feedback = rest.cut("#")
            why = self._say(feedback, f"answer[{number}]") if feedback else ""
            given = _read_range(said.text)
            if given is None and said.text.strip() not in {"", "*"}:
                shown = said.text.strip()
                self.made.fail("answer", f"“{shown}” is neither number, number:tolerance nor a..b.")
            else:
                self.made.take_number(given, weight, why)
        self.made.finish_numbers()

    @staticmethod
    def _take_weight(piece: Masked) -> tuple[Decimal | None, Masked]:
        match = _WEIGHT.match(piece.mask)
        if match is None:
            return None, piece
        return Decimal(match.group(1)), piece[match.end() :]

    def _say_both(self, piece: Masked, field: str) -> tuple[str, str]:
        text, feedback = piece.cut("#")
        return self._say(text, field), self._say(feedback, f"{field}.why") if feedback else ""

    def _say(self, piece: Masked, field: str) -> str:
        """Return a text as it is meant in the format that is named in front or by the stem."""
        named, piece = piece.take_format()
        return self._read_text(named or self.format, piece, field)

    def _read_text(self, format_: str, piece: Masked, field: str) -> str:
        text = piece.strip().text.strip()
        if format_ == "html" or (format_ in {"", "moodle"} and looks_marked_up(text)):
            text, lost = read_html(text)
            self.made.lose(field, lost)
        elif format_ in {"", "moodle"}:
            text = " ".join(text.split())
        return text


def _read_range(text: str) -> tuple[Decimal, Decimal] | None:
    """Return value and tolerance of ``5``, ``5:0.1`` or ``4.9..5.1``."""
    if ".." in text:
        low, high = (read_number(part) for part in text.split("..", 1))
        return None if low is None or high is None else ((low + high) / 2, (high - low) / 2)
    first, colon, second = text.partition(":")
    value, tolerance = read_number(first), read_number(second) if colon else Decimal(0)
    return None if value is None or tolerance is None else (value, tolerance)
