# SPDX-License-Identifier: EUPL-1.2
"""Manifests of packages: `imsmanifest.xml` of SCORM 1.2 and `cmi5.xml`. XML from strangers: no entities, no document types, no
network, no more than is needed to open the lessons."""

import re
from collections.abc import Collection
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from praja.duties.training.domain.modules.outlines import Block, Lesson, ModuleKind, MoveOn, Outline
from praja.duties.training.enums.modules import ManifestProblem
from praja.duties.training.gateways.modules import archives
from praja.duties.training.gateways.modules.archives import MIB

SCORM_MANIFEST, CMI5_MANIFEST = "imsmanifest.xml", "cmi5.xml"
CMI5 = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
MOST_MANIFEST, MOST_LESSONS, MOST_TITLE = 4 * MIB, 200, 200


class BadManifest(ValueError):
    """A manifest that is not taken; `problem` says why, `name` where."""

    def __init__(self, problem: ManifestProblem, name: str = "") -> None:
        super().__init__(problem.value, name)
        self.problem, self.name = problem, name[:120]


def outline_of(path: Path, names: Collection[str]) -> Outline:
    """The lessons of a package whose archive was checked. Raises `BadManifest`."""
    for name, reader in ((CMI5_MANIFEST, read_cmi5), (SCORM_MANIFEST, read_scorm)):
        if name in names:
            return reader(archives.read(path, name, MOST_MANIFEST + 1), names)
    raise BadManifest(ManifestProblem.NO_MANIFEST)


def _root(data: bytes) -> etree._Element:
    if len(data) > MOST_MANIFEST:
        raise BadManifest(ManifestProblem.UNREADABLE)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise BadManifest(ManifestProblem.UNREADABLE) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadManifest(ManifestProblem.DOCTYPE)
    return root


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _children(element: etree._Element, name: str) -> list[etree._Element]:
    """Children of that name in whatever namespace: tools write them differently."""
    return [one for one in element if isinstance(one.tag, str) and _local(one) == name]


def _words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split())[:MOST_TITLE] if element is not None else ""


def _attribute(element: etree._Element, name: str) -> str:
    for key, value in element.attrib.items():
        if etree.QName(str(key)).localname == name:
            return str(value)
    return ""


# SCORM 1.2


def read_scorm(data: bytes, names: Collection[str]) -> Outline:
    """The lessons of `imsmanifest.xml`: the items of its default organisation that open a resource, in order."""
    root = _root(data)
    version = "".join(_words(one) for part in _children(root, "metadata") for one in _children(part, "schemaversion"))
    if _local(root) != "manifest" or version not in ("", "1.2"):
        raise BadManifest(ManifestProblem.OTHER_VERSION, version)
    organisation = _organisation(root)
    resources = {
        _attribute(one, "identifier"): (one, _attribute(part, "base"))
        for part in _children(root, "resources")
        for one in _children(part, "resource")
    }
    base = _attribute(root, "base")
    lessons = [
        _sco(item, resources[reference], base, names)
        for item in organisation.iter()
        if isinstance(item.tag, str) and _local(item) == "item"
        if (reference := _attribute(item, "identifierref")) in resources
    ]
    title = _words(next(iter(_children(organisation, "title")), None))
    return _outline(ModuleKind.SCORM12, title, _attribute(root, "identifier"), lessons)


def _organisation(root: etree._Element) -> etree._Element:
    for part in _children(root, "organizations"):
        found = _children(part, "organization")
        wanted = _attribute(part, "default")
        chosen = next((one for one in found if _attribute(one, "identifier") == wanted), found[0] if found else None)
        if chosen is not None:
            return chosen
    raise BadManifest(ManifestProblem.NO_LESSON)


def _sco(item: etree._Element, found: tuple[etree._Element, str], base: str, names: Collection[str]) -> Lesson:
    resource, of_resources = found
    key = _attribute(item, "identifier")
    root = f"{base}{of_resources}{_attribute(resource, 'base')}"
    href = _href(root + _attribute(resource, "href"), names)
    parameters = _attribute(item, "parameters").strip()
    if parameters:
        href = f"{href}{parameters if parameters[0] in '?#' else '?' + parameters}"
    mastery = _words(next(iter(_children(item, "masteryscore")), None))
    return Lesson(
        key=key,
        title=_words(next(iter(_children(item, "title")), None)) or key,
        href=href,
        mastery=_number(mastery, 0, 100) if mastery else None,
        launch_data=_words_kept(item, "datafromlms", 4096),
        max_time=_words(next(iter(_children(item, "maxtimeallowed")), None))[:20],
        time_limit_action=_words(next(iter(_children(item, "timelimitaction")), None))[:20],
    )


