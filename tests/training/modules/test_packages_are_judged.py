# SPDX-License-Identifier: EUPL-1.2
"""Packages from strangers: what is taken, what is refused, and that nothing in them is believed unread."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.duties.training.demo.packages import zipped
from praja.duties.training.domain.modules.outlines import ModuleKind, MoveOn, Outline
from praja.duties.training.enums.modules import ArchiveProblem, ManifestProblem
from praja.duties.training.gateways.modules.archives import ArchiveLimits, BadArchive, check, is_plain
from praja.duties.training.gateways.modules.manifests import (
    BadManifest,
    outline_of,
    read_cmi5,
    read_scorm,
)

Zip = Callable[..., Path]


@pytest.fixture
def packed(tmp_path: Path) -> Zip:
    def make(**files: bytes) -> Path:
        path = tmp_path / "package.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items():
                archive.writestr(name.replace("__", "/"), data)
        return path

    return make


def _refused(path: Path, limits: ArchiveLimits | None = None) -> ArchiveProblem:
    with pytest.raises(BadArchive) as caught:
        check(path, limits or ArchiveLimits())
    return caught.value.problem


@pytest.mark.parametrize(("name", "kind", "lessons"), [("salam", ModuleKind.SCORM12, 1), ("arsip", ModuleKind.CMI5, 2)])
def test_the_packages_of_the_demo_town_are_taken(tmp_path: Path, name: str, kind: ModuleKind, lessons: int) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(zipped(name))

    outline = outline_of(path, check(path))

    assert (outline.kind, len(outline.lessons)) == (kind, lessons)
    assert Outline.of(outline.as_data()) == outline


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"%PDF-1.7 not a package")

    assert _refused(tmp_path / "x.zip") is ArchiveProblem.NOT_A_ZIP


def test_too_many_files_are_refused(packed: Zip) -> None:
    assert _refused(packed(a=b"", b=b"", c=b""), ArchiveLimits(files=2)) is ArchiveProblem.TOO_MANY_FILES


def test_what_unpacks_to_too_much_is_refused_whatever_the_archive_says_of_itself(packed: Zip) -> None:
    path = packed(big=b"x" * 2000, other=b"y" * 2000)

    assert _refused(path, ArchiveLimits(one=1000)) is ArchiveProblem.TOO_LARGE
    assert _refused(path, ArchiveLimits(total=3000)) is ArchiveProblem.TOO_LARGE


def test_a_bomb_is_refused(packed: Zip) -> None:
    assert _refused(packed(bomb=bytes(12 * 1024 * 1024))) is ArchiveProblem.BOMB


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a\\b", "C:x", "a//b", "a/./b", "a\nb", "x" * 300])
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"")

    assert _refused(path) is ArchiveProblem.PATH


def test_links_are_refused(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("link")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(info, b"/etc/passwd")

    assert _refused(tmp_path / "x.zip") is ArchiveProblem.LINK


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("index.html", b"one")
        archive.writestr("Index.HTML", b"two")

    assert _refused(tmp_path / "x.zip") is ArchiveProblem.TWICE


def test_a_damaged_file_is_found_before_the_package_is_taken(packed: Zip) -> None:
    path = packed(a=b"hello hello hello hello hello")
    data = bytearray(path.read_bytes())
    data[36] ^= 0xFF
    path.write_bytes(data)

    assert _refused(path) is ArchiveProblem.BROKEN


@given(st.text(alphabet="ab./\\:", max_size=12))
def test_a_plain_name_never_leaves_its_folder(name: str) -> None:
    if is_plain(name):
        root = Path("/package")
        assert root in (root / name).resolve().parents


# Manifests

SCORM = """<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:a="http://www.adlnet.org/xsd/adlcp_rootv1p2">
<metadata><schemaversion>{version}</schemaversion></metadata>
<organizations><organization><title>T</title><item identifier="i"><title>Chapter</title>
<item identifier="i1" identifierref="r" parameters="?a=1"><title>One</title>{more}</item></item></organization></organizations>
<resources><resource identifier="r" a:scormtype="sco" href="{href}"/></resources></manifest>"""
CMI5 = """<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="{course}">
<title><langstring>C</langstring></title></course><block id="urn:b"><au id="urn:a" {more}><title>
<langstring lang="en">A</langstring><langstring lang="id">B</langstring></title><url>{url}</url></au></block></courseStructure>"""


def _scorm(version: str = "1.2", href: str = "a/index.html", more: str = "", before: str = "") -> Outline:
    data = before + SCORM.format(version=version, href=href, more=more)
    return read_scorm(data.encode(), {"a/index.html", "imsmanifest.xml"})


def _cmi5(course: str = "urn:c", url: str = "index.html", more: str = "") -> Outline:
    return read_cmi5(CMI5.format(course=course, url=url, more=more).encode(), {"index.html"})


def _problem(read: Callable[[], Outline]) -> ManifestProblem:
    with pytest.raises(BadManifest) as caught:
        read()
    return caught.value.problem


def test_items_that_open_something_are_lessons() -> None:
    found = _scorm(more="<a:masteryscore>75</a:masteryscore><a:datafromlms>x</a:datafromlms>").lessons

    assert [(one.key, one.title, one.href, one.mastery, one.launch_data) for one in found] == [
        ("i1", "One", "a/index.html?a=1", "75", "x")
    ]


def test_units_of_cmi5_are_lessons_with_their_rule_and_their_blocks() -> None:
    found = _cmi5(more='moveOn="Passed" masteryScore="0.5" launchMethod="OwnWindow"')

    lesson = found.lessons[0]
    assert (lesson.title, lesson.move_on, lesson.mastery, lesson.own_window) == ("B", MoveOn.PASSED, "0.5", True)
    assert [(one.key, one.lessons) for one in found.blocks] == [("urn:b", ("urn:a",))]


@pytest.mark.parametrize(
    ("read", "problem"),
    [
        (lambda: _scorm(version="2004 4th Edition"), ManifestProblem.OTHER_VERSION),
        (lambda: _scorm(href="b.html"), ManifestProblem.FILE_MISSING),
        (lambda: _scorm(href="https://contoh.invalid/x"), ManifestProblem.ELSEWHERE),
        (lambda: _scorm(href="//contoh.invalid/x"), ManifestProblem.ELSEWHERE),
        (lambda: _scorm(more="<a:masteryscore>800</a:masteryscore>"), ManifestProblem.VALUE),
        (lambda: _cmi5(url="https://contoh.invalid/au"), ManifestProblem.ELSEWHERE),
        (lambda: _cmi5(url="javascript:alert(1)"), ManifestProblem.ELSEWHERE),
        (lambda: _cmi5(course="no iri"), ManifestProblem.VALUE),
        (lambda: _cmi5(more='moveOn="Whenever"'), ManifestProblem.VALUE),
        (lambda: _cmi5(more='masteryScore="80"'), ManifestProblem.VALUE),
        (lambda: read_scorm(b"<manifest", ()), ManifestProblem.UNREADABLE),
        (lambda: read_scorm(b"<manifest/>", ()), ManifestProblem.NO_LESSON),
        (lambda: read_cmi5(b"<courseStructure/>", ()), ManifestProblem.OTHER_VERSION),
    ],
)
def test_manifests_that_cannot_be_used_are_refused(read: Callable[[], Outline], problem: ManifestProblem) -> None:
    assert _problem(read) is problem


def test_entities_of_a_manifest_are_never_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    dtd = f'<!DOCTYPE manifest [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    bomb = '<!DOCTYPE manifest [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'

    assert _problem(lambda: _scorm(before=dtd, more="&x;")) is ManifestProblem.DOCTYPE
    assert _problem(lambda: _scorm(before=bomb, more="&b;")) is ManifestProblem.DOCTYPE


def test_a_package_without_manifest_is_refused(packed: Zip) -> None:
    path = packed(a__index=b"<html>")

    assert _problem(lambda: outline_of(path, check(path))) is ManifestProblem.NO_MANIFEST


def test_the_packages_of_the_demo_town_are_the_same_bytes_each_time() -> None:
    assert zipped("salam") == zipped("salam")
    assert zipfile.is_zipfile(io.BytesIO(zipped("arsip")))
