# SPDX-License-Identifier: EUPL-1.2
"""Sessions of packages: what is kept of SCORM 1.2, on which device, in which order; how files are handed out, and to whom."""

import gzip
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from officers import signed_in
from praja.duties.training.demo.packages import zipped
from praja.duties.training.errors.modules import NoSuchModule, PackageRefused
from praja.duties.training.models import Credit, Enrolment, Launch, LessonState, ModuleVersion
from praja.duties.training.operations.modules.launching import LASTS, abandon_old_sessions
from praja.duties.training.operations.modules.publishing import publish_package
from praja.duties.training.operations.modules.sessions import keep_run_time, open_lesson
from praja.duties.training.web.modules.tickets import read_ticket, ticket_of
from praja.lib import clock
from training.conftest import College
from training.modules.schooled import AT, begun, listed, packaged_module

pytestmark = pytest.mark.django_db


def _cmi(status: str, place: str = "", raw: str = "", span: str = "00:01:00") -> dict[str, Any]:
    core = {"lesson_status": status, "lesson_location": place, "score": {"raw": raw}, "session_time": span, "exit": ""}
    return {"cmi": {"core": core, "suspend_data": f"at {place}"}}


@pytest.fixture
def lesson(college: College, tmp_path: Path) -> Launch:
    """A session of the worker in a package of one lesson whose mastery score is 80."""
    module = packaged_module(college, tmp_path)
    row = begun(college, module, college.staff.worker)
    key = row.of.outline.lessons[0].key
    launch, _secret = open_lesson(enrolment=row, key=key, actor=college.actor(college.staff.worker, AT), at=AT)
    return launch


def _kept(college: College, launch: Launch, number: int, data: dict[str, Any], *, over: bool = False) -> LessonState:
    actor = college.actor(college.staff.worker, AT)
    return keep_run_time(session=launch.session, number=number, data=data, is_over=over, actor=actor, at=AT)


def test_a_commit_that_comes_twice_or_late_changes_nothing(college: College, lesson: Launch) -> None:
    _kept(college, lesson, 2, _cmi("incomplete", "5"))
    _kept(college, lesson, 1, _cmi("incomplete", "4"))
    _kept(college, lesson, 2, _cmi("incomplete", "3"))

    assert LessonState.objects.get().location == "5"


def test_the_mastery_score_decides_and_the_module_is_finished_once(college: College, lesson: Launch) -> None:
    _kept(college, lesson, 1, _cmi("completed", "9", raw="79"), over=True)
    assert (LessonState.objects.get().status, Credit.objects.count()) == ("failed", 0)

    actor = college.actor(college.staff.worker, AT)
    again, _secret = open_lesson(enrolment=lesson.enrolment, key=lesson.key, actor=actor, at=AT)
    _kept(college, again, 1, _cmi("completed", "9", raw="80"))
    _kept(college, again, 2, _cmi("completed", "9", raw="80"), over=True)
    _kept(college, again, 3, _cmi("failed", "0", raw="0"), over=True)

    state, row = LessonState.objects.get(), Enrolment.objects.get()
    assert (state.status, state.seconds, row.best, row.finished_at) == ("passed", 120, 80, AT)
    assert Credit.objects.count() == 1


def test_what_comes_late_from_a_session_broken_off_counts_where_it_is_better(college: College, lesson: Launch) -> None:
    actor = college.actor(college.staff.worker, AT)
    other, _secret = open_lesson(enrolment=lesson.enrolment, key=lesson.key, actor=actor, at=AT)
    _kept(college, other, 1, _cmi("incomplete", "7"))

    _kept(college, lesson, 1, _cmi("passed", "2", raw="90"), over=True)

    state = LessonState.objects.get()
    assert (state.status, state.location, state.score) == ("passed", "7", 90)
    assert Enrolment.objects.get().finished_at == AT


def test_nobody_keeps_a_state_for_somebody_else(college: College, lesson: Launch) -> None:
    actor = college.actor(college.staff.colleague, AT)

    with pytest.raises(NoSuchModule):
        keep_run_time(session=lesson.session, number=1, data=_cmi("passed"), is_over=True, actor=actor, at=AT)


def test_sessions_are_broken_off_when_their_time_is_over(lesson: Launch) -> None:
    assert abandon_old_sessions(at=AT + LASTS - timedelta(seconds=1)) == 0
    assert abandon_old_sessions(at=AT + LASTS) == 1
    assert abandon_old_sessions(at=AT + LASTS) == 0
    lesson.refresh_from_db()
    assert lesson.end == "abandoned"


def test_a_package_of_another_kind_or_without_lesson_is_not_taken(college: College, tmp_path: Path) -> None:
    module, path = listed(college, "scorm12"), tmp_path / "x.zip"
    actor = college.actor(college.trainer, AT)
    for data in (zipped("arsip"), b"no zip"):
        path.write_bytes(data)
        with pytest.raises(PackageRefused):
            publish_package(module=module, path=path, seen_version=1, actor=actor, at=AT)
    assert not ModuleVersion.objects.exists()


# Files


