# SPDX-License-Identifier: EUPL-1.2
"""Questions as a 1EdTech QTI 3.0 package: `imsmanifest.xml`, one `qti-assessment-item` each, pictures beside them.

Marks are told by QTI's own means, so that another system marks alike: a mapping for choices, words and pairs, a tolerance for
numbers, `external-scored="human"` with the rubric for essays. Topic and difficulty go as LOM metadata in the manifest.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from lxml import etree

from praja.duties.training.domain.exams.questions import FALSE, TRUE, Kind, Question
from praja.duties.training.domain.exams.texts import plain
from praja.duties.training.gateways.exams.markup import append_blocks, append_inline

Element = Any
ITEM_SPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
PACKAGE_SPACE = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
LOM_SPACE = "http://ltsc.ieee.org/xsd/LOM"
SCHEMA_SPACE = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMAS = "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/"
MAP_RESPONSE = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"
ITEM_TYPE = "imsqti_item_xmlv3p0"
RESPONSE, EXPLANATION = "RESPONSE", "EXPLANATION"
LOM_DIFFICULTY = {"easy": "easy", "medium": "medium", "hard": "difficult"}
SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Carried:
    """A question with the picture that belongs to it, and the code under which it is known here."""

    code: str
    question: Question
    picture: bytes = b""
    picture_type: str = "image/png"

    @property
    def picture_name(self) -> str:
        """The name of its picture in a package; empty without one."""
        return f"{self.code}.{SUFFIXES.get(self.picture_type, 'png')}" if self.picture else ""


def package(carried: Sequence[Carried], *, title: str) -> bytes:
    """The questions as the bytes of a ZIP. The same questions give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "imsmanifest.xml", _bytes(manifest(carried, title=title)))
        for one in carried:
            _put(archive, f"items/{one.code}.xml", _bytes(item(one)))
            if one.picture:
                _put(archive, f"items/{one.picture_name}", one.picture)
    return made.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    part = zipfile.ZipInfo(name, _EPOCH)
    part.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(part, data)


def _bytes(root: Element) -> bytes:
    etree.indent(root, level=0) if root.tag.endswith("manifest") else None
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


# ---- the manifest


def manifest(carried: Sequence[Carried], *, title: str) -> Element:
    """The list of what is in the package, with topics and difficulties."""
    spaces = {None: PACKAGE_SPACE, "xsi": SCHEMA_SPACE, "imsmd": LOM_SPACE}
    root = etree.Element(f"{{{PACKAGE_SPACE}}}manifest", nsmap=spaces, identifier="PRAJA-MANIFEST")
    root.set(f"{{{SCHEMA_SPACE}}}schemaLocation", f"{PACKAGE_SPACE} {SCHEMAS}imsqtiv3p0_imscpv1p2_v1p0.xsd")
    metadata = _cp(root, "metadata")
    _cp(metadata, "schema").text = "QTI Package"
    _cp(metadata, "schemaversion").text = "3.0.0"
    _title_of(metadata, title)
    _cp(root, "organizations")
    resources = _cp(root, "resources")
    for one in carried:
        _resource(resources, one)
    return root


def _resource(resources: Element, one: Carried) -> None:
    href = f"items/{one.code}.xml"
    resource = _cp(resources, "resource", identifier=f"RES-{one.code}", type=ITEM_TYPE, href=href)
    question = one.question
    if question.topic or question.difficulty:
        _lom(_cp(resource, "metadata"), question)
    _cp(resource, "file", href=href)
    if one.picture:
        _cp(resource, "file", href=f"items/{one.picture_name}")


def _title_of(metadata: Element, title: str) -> None:
    general = _md(_md(metadata, "lom"), "general")
    _words(_md(general, "title"), title)


def _lom(metadata: Element, question: Question) -> None:
    lom = _md(metadata, "lom")
    if question.topic:
        _words(_md(_md(lom, "general"), "keyword"), question.topic)
    if question.difficulty:
        difficulty = _md(_md(lom, "educational"), "difficulty")
        _md(difficulty, "source").text = "LOMv1.0"
        _md(difficulty, "value").text = LOM_DIFFICULTY[question.difficulty]


