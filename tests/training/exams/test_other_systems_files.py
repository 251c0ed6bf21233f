# SPDX-License-Identifier: EUPL-1.2
"""Questions go out as QTI 3.0 and Moodle XML and come back the same; what is lost is said; hostile files are refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from praja.duties.training.domain.exams.questions import Kind, Question, shaped
from praja.duties.training.domain.exams.texts import plain
from praja.duties.training.gateways.exams.markup import read_html
from praja.duties.training.gateways.exams.moodle import quiz
from praja.duties.training.gateways.exams.moodle_reading import read_quiz
from praja.duties.training.gateways.exams.qti import ITEM_SPACE, PACKAGE_SPACE, Carried, item, package
from praja.duties.training.gateways.exams.qti_reading import read_item, read_package
from praja.duties.training.gateways.exams.reading import ReadQuestion
from praja.duties.training.gateways.exams.untrusted import RefusedFile
from training.exams.asking import EVERY_KIND, SINGLE, questions

PICTURE = b"\x89PNG\r\n\x1a\nsay"


def carried(found: list[Question], picture: bytes = b"") -> list[Carried]:
    return [Carried(f"soal-{number:04}", one, picture) for number, one in enumerate(found, start=1)]


def by_qti(found: list[Carried]) -> list[ReadQuestion]:
    return read_package(package(found, title="Bank <soal> & kawan"))


def by_moodle(found: list[Carried]) -> list[ReadQuestion]:
    return read_quiz(quiz(found))


WAYS = pytest.mark.parametrize("way", [by_qti, by_moodle])


@WAYS
@settings(max_examples=60, deadline=None)
@given(found=st.lists(questions(), min_size=1, max_size=4))
def test_what_goes_out_comes_back_the_same(
    way: Callable[[list[Carried]], list[ReadQuestion]], found: list[Question]
) -> None:
    read = way(carried(found))

    assert [one.notes for one in read] == [()] * len(found)
    assert sorted((one.question for one in read), key=repr) == sorted(found, key=repr)


@WAYS
def test_a_picture_goes_with_its_words(way: Callable[[list[Carried]], list[ReadQuestion]]) -> None:
    asked = shaped(Question(kind=Kind.ESSAY, text="Apa ini?", picture_says='Loket "A" <baru>'))
    (read,) = way(carried([asked], PICTURE))

    assert (read.question, read.picture, read.notes) == (asked, PICTURE, ())


# ---- what others write


FROM_QTI_2 = b"""<?xml version="1.0"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="x" title="Lama" adaptive="false"
  timeDependent="false">
 <responseDeclaration identifier="R1" cardinality="multiple" baseType="identifier">
  <correctResponse><value>H</value><value>O</value></correctResponse>
  <mapping lowerBound="0" upperBound="2" defaultValue="-2">
   <mapEntry mapKey="H" mappedValue="1"/><mapEntry mapKey="O" mappedValue="1"/><mapEntry mapKey="Cl" mappedValue="-1"/>
  </mapping>
 </responseDeclaration>
 <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
 <itemBody><p>Yang membentuk <b>air</b>?</p>
  <table><tr><td>satu</td><td>dua</td></tr></table>
  <choiceInteraction responseIdentifier="R1" shuffle="true" maxChoices="0">
   <prompt>Pilih semua.</prompt>
   <simpleChoice identifier="H">Hidrogen</simpleChoice><simpleChoice identifier="O">Oksigen</simpleChoice>
   <simpleChoice identifier="Cl">Klor</simpleChoice>
  </choiceInteraction></itemBody>