def _file(launch: Launch, name: str, **headers: str) -> Any:
    with clock.frozen(AT):
        path = reverse("training:lesson_file", args=[ticket_of(launch), name])
        return Client().get(path, headers=headers)


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_every_file_travels_under_the_policy_of_packages(lesson: Launch) -> None:
    for name in ("index.html", "lesson.js", "~praja/state.js"):
        answer = _file(lesson, name)
        policy = answer["Content-Security-Policy"]
        assert "sandbox allow-scripts allow-forms allow-modals" in policy
        assert "allow-same-origin" not in policy
        assert "default-src 'none'" in policy
        assert "form-action 'none'" in policy
        assert "set-cookie" not in {one.lower() for one in answer.headers}
        assert not answer.cookies


def test_a_page_runs_the_interface_first_and_other_files_come_as_they_are(lesson: Launch) -> None:
    with zipfile.ZipFile(Path(_package(lesson))) as archive:
        script, page = archive.read("lesson.js"), archive.read("index.html")

    shown = _file(lesson, "index.html").content
    assert shown.index(b"scorm12") < shown.index(b"lesson-host") < shown.index(b"<meta charset")
    assert shown.endswith(page[page.index(b"<meta charset") :])
    assert gzip.decompress(_body(_file(lesson, "lesson.js", accept_encoding="gzip"))) == script
    assert _body(_file(lesson, "lesson.js")) == script


def _package(launch: Launch) -> str:
    from praja.kernel.documents.gateways import store

    package = launch.enrolment.of.package
    assert package is not None
    return str(store.local_path(package.sha256))


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-3", 206, slice(0, 4)),
        ("bytes=10-", 206, slice(10, None)),
        ("bytes=-5", 206, slice(-5, None)),
        ("bytes=999999-", 416, slice(0, 0)),
        ("lines=1-2", 200, slice(0, None)),
    ],
)
def test_parts_of_a_file_are_handed_out_as_players_ask(lesson: Launch, asked: str, status: int, part: slice) -> None:
    with zipfile.ZipFile(Path(_package(lesson))) as archive:
        whole = archive.read("lesson.css")

    answer = _file(lesson, "lesson.css", range=asked)

    assert (answer.status_code, _body(answer)) == (status, whole[part])


@pytest.mark.parametrize("name", ["../index.html", "nothing.html", "~praja/other.js", "imsmanifest.xml/x"])
def test_what_is_not_in_the_package_is_not_there(lesson: Launch, name: str) -> None:
    assert _file(lesson, name).status_code == 404


def test_a_ticket_is_of_one_package_and_some_hours(lesson: Launch) -> None:
    ticket = ticket_of(lesson)

    assert read_ticket(ticket, AT) is not None
    assert read_ticket(ticket, AT + LASTS) is None
    assert read_ticket(ticket[:-2] + "xx", AT) is None
    assert read_ticket("x" * 27, AT) is None


def test_what_the_frame_is_told_names_nobody(college: College, lesson: Launch) -> None:
    _kept(college, lesson, 1, _cmi("incomplete", "3"))

    text = _file(lesson, "~praja/state.js").content.decode()

    told = json.loads(text.removeprefix("window.praja = ").removesuffix(";"))["cmi"]
    assert (told["core"]["lesson_location"], told["suspend_data"], told["core"]["entry"]) == ("3", "at 3", "resume")
    assert (told["core"]["student_name"], told["core"]["student_id"]) == ("", str(lesson.enrolment.account))


def test_pages_of_a_session_are_the_learner_s_alone(college: College, lesson: Launch) -> None:
    page = reverse("training:lesson", args=[lesson.session])
    save = reverse("training:keep_lesson", args=[lesson.session])
    body = json.dumps({"number": 1, "over": False, "data": _cmi("incomplete", "2")})
    with clock.frozen(AT):
        for account in (college.staff.colleague, college.keeper, college.trainer):
            other = signed_in(account)
            assert other.get(page).status_code == 404
            assert other.post(save, body, content_type="application/json").status_code == 404
        mine = signed_in(college.staff.worker)
        shown = mine.get(page)
        assert "frame-src http://testserver/diklat/isi/" in shown["Content-Security-Policy"]
        assert mine.post(save, body, content_type="application/json").status_code == 200
        assert mine.post(save, "{}", content_type="application/json").status_code == 422


def test_the_address_of_packages_answers_packages_alone(lesson: Launch, settings: Any) -> None:
    settings.PRAJA_MODULES_URL = "http://modul.contoh.invalid"
    settings.ALLOWED_HOSTS = ["testserver", "modul.contoh.invalid"]
    there = Client(headers={"host": "modul.contoh.invalid"})
    with clock.frozen(AT):
        path = reverse("training:lesson_file", args=[ticket_of(lesson), "index.html"])
        assert [there.get(one).status_code for one in (path, "/", "/akun/masuk/", "/meja/")] == [200, 404, 404, 404]
        policy = there.get(path)["Content-Security-Policy"]
    assert "allow-same-origin" in policy
    assert "frame-ancestors http://modul.contoh.invalid" in policy