def _words(parent: Element, text: str) -> None:
    said = _md(parent, "string")
    said.set("language", "id")
    said.text = text


def _cp(parent: Element, name: str, **attributes: str) -> Element:
    return etree.SubElement(parent, f"{{{PACKAGE_SPACE}}}{name}", attributes)


def _md(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{LOM_SPACE}}}{name}")


# ---- one item


def item(one: Carried) -> Element:
    """One question as a `qti-assessment-item`."""
    question = one.question
    root = etree.Element(f"{{{ITEM_SPACE}}}qti-assessment-item", nsmap={None: ITEM_SPACE, "xsi": SCHEMA_SPACE})
    root.set(f"{{{SCHEMA_SPACE}}}schemaLocation", f"{ITEM_SPACE} {SCHEMAS}imsqti_asiv3p0_v1p0.xsd")
    root.set("identifier", f"Q-{one.code}")
    root.set("title", plain(question.text, 80))
    root.set("adaptive", "false")
    root.set("time-dependent", "false")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "id")
    root.set("tool-name", "Praja")
    _declare(root, question)
    _outcomes(root, question)
    _body(root, one)
    _processing(root, question)
    if question.explanation:
        feedback = _qti(root, "modal-feedback", outcome_identifier="FEEDBACK", identifier=EXPLANATION, show_hide="show")
        append_blocks(_qti(feedback, "content-body"), question.explanation, _make)
    return root


_DECLARED = {
    Kind.SINGLE: ("single", "identifier"),
    Kind.TRUE_FALSE: ("single", "identifier"),
    Kind.MULTIPLE: ("multiple", "identifier"),
    Kind.SHORT: ("single", "string"),
    Kind.NUMERIC: ("single", "float"),
    Kind.MATCHING: ("multiple", "directedPair"),
    Kind.ESSAY: ("single", "string"),
}


def _declare(root: Element, question: Question) -> None:
    cardinality, base_type = _DECLARED[question.kind]
    declared = _qti(root, "response-declaration", identifier=RESPONSE, cardinality=cardinality, base_type=base_type)
    right = right_values(question)
    if right:
        correct = _qti(declared, "correct-response")
        for value in right if cardinality == "multiple" else right[:1]:
            _qti(correct, "value").text = value
    worth = mapped(question)
    if worth:
        bounds = {"lower_bound": "0", "upper_bound": str(question.points), "default_value": "0"}
        mapping = _qti(declared, "mapping", **bounds)
        sensitive = {"case_sensitive": "false"} if question.kind is Kind.SHORT else {}
        for key, share in worth.items():
            _qti(mapping, "map-entry", map_key=key, mapped_value=decimal_of(share), **sensitive)


def right_values(question: Question) -> list[str]:
    """The right answers as QTI names them."""
    if question.kind is Kind.TRUE_FALSE:
        return [TRUE if question.truth else FALSE]
    if question.kind is Kind.NUMERIC:
        return [str(question.value)]
    if question.kind is Kind.MATCHING:
        return [f"{left} {target}" for left, target in question.right_pairs().items()]
    return list(question.accepted) or sorted(question.right_keys())


def mapped(question: Question) -> dict[str, Fraction]:
    """What each answer adds to the marks: of several right ones, each wrong one takes off what a right one adds."""
    points, right = Fraction(question.points), right_values(question)
    if question.kind in (Kind.NUMERIC, Kind.ESSAY):
        return {}
    if question.kind is Kind.MULTIPLE:
        each = points / len(right)
        return {key: each if choice.right else -each for key, choice in question.keyed_choices().items()}
    each = points / len(right) if question.kind is Kind.MATCHING else points
    return dict.fromkeys(right, each)


def decimal_of(share: Fraction) -> str:
    """A fraction as a decimal with at most nine places."""
    return format((Decimal(share.numerator) / share.denominator).quantize(Decimal("1e-9")).normalize(), "f")