</assessmentItem>"""


def test_an_item_of_qti_2_is_read_and_says_what_differs() -> None:
    (read,) = read_item(FROM_QTI_2)

    assert read.question is not None
    assert read.question.text == "Yang membentuk **air**?\n\nsatu dua\n\nPilih semua."
    assert [(one.text, one.right) for one in read.question.choices] == [
        ("Hidrogen", True),
        ("Oksigen", True),
        ("Klor", False),
    ]
    assert read.notes == (("lost", "table"), ("partial", ""))


@pytest.mark.parametrize(
    ("body", "note"),
    [
        ("<qti-order-interaction response-identifier='R'/>", ("kind", "order")),
        ("<p>Hanya kata.</p>", ("no_question", "")),
        (
            "<qti-choice-interaction response-identifier='R'/><qti-choice-interaction response-identifier='R'/>",
            ("several_interactions", ""),
        ),
        ("<p>Tanya</p><qti-choice-interaction response-identifier='R'/>", ("no_answer", "")),
    ],
)
def test_what_no_question_here_can_be_is_said(body: str, note: tuple[str, str]) -> None:
    xml = (
        f"<qti-assessment-item xmlns='{ITEM_SPACE}' identifier='a' title='Judul'><qti-item-body>{body}</qti-item-body>"
    )
    (read,) = read_item(f"{xml}</qti-assessment-item>".encode())

    assert (read.question, read.notes, read.name) == (None, (note,), "Judul")


FROM_MOODLE = b"""<?xml version="1.0" encoding="UTF-8"?><quiz>
<question type="category"><category><text>$course$/top/Tata naskah/Surat//Nota</text></category></question>
<question type="multichoice"><name><text>Ganda</text></name>
 <questiontext format="html"><text><![CDATA[<p onclick="x()">Mana <script>alert(1)</script><em>benar</em>?</p>
  <ul><li>ini</li><li>itu</li></ul>]]></text></questiontext>
 <defaultgrade>1.5000000</defaultgrade><single>true</single><shuffleanswers>false</shuffleanswers>
 <answer fraction="100" format="html"><text>A</text><feedback><text>Bagus</text></feedback></answer>
 <answer fraction="50" format="html"><text>B</text></answer></question>
<question type="cloze"><name><text>Sela</text></name><questiontext><text>{1:SA:=x}</text></questiontext></question>
<question type="shortanswer"><name><text>Singkat</text></name><questiontext format="plain_text"><text>2 ** 3?</text>
 </questiontext><usecase>1</usecase><answer fraction="100"><text>del*pan</text></answer>
 <answer fraction="100"><text>8</text></answer></question>
