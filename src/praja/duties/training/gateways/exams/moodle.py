# SPDX-License-Identifier: EUPL-1.2
"""Questions as Moodle XML, the way Moodle's own `qformat_xml` writes and reads them.

What is said where Moodle has its own place for it: topics are categories, difficulty is a tag, the explanation is the general
feedback, the rubric is the information for graders. Of several right ones, each wrong one takes off what a right one adds.
"""

import base64
from collections.abc import Sequence
from fractions import Fraction
from typing import Any
from urllib.parse import quote

from lxml import etree

from praja.duties.training.domain.exams.questions import Kind, Question
from praja.duties.training.domain.exams.texts import plain
from praja.duties.training.gateways.exams.markup import as_html
from praja.duties.training.gateways.exams.qti import Carried

Element = Any
TYPES = {
    Kind.SINGLE: "multichoice",
    Kind.MULTIPLE: "multichoice",
    Kind.TRUE_FALSE: "truefalse",
    Kind.SHORT: "shortanswer",
    Kind.NUMERIC: "numerical",
    Kind.MATCHING: "matching",
    Kind.ESSAY: "essay",
}
TOP = "$course$/top"
DIFFICULTY_TAG = "kesulitan:"
PLUGIN_FILE = "@@PLUGINFILE@@/"


def quiz(carried: Sequence[Carried]) -> bytes:
    """The questions as one file."""
    root = etree.Element("quiz")
    topic: str | None = None
    for one in sorted(carried, key=lambda each: each.question.topic):
        if one.question.topic != topic:
            topic = one.question.topic
            _category(root, topic)
        _question(root, one)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _category(root: Element, topic: str) -> None:
    question = etree.SubElement(root, "question", type="category")
    # A slash within a name is written twice, as Moodle does.
    path = f"{TOP}/{topic.replace('/', '//')}" if topic else TOP
    _text(etree.SubElement(question, "category"), path)


def _question(root: Element, one: Carried) -> None:
    question = one.question
    element = etree.SubElement(root, "question", type=TYPES[question.kind])
    _text(etree.SubElement(element, "name"), plain(question.text, 80))
    asked = _html(element, "questiontext", question.text)
    if one.picture:
        _picture(asked, one)
    _html(element, "generalfeedback", question.explanation)
    _said(element, "defaultgrade", str(question.points))
    _said(element, "penalty", "0")
    _said(element, "hidden", "0")
    _said(element, "idnumber", one.code)
    _BODIES[question.kind](element, question)
    if question.difficulty:
        _text(etree.SubElement(etree.SubElement(element, "tags"), "tag"), f"{DIFFICULTY_TAG}{question.difficulty}")


def _picture(asked: Element, one: Carried) -> None:
    says = one.question.picture_says.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    address = f"{PLUGIN_FILE}{quote(one.picture_name)}"
    asked[0].text = etree.CDATA(f'{as_html(one.question.text)}<p><img src="{address}" alt="{says}"></p>')
    file = etree.SubElement(asked, "file", name=one.picture_name, path="/", encoding="base64")
    file.text = base64.b64encode(one.picture).decode()


def _choices(element: Element, question: Question) -> None:
    _said(element, "single", "true" if question.kind is Kind.SINGLE else "false")
    _said(element, "shuffleanswers", "false" if question.keeps_order else "true")
    _said(element, "answernumbering", "ABCD")
    each = Fraction(100, len(question.right_keys()))
    for choice in question.choices:
        wrong = Fraction(0) if question.kind is Kind.SINGLE else -each
        _answer(element, as_html(choice.text), each if choice.right else wrong, form="html")


def _truth(element: Element, question: Question) -> None:
    for said, holds in (("true", question.truth), ("false", not question.truth)):
        _answer(element, said, Fraction(100 if holds else 0), form="moodle_auto_format")


def _short(element: Element, question: Question) -> None:
    _said(element, "usecase", "0")
    for said in question.accepted:
        # A star stands for anything in Moodle, unless it is marked.
        _answer(element, said.replace("*", "\\*"), Fraction(100), form="moodle_auto_format")


def _number(element: Element, question: Question) -> None:
    answer = _answer(element, str(question.value), Fraction(100), form="moodle_auto_format")
    _said(answer, "tolerance", str(question.tolerance))


def _matching(element: Element, question: Question) -> None:
    _said(element, "shuffleanswers", "false" if question.keeps_order else "true")
    pairs = [(pair.left, pair.right) for pair in question.pairs] + [("", extra) for extra in question.extras]
    for left, right in pairs:
        sub = _html(element, "subquestion", left)
        # Answers of matching questions are plain words in Moodle; ours keep their marks as they are typed.
        _text(etree.SubElement(sub, "answer"), right)


def _essay(element: Element, question: Question) -> None:
    _said(element, "responseformat", "plain")
    _said(element, "responserequired", "1")
    _said(element, "responsefieldlines", "10")
    _said(element, "attachments", "0")
    _html(element, "graderinfo", question.rubric)
    _html(element, "responsetemplate", "")


_BODIES = {
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.TRUE_FALSE: _truth,
    Kind.SHORT: _short,
    Kind.NUMERIC: _number,
    Kind.MATCHING: _matching,
    Kind.ESSAY: _essay,
}


def _answer(element: Element, said: str, percent: Fraction, *, form: str) -> Element:
    answer = etree.SubElement(element, "answer", fraction=percent_of(percent), format=form)
    _text(answer, said)
    _html(answer, "feedback", "")
    return answer


def percent_of(share: Fraction) -> str:
    """A percentage as Moodle lists them: five decimals where it is no whole number."""
    return f"{float(share):.5f}".rstrip("0").rstrip(".")


def _html(element: Element, name: str, text: str) -> Element:
    made = etree.SubElement(element, name, format="html")
    _text(made, as_html(text))
    return made


def _text(element: Element, said: str) -> None:
    text = etree.SubElement(element, "text")
    # CDATA can't hold its own end; such words are escaped instead.
    text.text = etree.CDATA(said) if ("<" in said or "&" in said) and "]]>" not in said else said


def _said(element: Element, name: str, said: str) -> None:
    etree.SubElement(element, name).text = said
