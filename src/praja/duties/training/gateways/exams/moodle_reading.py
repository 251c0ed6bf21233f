# SPDX-License-Identifier: EUPL-1.2
"""Questions out of Moodle XML: kinds known here are carried, of every other question the report says its kind."""

import base64
import binascii
import html
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import unquote

from praja.duties.training.domain.exams.questions import (
    DIFFICULTIES,
    LONGEST_TOPIC,
    MOST_POINTS,
    Choice,
    Kind,
    Pair,
    Question,
)
from praja.duties.training.domain.exams.texts import PARAGRAPH, Block, Run, written
from praja.duties.training.gateways.exams.markup import read_html
from praja.duties.training.gateways.exams.moodle import DIFFICULTY_TAG, PLUGIN_FILE, TOP
from praja.duties.training.gateways.exams.reading import NotCarried, Notes, ReadQuestion, finished
from praja.duties.training.gateways.exams.untrusted import RefusedFile, parse

Element = Any
MOST_QUESTIONS = 2_000
PLAIN_FORMS = ("plain_text", "moodle_auto_format", "markdown")


def read_quiz(data: bytes) -> list[ReadQuestion]:
    """The questions of a file. Raises RefusedFile where it is none, hostile, or longer than is read."""
    root = parse(data)
    if root.tag != "quiz":
        raise RefusedFile("no_xml")
    questions = [one for one in root if one.tag == "question"]
    if len(questions) > MOST_QUESTIONS:
        raise RefusedFile("too_many_parts")
    found: list[ReadQuestion] = []
    topic = ""
    for element in questions:
        if element.get("type") == "category":
            topic = _topic(element)
        else:
            found.append(_carried(len(found) + 1, element, topic))
    return found


def _topic(element: Element) -> str:
    """The last part of a category's path: `$course$/top/Pengaduan` is Pengaduan."""
    path = _text(element, "category").replace("//", "\x1f")
    last = path.split("/")[-1].replace("\x1f", "/")
    return "" if last in ("top", "$course$", "") or path == TOP else " ".join(last.split())[:LONGEST_TOPIC]


def _carried(number: int, element: Element, topic: str) -> ReadQuestion:
    name, notes = _text(element, "name").strip()[:80], Notes()
    try:
        read = _READERS.get(element.get("type") or "")
        if read is None:
            raise NotCarried("kind", (element.get("type") or "")[:40])
        asked, picture = _asked(element, notes)
        question = read(replace(asked, topic=topic), element, notes)
        return finished(number, name, question, notes, picture)
    except NotCarried as refused:
        return ReadQuestion(number, name, None, ((refused.what, refused.detail),))


def _asked(element: Element, notes: Notes) -> tuple[Question, bytes]:
    """What every kind has: words, points, explanation, difficulty, picture."""
    holder = element.find("questiontext")
    if holder is None:
        raise NotCarried("no_question")
    pictures: list[tuple[str, str]] = []
    text = _words(holder, notes, pictures)
    picture, says = _picture(holder, pictures, notes)
    explained = element.find("generalfeedback")
    tags = [(tag.findtext("text") or "").strip() for tag in element.iterfind("tags/tag")]
    question = Question(
        kind=Kind.ESSAY,
        text=text,
        points=_points(element, notes),
        explanation="" if explained is None else _words(explained, notes),
        difficulty=_difficulty(tags),
        picture_says=says,
        keeps_order=_said(element, "shuffleanswers") in ("false", "0"),
    )
    if element.find("hint") is not None:
        notes.say("lost", "hint")
    return question, picture


def _difficulty(tags: list[str]) -> str:
    given = [tag.removeprefix(DIFFICULTY_TAG) for tag in tags if tag.startswith(DIFFICULTY_TAG)]
    return next((one for one in given if one in DIFFICULTIES), "")


def _points(element: Element, notes: Notes) -> int:
    grade = _number(_said(element, "defaultgrade") or "1")
    points = min(max(int(grade.to_integral_value()) if grade else 1, 1), MOST_POINTS)
    if grade is not None and points != grade:
        notes.say("points", str(grade))
    return points


def _picture(holder: Element, pictures: list[tuple[str, str]], notes: Notes) -> tuple[bytes, str]:
    if len(pictures) > 1:
        notes.say("one_picture")
    files = {one.get("name"): one for one in holder.iterfind("file") if one.get("encoding") == "base64"}
    for address, says in pictures[:1]:
        file = files.get(unquote(address.removeprefix(PLUGIN_FILE)))
        try:
            data = b"" if file is None else base64.b64decode("".join((file.text or "").split()), validate=True)
        except binascii.Error:
            data = b""
        if data:
            return data, says
        notes.say("picture_missing")
    return b"", ""


# ---- kinds


