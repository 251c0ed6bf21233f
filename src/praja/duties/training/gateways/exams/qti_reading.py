# SPDX-License-Identifier: EUPL-1.2
"""Questions out of QTI packages and items: 3.0, and the same elements as QTI 2.1 and 2.2 name them.

An item is carried where it has one interaction of a kind known here. Marks are read from the right answers and the mapping;
where another system gives partial marks otherwise than here, that is noted.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from praja.duties.training.domain.exams.marking import half_up
from praja.duties.training.domain.exams.questions import (
    FALSE,
    MOST_POINTS,
    TRUE,
    Choice,
    Kind,
    Pair,
    Question,
)
from praja.duties.training.gateways.exams.markup import local_name, read_element
from praja.duties.training.gateways.exams.qti import LOM_DIFFICULTY, mapped
from praja.duties.training.gateways.exams.reading import NotCarried, Notes, ReadQuestion, finished
from praja.duties.training.gateways.exams.untrusted import RefusedFile, parse, safe_path, unpacked

Element = Any
DIFFICULTY_OF = {
    "very easy": "easy", "easy": "easy", "medium": "medium", "difficult": "hard", "very difficult": "hard",
    **{ours: ours for ours in LOM_DIFFICULTY},
}  # fmt: skip
KNOWN = ("choice", "text-entry", "match", "extended-text")
BASE_TYPES_OF_NUMBERS = ("float", "integer")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ITEM_TYPE = re.compile(r"imsqti_(item|apipitem)_xmlv[23]p\d")


def read_package(data: bytes) -> list[ReadQuestion]:
    """The questions of a package. Raises RefusedFile where it is none, or hostile."""
    files = unpacked(data)
    if "imsmanifest.xml" not in files:
        raise RefusedFile("no_archive")
    found = []
    for number, resource in enumerate(_resources(parse(files["imsmanifest.xml"])), start=1):
        found.append(_read_resource(number, resource, files))
    return found


def read_item(data: bytes) -> list[ReadQuestion]:
    """The question of a single item file. Raises RefusedFile where it is none."""
    root = parse(data)
    if _name(root) != "assessment-item":
        raise RefusedFile("no_xml")
    return [_carried(1, root, {}, "", Question(kind=Kind.ESSAY, text=""))]


def _resources(manifest: Element) -> Iterator[Element]:
    return (one for one in manifest.iter() if local_name(one) == "resource" and _ITEM_TYPE.match(one.get("type") or ""))


def _read_resource(number: int, resource: Element, files: Mapping[str, bytes]) -> ReadQuestion:
    href = resource.get("href") or ""
    try:
        path = safe_path(href)
    except RefusedFile:
        return ReadQuestion(number, href[:80], None, (("path", ""),))
    if path not in files:
        return ReadQuestion(number, href[:80], None, (("missing", ""),))
    try:
        root = parse(files[path])
    except RefusedFile as refused:
        return ReadQuestion(number, href[:80], None, ((refused.why, ""),))
    return _carried(number, root, files, posixpath.dirname(path), _described(resource))


def _described(resource: Element) -> Question:
    """Topic and difficulty out of the manifest."""
    topic = difficulty = ""
    for element in resource.iter():
        name, parent = local_name(element), element.getparent()
        if name in ("string", "langstring") and local_name(parent) == "keyword":
            topic = topic or (element.text or "").strip()
        if name == "value" and local_name(parent) == "difficulty":
            difficulty = DIFFICULTY_OF.get((element.text or "").strip().casefold(), "")
    return Question(kind=Kind.ESSAY, text="", topic=topic[:120], difficulty=difficulty)


def _carried(number: int, root: Element, files: Mapping[str, bytes], folder: str, about: Question) -> ReadQuestion:
    notes, title = Notes(), (root.get("title") or root.get("identifier") or "")[:80]
    try:
        question, picture = _question(root, files, folder, notes)
        return finished(
            number, title, replace(question, topic=about.topic, difficulty=about.difficulty), notes, picture
        )
    except NotCarried as refused:
        return ReadQuestion(number, title, None, ((refused.what, refused.detail),))


def _question(root: Element, files: Mapping[str, bytes], folder: str, notes: Notes) -> tuple[Question, bytes]:
    if _name(root) != "assessment-item":
        raise NotCarried("no_question")
    body = _first(root, "item-body")
    if body is None:
        raise NotCarried("no_question")
    asked = [one for one in body.iter() if _name(one).endswith("-interaction")]
    if len(asked) != 1:
        raise NotCarried("several_interactions" if asked else "no_question")
    kind_name = _name(asked[0]).removesuffix("-interaction")
    if kind_name not in KNOWN:
        raise NotCarried("kind", kind_name)
    text, picture, says = _text_of(body, asked[0], files, folder, notes)
    question = Question(
        kind=Kind.ESSAY,
        text=text,
        points=_points(root, notes),
        explanation=_explanation(root),
        rubric=_rubric(body),
        picture_says=says,
        keeps_order=_get(asked[0], "shuffle") != "true",
    )
    declared = _declaration(root, _get(asked[0], "response-identifier"))
    if kind_name == "extended-text":
        return question, picture
    if declared is None:
        raise NotCarried("no_answer")
    made = _READERS[kind_name](question, asked[0], declared, root, notes)
    _compare_marks(made, declared, notes)
    return made, picture


def _text_of(
    body: Element, asked: Element, files: Mapping[str, bytes], folder: str, notes: Notes
) -> tuple[str, bytes, str]:
    reading = read_element(body, skip=lambda one: one is asked or _name(one) == "rubric-block")
    prompt = _first(asked, "prompt")
    blocks = list(reading.blocks)
    if prompt is not None:
        said = read_element(prompt)
        blocks += said.blocks
        reading.pictures += said.pictures
        reading.lost += said.lost
    reading.blocks = blocks
    picture, says = _picture(reading.pictures, files, folder, notes)
    for lost in reading.lost:
        notes.say("lost", lost)
    return reading.text, picture, says


def _picture(found: list[tuple[str, str]], files: Mapping[str, bytes], folder: str, notes: Notes) -> tuple[bytes, str]:
    """The first picture that lies in the package."""
    if len(found) > 1:
        notes.say("one_picture")
    for address, says in found[:1]:
        try:
            data = files.get(safe_path(posixpath.join(folder, address)), b"")
        except RefusedFile:
            data = b""
        if data:
            return data, says
        notes.say("picture_missing")
    return b"", ""


def _points(root: Element, notes: Notes) -> int:
    """The most that can be had: MAXSCORE, else the upper bound of the mapping, else the largest value, else one."""
    most = Decimal(1)
    for declared in _children(root, "outcome-declaration"):
        if declared.get("identifier") == "MAXSCORE":
            most = _number("".join(declared.itertext())) or most
        elif declared.get("identifier") == "SCORE" and (said := _number(_get(declared, "normal-maximum"))):
            most = said
    points = min(max(half_up_decimal(most), 1), MOST_POINTS)
    if points != most:
        notes.say("points", str(most))
    return points


def half_up_decimal(number: Decimal) -> int:
    """A decimal rounded to a whole number, halves up."""
    return half_up(Fraction(number))


def _explanation(root: Element) -> str:
    return "\n\n".join(read_element(one).text for one in _children(root, "modal-feedback"))


def _rubric(body: Element) -> str:
    return "\n\n".join(read_element(one).text for one in body.iter() if _name(one) == "rubric-block")


def _declaration(root: Element, identifier: str) -> Element | None:
    return next((one for one in _children(root, "response-declaration") if one.get("identifier") == identifier), None)


def _right(declared: Element) -> list[str]:
    correct = _first(declared, "correct-response")
    return [] if correct is None else [(one.text or "").strip() for one in correct.iter() if _name(one) == "value"]


def _mapping(declared: Element) -> dict[str, Decimal]:
    mapping = _first(declared, "mapping")
    entries = () if mapping is None else (one for one in mapping.iter() if _name(one) == "map-entry")
    return {_get(one, "map-key"): _number(_get(one, "mapped-value")) or Decimal(0) for one in entries}


# ---- kinds


def _choice(question: Question, asked: Element, declared: Element, _root: Element, notes: Notes) -> Question:
    several = declared.get("cardinality") == "multiple"
    right = set(_right(declared)) or _best(_mapping(declared), several)
    read = [(one.get("identifier") or "", _inline(one, notes)) for one in asked.iter() if _name(one) == "simple-choice"]
    if not several and {key.casefold() for key, _text in read} == {TRUE, FALSE}:
        return replace(question, kind=Kind.TRUE_FALSE, truth=TRUE in {key.casefold() for key in right})
    choices = tuple(Choice(text, key in right) for key, text in read)
    return replace(question, kind=Kind.MULTIPLE if several else Kind.SINGLE, choices=choices)


def _best(worth: Mapping[str, Decimal], several: bool) -> set[str]:
    gains = {key: value for key, value in worth.items() if value > 0}
    return set(gains) if several else {max(gains, key=gains.__getitem__)} if gains else set()


def _entry(question: Question, asked: Element, declared: Element, root: Element, notes: Notes) -> Question:
    if _get(declared, "base-type") in BASE_TYPES_OF_NUMBERS:
        right = next((number for said in _right(declared) if (number := _number(said)) is not None), None)
        if right is None:
            raise NotCarried("no_answer")
        return replace(question, kind=Kind.NUMERIC, value=right, tolerance=_tolerance(root, right, notes))
    worth = _mapping(declared)
    most = max(worth.values(), default=Decimal(0))
    accepted = [key for key, value in worth.items() if value == most and value > 0]
    if any(0 < value < most for value in worth.values()):
        notes.say("partial")
    if any(_get(one, "case-sensitive") == "true" for one in declared.iter()):
        notes.say("case")
    return replace(question, kind=Kind.SHORT, accepted=tuple(dict.fromkeys([*_right(declared), *accepted])))


def _tolerance(root: Element, right: Decimal, notes: Notes) -> Decimal:
    equal = next((one for one in root.iter() if _name(one) == "equal"), None)
    if equal is None or _get(equal, "tolerance-mode") in ("", "exact"):
        return Decimal(0)
    each = [_number(one) or Decimal(0) for one in _get(equal, "tolerance").split()] or [Decimal(0)]
    if _get(equal, "tolerance-mode") == "relative":
        each = [abs(right) * one / 100 for one in each]
    if len(set(each)) > 1:
        notes.say("tolerance")
    return abs(min(each))


def _match(question: Question, asked: Element, declared: Element, _root: Element, notes: Notes) -> Question:
    sides = [
        {
            one.get("identifier") or "": _inline(one, notes)
            for one in side.iter()
            if _name(one) == "simple-associable-choice"
        }
        for side in asked.iter()
        if _name(side) == "simple-match-set"
    ]
    if len(sides) != 2:
        raise NotCarried("no_question")
    right = [tuple(pair.split()) for pair in _right(declared) or _best(_mapping(declared), several=True)]
    partner = {pair[0]: pair[1] for pair in right if len(pair) == 2}
    if len(partner) < len(right) or set(partner) != set(sides[0]) or not set(partner.values()) <= set(sides[1]):
        raise NotCarried("pairs_differ")
    pairs = tuple(Pair(text, sides[1][partner[key]]) for key, text in sides[0].items())
    # In the order of the file, so that keys stay what they were.
    extras = tuple(text for key, text in sides[1].items() if key not in partner.values())
    return replace(question, kind=Kind.MATCHING, pairs=pairs, extras=extras)


_READERS = {"choice": _choice, "text-entry": _entry, "match": _match}


def _inline(element: Element, notes: Notes) -> str:
    reading = read_element(element)
    if reading.pictures:
        notes.say("lost", "picture")
    for lost in reading.lost:
        notes.say("lost", lost)
    return reading.text


def _compare_marks(question: Question, declared: Element, notes: Notes) -> None:
    """Say where the file gives partial marks otherwise than they are given here."""
    if question.kind not in (Kind.MULTIPLE, Kind.MATCHING) or not _mapping(declared):
        return
    ours = sorted(value for value in mapped(question).values())
    theirs = sorted(_mapping(declared).values())
    if len(ours) != len(theirs) or any(
        abs(Decimal(one.numerator) / one.denominator - other) > Decimal("0.001")
        for one, other in zip(ours, theirs, strict=True)
    ):
        notes.say("partial")


# ---- names, 2.x and 3.0


def _name(element: Element) -> str:
    """The element's name as QTI 3.0 has it, without `qti-`."""
    if not isinstance(element.tag, str):
        return ""
    return _kebab(element.tag.rpartition("}")[2]).removeprefix("qti-")


def _kebab(name: str) -> str:
    return _CAMEL.sub("-", name).lower()


def _get(element: Element, name: str) -> str:
    """An attribute by its name of QTI 3.0; empty without one."""
    said = element.get(name)
    if said is None:
        head, *rest = name.split("-")
        said = element.get(head + "".join(part.capitalize() for part in rest))
    return (said or "").strip()


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name)


def _first(element: Element, name: str) -> Element | None:
    return next(_children(element, name), None)


def _number(said: str) -> Decimal | None:
    try:
        number = Decimal(said.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < Decimal("1e15") else None