# cmi5


def read_cmi5(data: bytes, names: Collection[str]) -> Outline:
    """The lessons of `cmi5.xml`: its assignable units in the order of the document."""
    root = _root(data)
    if etree.QName(root).namespace != CMI5 or _local(root) != "courseStructure":
        raise BadManifest(ManifestProblem.OTHER_VERSION, str(etree.QName(root).namespace or ""))
    course = next(iter(_children(root, "course")), None)
    if course is None or not is_iri(_attribute(course, "id")):
        raise BadManifest(ManifestProblem.VALUE, "course id")
    units = [one for one in root.iter() if isinstance(one.tag, str) and _local(one) == "au"]
    lessons = [_au(one, names) for one in units]
    blocks = [
        Block(key=_attribute(one, "id"), lessons=tuple(_attribute(au, "id") for au in one.iter(f"{{{CMI5}}}au")))
        for one in root.iter(f"{{{CMI5}}}block")
    ]
    return _outline(ModuleKind.CMI5, _language(course), _attribute(course, "id"), lessons, tuple(blocks))


def _au(element: etree._Element, names: Collection[str]) -> Lesson:
    key = _attribute(element, "id")
    if not is_iri(key):
        raise BadManifest(ManifestProblem.VALUE, "au id")
    move_on = _attribute(element, "moveOn") or MoveOn.NOTHING.value
    if move_on not in set(MoveOn):
        raise BadManifest(ManifestProblem.VALUE, f"moveOn {move_on}")
    mastery = _attribute(element, "masteryScore")
    return Lesson(
        key=key,
        title=_language(element) or key,
        href=_href(_words_kept(element, "url", 2000), names),
        mastery=_number(mastery, 0, 1) if mastery else None,
        launch_data=_words_kept(element, "launchParameters", 4096),
        move_on=move_on,
        own_window=_attribute(element, "launchMethod") == "OwnWindow",
    )


def _language(element: etree._Element) -> str:
    """The title in Indonesian where there is one, else the first."""
    strings = [one for part in _children(element, "title") for one in _children(part, "langstring")]
    wanted = [one for one in strings if _attribute(one, "lang").lower().startswith("id")]
    return _words(next(iter([*wanted, *strings]), None))


# Both


def _outline(
    kind: ModuleKind, title: str, course: str, lessons: list[Lesson], blocks: tuple[Block, ...] = ()
) -> Outline:
    if not lessons:
        raise BadManifest(ManifestProblem.NO_LESSON)
    keys = {one.key for one in lessons}
    if len(lessons) > MOST_LESSONS:
        raise BadManifest(ManifestProblem.TOO_MANY_LESSONS)
    if len(keys) != len(lessons) or any(not 0 < len(key) <= 300 for key in keys):
        raise BadManifest(ManifestProblem.VALUE, "identifier")
    return Outline(kind=kind, title=title, course=course[:300], lessons=tuple(lessons), blocks=blocks)


def _href(address: str, names: Collection[str]) -> str:
    """The address of a lesson in its package. One that lies elsewhere is not taken: nobody could vouch for what it shows."""
    address = address.strip()
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("/"):
        raise BadManifest(ManifestProblem.ELSEWHERE, address)
    if unquote(parts.path) not in names:
        raise BadManifest(ManifestProblem.FILE_MISSING, address)
    return address


def _number(text: str, least: int, most: int) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise BadManifest(ManifestProblem.VALUE, text) from None
    if not value.is_finite() or not least <= value <= most:
        raise BadManifest(ManifestProblem.VALUE, text)
    return format(value.normalize(), "f")


def _words_kept(element: etree._Element, name: str, most: int) -> str:
    found = next(iter(_children(element, name)), None)
    text = (found.text or "").strip() if found is not None else ""
    if len(text) > most:
        raise BadManifest(ManifestProblem.VALUE, name)
    return text


_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:[^\s<>\"{}|\\^`]+")


def is_iri(text: str) -> bool:
    """Whether it is an absolute IRI."""
    return len(text) <= 300 and _IRI.fullmatch(text) is not None