def _choices(question: Question, element: Element, notes: Notes) -> Question:
    answers = [(_words(one, notes), _fraction(one)) for one in element.iterfind("answer")]
    _say_feedback(element, notes)
    if _said(element, "single") in ("false", "0"):
        _compare(answers, notes)
        choices = tuple(Choice(text, worth > 0) for text, worth in answers)
        return replace(question, kind=Kind.MULTIPLE, choices=choices)
    best = max((worth for _text, worth in answers), default=Decimal(0))
    if any(0 < worth < best for _text, worth in answers):
        notes.say("partial")
    return replace(
        question, kind=Kind.SINGLE, choices=tuple(Choice(text, worth == best > 0) for text, worth in answers)
    )


def _compare(answers: list[tuple[str, Decimal]], notes: Notes) -> None:
    right = [worth for _text, worth in answers if worth > 0]
    wrong = [worth for _text, worth in answers if worth <= 0]
    each = Decimal(100) / len(right) if right else Decimal(0)
    if any(abs(worth - each) > Decimal("0.01") for worth in right) or any(
        abs(worth + each) > Decimal("0.01") for worth in wrong
    ):
        notes.say("partial")


def _truth(question: Question, element: Element, notes: Notes) -> Question:
    worth = {_text_of(one).strip().casefold(): _fraction(one) for one in element.iterfind("answer")}
    _say_feedback(element, notes)
    return replace(question, kind=Kind.TRUE_FALSE, keeps_order=False, truth=worth.get("true", Decimal(0)) > 0)


def _short(question: Question, element: Element, notes: Notes) -> Question:
    answers = [(_text_of(one), _fraction(one)) for one in element.iterfind("answer")]
    accepted = tuple(text for text, worth in answers if worth == 100)
    if any(0 < worth < 100 for _text, worth in answers):
        notes.say("partial")
    if any("*" in text.replace("\\*", "") for text in accepted):
        notes.say("wildcard")
    if _said(element, "usecase") == "1":
        notes.say("case")
    said = tuple(text.replace("\\*", "*") for text in accepted)
    return replace(question, kind=Kind.SHORT, keeps_order=False, accepted=said)


def _numerical(question: Question, element: Element, notes: Notes) -> Question:
    right = [one for one in element.iterfind("answer") if _fraction(one) == 100]
    value = _number(_text_of(right[0])) if right else None
    if value is None:
        raise NotCarried("no_answer")
    if len(right) > 1 or any(0 < _fraction(one) < 100 for one in element.iterfind("answer")):
        notes.say("partial")
    if element.find("units") is not None:
        notes.say("lost", "units")
    tolerance = _number(_said(right[0], "tolerance") or "0") or Decimal(0)
    return replace(question, kind=Kind.NUMERIC, keeps_order=False, value=value, tolerance=abs(tolerance))


def _matching(question: Question, element: Element, notes: Notes) -> Question:
    read = [(_words(one, notes), (one.findtext("answer/text") or "")) for one in element.iterfind("subquestion")]
    pairs = tuple(Pair(left, right) for left, right in read if left)
    return replace(
        question, kind=Kind.MATCHING, pairs=pairs, extras=tuple(right for left, right in read if not left and right)
    )


def _essay(question: Question, element: Element, notes: Notes) -> Question:
    grader = element.find("graderinfo")
    if (_number(_said(element, "attachments") or "0") or 0) != 0:
        notes.say("lost", "attachments")
    rubric = "" if grader is None else _words(grader, notes)
    return replace(question, kind=Kind.ESSAY, keeps_order=False, rubric=rubric)


_READERS: Mapping[str, Callable[[Question, Element, Notes], Question]] = {
    "multichoice": _choices,
    "truefalse": _truth,
    "shortanswer": _short,
    "numerical": _numerical,
    "matching": _matching,
    "essay": _essay,
}


# ---- words


def _words(holder: Element, notes: Notes, pictures: list[tuple[str, str]] | None = None) -> str:
    """The words of an element that has a format and a text, in our marks."""
    text = _text_of(holder)
    if (holder.get("format") or "html") in PLAIN_FORMS and not text.lstrip().startswith("<"):
        return _as_typed(html.unescape(text) if holder.get("format") == "moodle_auto_format" else text)
    reading = read_html(text)
    for lost in reading.lost:
        notes.say("lost", lost)
    if pictures is not None:
        pictures += reading.pictures
    elif reading.pictures:
        notes.say("lost", "picture")
    return reading.text


def _as_typed(text: str) -> str:
    """Plain words: signs that would be marks here are only signs."""
    paragraphs = [one for one in text.replace("\r\n", "\n").split("\n\n") if one.strip()]
    return written(Block(PARAGRAPH, ((Run(one),),)) for one in paragraphs)


def _say_feedback(element: Element, notes: Notes) -> None:
    if any((one.findtext("feedback/text") or "").strip() for one in element.iterfind("answer")):
        notes.say("lost", "feedback")


def _text_of(holder: Element) -> str:
    text = holder.find("text")
    return "" if text is None else "".join(text.itertext())


def _text(element: Element, name: str) -> str:
    holder = element.find(name)
    return "" if holder is None else _text_of(holder)


def _said(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _fraction(answer: Element) -> Decimal:
    return _number(answer.get("fraction") or "0") or Decimal(0)


def _number(said: str) -> Decimal | None:
    try:
        number = Decimal(said.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < Decimal("1e15") else None
