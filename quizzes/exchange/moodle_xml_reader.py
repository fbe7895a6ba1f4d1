"""Reading Moodle XML, our own and that of other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from quizzes.exchange.assembly import Assembly, Weighed
from quizzes.exchange.foreign import read_html, read_number
from quizzes.exchange.model import Row, UnreadableError
from quizzes.exchange.moodle_xml import PLAIN
from quizzes.exchange.xml_tree import Node, parse_xml
from quizzes.model import Extra, Option, OrderedItem, Pair

_AS_WRITTEN = {PLAIN, "markdown"}
_NAMES = {
    "essay": "An essay", "shortanswer": "A short answer", "cloze": "A cloze",
    "multianswer": "A cloze", "description": "A description", "calculated": "A formula",
    "calculatedmulti": "A formula", "calculatedsimple": "A formula",
}  # fmt: skip
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")


def read(data: bytes) -> list[Row]:
    """Return the questions of a Moodle XML file, each with what is wrong or stays behind.

    Raises:
        UnreadableError: the file is no such XML, or holds no question.
    """
    root = parse_xml(data)
    if root.tag != "quiz":
        raise UnreadableError(f"Line {root.line}: this is no Moodle XML; <quiz> was expected.")
    rows = list(_read_questions(root))
    if not rows:
        raise UnreadableError("Line 1: the file holds no question.")
    return rows


def _read_questions(root: Node) -> Iterator[Row]:
    category = ""
    for node in root.children:
        if node.tag != "question":
            made = Assembly(node.line, name=node.tag)
            yield made.refuse("", f"There is no field <{node.tag}> in a quiz.")
        elif node.attributes.get("type") == "category":
            category = node.say("category", "text")
        else:
            yield _Reader(node, category).read()


class _Reader:
    """One ``<question>`` on its way to a row."""

    def __init__(self, node: Node, category: str) -> None:
        self.node = node
        tags = node.find("tags")
        said = [tag.say("text") for tag in tags.all("tag")] if tags else []
        name = " ".join(node.say("name", "text").split())
        self.made = Assembly(node.line, node.say("idnumber"), said, category, name)

    def read(self) -> Row:
        kind = self.node.attributes.get("type", "")
        readers: dict[str, Callable[[], None]] = {
            "multichoice": self._take_choices,
            "truefalse": self._take_truth,
            "matching": self._take_pairs,
            "ordering": self._take_items,
            "numerical": self._take_numbers,
        }
        if kind not in readers:
            named = _NAMES.get(kind, f"A question of type “{kind}”")
            return self.made.refuse("kind", f"{named} can't be marked here.")
        self.made.stem = self._say(self.node.find("questiontext"), "stem")
        self.made.take_solution(self._say(self.node.find("generalfeedback"), "solution"))
        readers[kind]()
        self._note_rest()
        return self.made.finish()

    def _take_choices(self) -> None:
        single = self.node.say("single") in {"", "true", "1"}
        self.made.take_options(self._weigh(), single=single)

    def _take_truth(self) -> None:
        weighed = self._weigh()
        named = [
            Weighed(Option(w.option.text.capitalize(), w.option.correct, w.option.why), w.weight)
            for w in weighed
        ]
        self.made.take_options(named, single=True)

    def _weigh(self) -> list[Weighed]:
        weighed = []
        for number, answer in enumerate(self.node.all("answer"), 1):
            field = f"options[{number}]"
            weight = self._read_fraction(answer, field)
            why = self._say(answer.find("feedback"), f"{field}.why")
            weighed.append(Weighed(Option(self._say(answer, field), weight > 0, why), weight))
        return weighed

    def _take_pairs(self) -> None:
        pairs, extras = [], []
        for number, part in enumerate(self.node.all("subquestion"), 1):
            field = f"pairs[{number}]"
            answer = part.find("answer")
            right = self._say(answer, field, PLAIN) if answer else ""
            left = self._say(part, field)
            if left:
                pairs.append(Pair(left, right, ""))
            else:
                extras.append(Extra(right, ""))
        self.made.take_pairs(pairs, extras)

    def _take_items(self) -> None:
        placed = []
        for number, answer in enumerate(self.node.all("answer"), 1):
            field = f"items[{number}]"
            why = self._say(answer.find("feedback"), f"{field}.why")
            place = self._read_fraction(answer, field)
            placed.append((place, OrderedItem(self._say(answer, field), why)))
        placed.sort(key=lambda pair: pair[0])
        self.made.take_items([item for _, item in placed])

    def _take_numbers(self) -> None:
        for number, answer in enumerate(self.node.all("answer"), 1):
            field = f"answer[{number}]"
            weight = self._read_fraction(answer, field)
            why = self._say(answer.find("feedback"), field)
            text = answer.say("text")
            value = read_number(text)
            tolerance = read_number(answer.say("tolerance") or "0")
            if text == "*":
                self.made.take_number(None, weight, why)
            elif value is None or tolerance is None:
                self.made.fail(field, f"“{text}” with its tolerance is no number.")
            else:
                self.made.take_number((value, tolerance), weight, why)
        self._take_unit()
        self.made.finish_numbers()

    def _take_unit(self) -> None:
        units = self.node.find("units")
        named = (
            [(unit.say("unit_name"), unit.say("multiplier")) for unit in units.all("unit")]
            if (units)
            else []
        )
        if named:
            self.made.answer["unit"] = named[0][0]
        if len(named) > 1 or any(read_number(by) != 1 for _, by in named[:1]):
            self.made.note("answer.unit", "Further units and their factors aren't held.")

    def _read_fraction(self, answer: Node, field: str) -> Decimal:
        text = answer.attributes.get("fraction", "")
        value = read_number(text)
        if value is None:
            self.made.fail(field, f"The fraction “{text}” is no number.")
        return value or Decimal(0)

    def _note_rest(self) -> None:
        if any(self.node.find("hint", "text") and h.say("text") for h in self.node.all("hint")):
            self.made.note("hint", "Hints aren't held.")
        if any(self.node.say(tag, "text") for tag in _COMBINED):
            self.made.note("feedback", "Feedback on the answer as a whole isn't held.")

    def _say(self, node: Node | None, field: str, default: str = "html") -> str:
        """Return the text of an element as plain text, by the format that it names."""
        if node is None:
            return ""
        if any(node.all("file")):
            self.made.lose(field, ["an attached file"])
        text, format_ = node.say("text"), node.attributes.get("format", default)
        if format_ in _AS_WRITTEN:
            return text
        text, lost = read_html(text)
        self.made.lose(field, lost)
        return text