</quiz>"""


def test_moodle_s_own_ways_are_read_and_said() -> None:
    choice, cloze, short = read_quiz(FROM_MOODLE)

    assert choice.question is not None
    assert short.question is not None
    assert choice.question.text == "Mana __benar__?\n\n- ini\n- itu"
    assert (choice.question.topic, choice.question.keeps_order, choice.question.points) == ("Surat/Nota", True, 2)
    assert choice.notes == (("lost", "script"), ("points", "1.5000000"), ("lost", "feedback"), ("partial", ""))
    assert (cloze.question, cloze.notes) == (None, (("kind", "cloze"),))
    assert plain(short.question.text) == "2 ** 3?"
    assert short.notes == (("wildcard", ""), ("case", ""))


def test_html_of_others_comes_in_as_words_alone() -> None:
    reading = read_html(
        '<p>Klik <a href="javascript:x">sini</a><br>baris&nbsp;dua</p><img src="a.png" alt="peta"> 1 &lt; 2'
    )

    assert reading.text == "Klik sini\nbaris dua\n\n1 < 2"
    assert (reading.pictures, reading.lost) == ([("a.png", "peta")], ["link"])


# ---- hostile files


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return made.getvalue()


LAUGHS = b'<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>'
OUTSIDE = b'<!DOCTYPE quiz [<!ENTITY f SYSTEM "file:///etc/hostname">]><quiz>&f;</quiz>'
DEEP = b"<quiz>" + b"<a>" * 150 + b"</a>" * 150 + b"</quiz>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (LAUGHS, "document_type"),
        (OUTSIDE, "document_type"),
        (DEEP, "deep"),
        (b"<quiz>" + b"<a>" * 10_000, "no_xml"),
        (b"bukan xml", "no_xml"),
        (b"<lain/>", "no_xml"),
        (b"", "no_xml"),
        (b"<quiz>" + b" " * 20_000_001, "too_large"),
    ],
)
def test_hostile_xml_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        read_quiz(data)

    assert refused.value.why == why


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK\x03\x04 rusak", "no_archive"),
        (archive({"lain.xml": b"<x/>"}), "no_archive"),
        (archive({"../../etc/cron.d/x": b"x"}), "path"),
        (archive({"/etc/passwd": b"x"}), "path"),
        (archive({"C:/x": b"x"}), "path"),
        (archive({"a/../imsmanifest.xml": b"x", "imsmanifest.xml": b"y"}), "path"),
        (archive({f"{number}": b"" for number in range(2_001)}), "too_many_parts"),
        (archive({"imsmanifest.xml": b"0" * 9_000_000}), "unpacks_too_large"),
        (archive({"imsmanifest.xml": LAUGHS.replace(b"quiz", b"manifest")}), "document_type"),
    ],
)
def test_hostile_archives_are_refused(data: bytes, why: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        read_package(data)

    assert refused.value.why == why


def test_an_item_that_is_not_there_or_leads_out_costs_only_itself() -> None:
    def resource(href: str) -> str:
        return f"<resource identifier='r{len(href)}' type='imsqti_item_xmlv3p0' href='{href}'/>"

    listed = "".join(resource(href) for href in ("../x.xml", "tiada.xml", "jahat.xml", "baik.xml"))
    manifest = f"<manifest xmlns='{PACKAGE_SPACE}'><resources>{listed}</resources></manifest>"
    good = etree.tostring(item(carried([SINGLE])[0]))
    read = read_package(archive({"imsmanifest.xml": manifest.encode(), "jahat.xml": LAUGHS, "baik.xml": good}))

    assert [(one.question is not None, one.notes) for one in read] == [
        (False, (("path", ""),)),
        (False, (("missing", ""),)),
        (False, (("document_type", ""),)),
        (True, ()),
    ]


# ---- as the standard has it


ORDER = [
    "qti-response-declaration", "qti-outcome-declaration", "qti-item-body", "qti-response-processing",
    "qti-modal-feedback",
]  # fmt: skip
IN_BODY = {
    "p", "ul", "ol", "qti-choice-interaction", "qti-match-interaction", "qti-extended-text-interaction",
    "qti-rubric-block",
}  # fmt: skip
REQUIRED = {
    "qti-assessment-item": {"identifier", "title", "time-dependent"},
    "qti-response-declaration": {"identifier", "cardinality", "base-type"},
    "qti-outcome-declaration": {"identifier", "cardinality", "base-type"},
    "qti-map-entry": {"map-key", "mapped-value"},
    "qti-choice-interaction": {"response-identifier", "max-choices"},
    "qti-match-interaction": {"response-identifier", "max-associations"},
    "qti-simple-associable-choice": {"identifier", "match-max"},
    "qti-text-entry-interaction": {"response-identifier"},
    "qti-extended-text-interaction": {"response-identifier"},
    "qti-rubric-block": {"use", "view"},
    "qti-modal-feedback": {"outcome-identifier", "identifier", "show-hide"},
    "qti-equal": {"tolerance-mode"},
    "img": {"src", "alt"},
}


def name_of(element: Any) -> str:
    return str(etree.QName(element).localname)


@settings(max_examples=60, deadline=None)
@given(question=questions())
def test_items_have_the_shape_that_the_schema_of_qti_3_asks_for(question: Question) -> None:
    """Order of children, where interactions may stand, and what is required, as the published schema has them (the schema itself
    is not kept here)."""
    root = item(Carried("s-1", question, PICTURE))
    names = [name_of(child) for child in root]

    assert names == sorted(names, key=ORDER.index)
    body = root.find(f"{{{ITEM_SPACE}}}qti-item-body")
    assert body is not None
    assert {name_of(child) for child in body} <= IN_BODY
    for element in root.iter():
        assert etree.QName(element).namespace == ITEM_SPACE
        assert REQUIRED.get(name_of(element), set()) <= set(element.attrib)
        if name_of(element) in ("qti-text-entry-interaction", "img"):
            assert name_of(element.getparent()) == "p"
        if name_of(element) in ("qti-rubric-block", "qti-modal-feedback"):
            assert [name_of(child) for child in element] == ["qti-content-body"]
    declared = {one.get("identifier") for one in root.iter(f"{{{ITEM_SPACE}}}qti-response-declaration")}
    assert {one.get("response-identifier") for one in body.iter() if one.get("response-identifier")} == declared


def test_the_manifest_names_every_file_of_the_package() -> None:
    with zipfile.ZipFile(io.BytesIO(package(carried(list(EVERY_KIND), PICTURE), title="Bank"))) as opened:
        names = set(opened.namelist())
        root = etree.fromstring(opened.read("imsmanifest.xml"))
    space = f"{{{PACKAGE_SPACE}}}"

    assert [name_of(child) for child in root] == ["metadata", "organizations", "resources"]
    assert root.findtext(f"{space}metadata/{space}schema") == "QTI Package"
    assert root.findtext(f"{space}metadata/{space}schemaversion") == "3.0.0"
    assert {one.get("href") for one in root.iter(f"{space}file")} | {"imsmanifest.xml"} == names
    assert {one.get("type") for one in root.iter(f"{space}resource")} == {"imsqti_item_xmlv3p0"}
    for resource in root.iter(f"{space}resource"):
        kinds = [name_of(child) for child in resource]
        assert kinds == sorted(kinds, key=["metadata", "file"].index)
