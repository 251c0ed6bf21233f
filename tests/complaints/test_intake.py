# SPDX-License-Identifier: EUPL-1.2
"""Officers' intake: every door, the true time, one number once, and nothing filed before it was read back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from complaints.counters import HEARD, PAPER, SAID, at_the_counter, enter, opened
from officers import officer, signed_in
from praja.duties.complaints.models import Complaint
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Person
from praja.kernel.procedures.models import Case, Deadline
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen
from towns import Town

FRIDAY_TEN = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
"""Friday 2 January 2026, 10.00 WIB, as the paper form says."""


@pytest.fixture(autouse=True)
def _on_monday(monday: datetime):
    with frozen(monday):
        yield


@pytest.fixture
def desk(town: Town) -> Client:
    return at_the_counter(town)


@pytest.mark.parametrize(
    ("door", "more", "channel", "ref"),
    [
        ("loket", {}, "counter", ""),
        ("telepon", {"door_ref": "T-5"}, "phone", "T-5"),
        ("kertas", PAPER, "paper", "F-17"),
        ("pantauan", {"source_url": "https://example.org/status/1"}, "pantauan", ""),
    ],
)
def test_each_door_makes_a_report_of_its_channel(
    door: str, more: dict[str, str], channel: str, ref: str, desk: Client
) -> None:
    answer = enter(desk, door, **more)
    case = Case.objects.get()

    assert (answer.status_code, answer["Location"]) == (302, f"/aduan/masuk/{case.code}/")
    assert (case.channel, case.complaint.door_ref, case.complaint.text) == (channel, ref, HEARD)
    assert case.procedure == "complaints.complaint"


def test_it_is_read_back_before_it_is_sent(desk: Client) -> None:
    checked = enter(desk, step="check", phone="0812 3456 7890", priority="age")
    page = checked.content.decode()
    filed_before = Case.objects.count()
    changed = enter(desk, step="change", begun=opened(page)).content.decode()
    sent = enter(desk, begun=opened(page))

    assert (checked.status_code, filed_before, sent.status_code, Case.objects.count()) == (200, 0, 302, 1)
    assert all(words in page for words in (HEARD, "Melati", "Elderly person", "0812 3456 7890"))
    assert HEARD in changed


def test_the_true_time_of_a_paper_form_starts_the_clock(desk: Client) -> None:
    enter(desk, "kertas", **PAPER)
    case = Case.objects.get()
    clock = Deadline.objects.get(case=case, clock="verification")
    entered = LedgerEvent.objects.get(stream=case.stream, seq=1)

    assert (case.filed_at, clock.started_at) == (FRIDAY_TEN, FRIDAY_TEN)
    assert entered.at == datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
    assert clock.due_at == datetime(2026, 1, 7, 17, 0, tzinfo=UTC), "24.00 of Wednesday: 5, 6 and 7 January are counted"


@pytest.mark.parametrize("written", ["02/01/2026 10.00", "02/01/2026 10:00", "2026-01-02 10:00"])
def test_a_time_is_read_as_people_write_it(written: str, desk: Client) -> None:
    enter(desk, "kertas", **{**PAPER, "received_at": written})

    assert Case.objects.get().filed_at == FRIDAY_TEN


@pytest.mark.parametrize("step", ["check", "send"])
def test_a_time_to_come_is_refused_at_its_field(step: str, desk: Client) -> None:
    answer = enter(desk, "kertas", step, **{**PAPER, "received_at": "2026-01-05T09:01"})

    assert (answer.status_code, list(answer.context["form"].errors), Case.objects.count()) == (422, ["received_at"], 0)
    assert HEARD in answer.content.decode()


@pytest.mark.parametrize("step", ["check", "send"])
@pytest.mark.parametrize("again", ["F-17", "f-17", " F - 17"])
def test_a_number_is_entered_once_however_it_is_typed(step: str, again: str, desk: Client) -> None:
    enter(desk, "kertas", **PAPER)
    answer = enter(desk, "kertas", step, **{**PAPER, "door_ref": again, "text": "Pohon tumbang menutup jalan."})

    assert (answer.status_code, list(answer.context["form"].errors), Case.objects.count()) == (422, ["door_ref"], 1)
    assert "Pohon tumbang" in answer.content.decode()


def test_a_number_and_time_are_asked_where_they_belong(desk: Client) -> None:
    asked = {
        door: sorted(enter(desk, door, "check", door_ref="", received_at="", source_url="").context["form"].errors)
        for door in ("telepon", "kertas", "pantauan")
    }

    assert asked == {"telepon": ["door_ref"], "kertas": ["door_ref", "received_at"], "pantauan": ["source_url"]}


def test_a_doubled_submission_is_one_case(desk: Client) -> None:
    begun = opened(desk.get("/aduan/masuk/?pintu=kertas").content.decode())
    first, second = (enter(desk, "kertas", begun=begun, **PAPER) for _ in range(2))

    assert (first["Location"], Case.objects.count()) == (second["Location"], 1)


def test_of_a_public_post_nobody_is_the_reporter(desk: Client) -> None:
    enter(desk, "pantauan", source_url="https://example.org/status/1")
    complaint = Complaint.objects.get()

    assert (complaint.reporter, Person.objects.filter(name=SAID["name"]).count()) == (None, 0)
    assert (complaint.source_url, complaint.anonymous, complaint.secret) == (
        "https://example.org/status/1",
        False,
        False,
    )


def test_an_address_that_is_none_is_refused(desk: Client) -> None:
    answers = [enter(desk, "pantauan", source_url=url) for url in ("javascript:alert(1)", "halo", "ftp:/x")]

    assert [list(answer.context["form"].errors) for answer in answers] == [["source_url"]] * 3


def test_the_resident_s_own_choices_are_kept(desk: Client) -> None:
    enter(desk, identity="anonymous", visibility="secret", name="", phone="", email="")
    complaint = Complaint.objects.get()

    assert (complaint.anonymous, complaint.secret, complaint.reporter) == (True, True, None)


def test_the_choices_must_be_asked(desk: Client) -> None:
    answer = enter(desk, identity="", visibility="")

    assert sorted(answer.context["form"].errors) == ["identity", "visibility"]


def test_a_priority_is_on_the_case_and_at_every_desk_it_waits_at(desk: Client, town: Town) -> None:
    enter(desk, priority="disability")
    enter(desk, priority="")
    coordinator = signed_in(officer("Koko", Role.COMPLAINT_COORDINATOR, town.intake))
    rows = coordinator.get("/meja/").context["rows"]

    assert sorted(Case.objects.values_list("priority", flat=True)) == ["", "disability"]
    assert sorted(WorkItem.objects.values_list("priority", flat=True)) == ["", "disability"]
    assert [row["meta"] for row in rows] == [
        f"Served first: Person with a disability · {town.intake.name}",
        town.intake.name,
    ]


def test_a_priority_that_is_none_is_refused(desk: Client) -> None:
    assert list(enter(desk, priority="minister").context["form"].errors) == ["priority"]


def test_files_stay_with_the_form_through_every_step(desk: Client) -> None:
    from residents import photo

    kept = enter(desk, step="check", photos=[photo()])
    again = opened(kept.content.decode())
    enter(desk, begun=again)
    case = Case.objects.get()

    from praja.kernel.documents.models import Attachment

    assert Attachment.objects.filter(object_kind="complaints.complaint", object_id=case.pk).count() == 1


def test_files_of_another_form_are_not_taken(desk: Client) -> None:
    from residents import photo

    other = opened(enter(desk, step="check", photos=[photo()]).content.decode())
    mine = opened(desk.get("/aduan/masuk/").content.decode())
    page = enter(desk, step="check", begun={**mine, "draft": other["draft"]})

    assert "attached" not in page.content.decode()


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR, Role.INSPECTOR, Role.OFFICER])
def test_only_those_who_serve_people_take_reports_in(role: Role, town: Town) -> None:
    client = signed_in(officer("Orang Lain", role, town.root))
    answer: Any = client.post("/aduan/masuk/", {**SAID, "step": "send"})

    assert (answer.status_code, client.get("/loket/").status_code, Case.objects.count()) == (403, 403, 0)


def test_a_resident_is_asked_to_sign_in(town: Town) -> None:
    assert Client().get("/aduan/masuk/")["Location"].startswith("/akun/masuk/")


def test_the_event_names_the_officer_and_nobody_else(desk: Client) -> None:
    enter(desk)
    event = LedgerEvent.objects.get(name="complaints.filed")

    assert event.actor_kind == "employee"
    assert not any(word in event.payload for word in (HEARD, "Siti", "7890"))


def test_a_form_of_many_years_ago_still_runs_from_its_own_day(desk: Client, monday: datetime) -> None:
    enter(desk, "kertas", **{**PAPER, "received_at": "2025-12-01T08:00"})
    case = Case.objects.get()

    assert case.due_at < monday - timedelta(days=20)


def test_only_whoever_is_there_is_asked_and_read_to(desk: Client) -> None:
    forms = {door: desk.get(f"/aduan/masuk/?pintu={door}").content.decode() for door in ("loket", "telepon", "kertas")}
    checks = {
        door: enter(desk, door, "check", **(PAPER if door == "kertas" else {})).content.decode()
        for door in ("loket", "kertas")
    }

    assert [door for door, page in forms.items() if "Read out" in page] == ["loket", "telepon"]
    assert [door for door, page in checks.items() if "Read this back" in page] == ["loket"]