def _outcomes(root: Element, question: Question) -> None:
    by_people = {"external_scored": "human"} if question.kind is Kind.ESSAY else {}
    most = {"normal_maximum": str(question.points)}
    score = _qti(
        root, "outcome-declaration", identifier="SCORE", cardinality="single", base_type="float", **most, **by_people
    )
    _default(score, "0")
    _default(
        _qti(root, "outcome-declaration", identifier="MAXSCORE", cardinality="single", base_type="float"),
        str(question.points),
    )
    if question.explanation:
        kept = _qti(root, "outcome-declaration", identifier="FEEDBACK", cardinality="single", base_type="identifier")
        _default(kept, EXPLANATION)


def _default(declared: Element, value: str) -> None:
    _qti(_qti(declared, "default-value"), "value").text = value


def _body(root: Element, one: Carried) -> None:
    question, body = one.question, _qti(root, "item-body")
    append_blocks(body, question.text, _make)
    if one.picture:
        # The schema lets a picture stand in a paragraph only.
        etree.SubElement(
            _append(body, _make("p")), f"{{{ITEM_SPACE}}}img", src=one.picture_name, alt=question.picture_says
        )
    _INTERACTIONS[question.kind](body, question)
    if question.rubric:
        block = _qti(body, "rubric-block", use="scoring", view="scorer")
        append_blocks(_qti(block, "content-body"), question.rubric, _make)


def _choices(body: Element, question: Question) -> None:
    shuffle = "false" if question.keeps_order else "true"
    most = "1" if question.kind is Kind.SINGLE else "0"
    asked = _qti(body, "choice-interaction", response_identifier=RESPONSE, shuffle=shuffle, max_choices=most)
    for key, choice in question.keyed_choices().items():
        append_inline(_qti(asked, "simple-choice", identifier=key), choice.text, _make)


def _truth(body: Element, _question: Question) -> None:
    asked = _qti(body, "choice-interaction", response_identifier=RESPONSE, shuffle="false", max_choices="1")
    for key, said in ((TRUE, "Benar"), (FALSE, "Salah")):
        _qti(asked, "simple-choice", identifier=key).text = said


def _entry(body: Element, question: Question) -> None:
    length = "15" if question.kind is Kind.NUMERIC else "60"
    _qti(_append(body, _make("p")), "text-entry-interaction", response_identifier=RESPONSE, expected_length=length)


def _match(body: Element, question: Question) -> None:
    shuffle, most = "false" if question.keeps_order else "true", str(len(question.pairs))
    asked = _qti(body, "match-interaction", response_identifier=RESPONSE, shuffle=shuffle, max_associations=most)
    for texts, each in ((question.lefts(), "1"), (question.targets(), "0")):
        side = _qti(asked, "simple-match-set")
        for key, text in texts.items():
            append_inline(_qti(side, "simple-associable-choice", identifier=key, match_max=each), text, _make)


def _essay(body: Element, _question: Question) -> None:
    _qti(body, "extended-text-interaction", response_identifier=RESPONSE, expected_lines="8")


_INTERACTIONS = {
    Kind.SINGLE: _choices,
    Kind.MULTIPLE: _choices,
    Kind.TRUE_FALSE: _truth,
    Kind.SHORT: _entry,
    Kind.NUMERIC: _entry,
    Kind.MATCHING: _match,
    Kind.ESSAY: _essay,
}


def _processing(root: Element, question: Question) -> None:
    if question.kind is Kind.ESSAY:
        return
    if question.kind is not Kind.NUMERIC:
        _qti(root, "response-processing", template=MAP_RESPONSE)
        return
    matched = _qti(_qti(_qti(root, "response-processing"), "response-condition"), "response-if")
    equal = _qti(matched, "equal", tolerance_mode="absolute", tolerance=f"{question.tolerance} {question.tolerance}")
    _qti(equal, "correct", identifier=RESPONSE)
    _qti(equal, "variable", identifier=RESPONSE)
    score = _qti(matched, "set-outcome-value", identifier="SCORE")
    _qti(score, "base-value", base_type="float").text = str(question.points)


def _qti(parent: Element, name: str, **attributes: str) -> Element:
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    return etree.SubElement(parent, f"{{{ITEM_SPACE}}}qti-{name}", named)


def _make(name: str) -> Element:
    return etree.Element(f"{{{ITEM_SPACE}}}{name}")


def _append(parent: Element, child: Element) -> Element:
    parent.append(child)
    return child
