# SPDX-License-Identifier: EUPL-1.2
"""One report of two things becomes two, each with its own clock."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from officers import officer, signed_in
from praja.duties.complaints.errors import TextTooShort
from praja.duties.complaints.models import Complaint
from praja.duties.complaints.operations import Filed, Report, file_complaint, split_complaint
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.ledger.verification import verify
from praja.kernel.people.enums import Role
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.errors import AlreadyFiled, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.lib import clock
from praja.lib.actors import NOBODY
from residents import forwarded, photo
from towns import Town, answered

TWO = "Lampu di depan pasar mati. Sampah di belakang pasar tidak diangkut sejak Senin."
PART = "Sampah di belakang pasar tidak diangkut sejak Senin."


def filed(at: datetime, **said: object) -> Filed:
    pictures = tuple(take_in(upload=photo(size=size), actor=NOBODY, at=at) for size in ((40, 30), (30, 40)))
    report = Report(
        text=TWO, region="99.01.01.1001", place="Pasar", reporter=new_person(at=at, name="Siti"), files=pictures, **said
    )  # type: ignore[arg-type]
    return file_complaint(report=report, channel="counter", actor=NOBODY, at=at, priority="age")


def test_the_part_has_the_same_reporter_choices_place_and_day(town: Town, monday: datetime) -> None:
    first = filed(monday, secret=True, anonymous=True).case
    picture = attachments_of("complaints.complaint", first.pk)[1].file
    made = split_complaint(
        case=first, text=PART, topic=None, files=[picture], actor=town.coordinator, at=monday + timedelta(days=2)
    ).case
    one, other = (Complaint.objects.get(pk=case.pk) for case in (first, made))

    assert (other.text, other.split_from_id, one.text) == (PART, one.pk, TWO)
    assert [(row.reporter_id, row.secret, row.anonymous, row.region_id, row.place) for row in (one, other)] == [
        (one.reporter_id, True, True, "99.01.01.1001", "Pasar")
    ] * 2
    assert (made.filed_at, made.priority, made.channel, made.state) == (monday, "age", "counter", "received")
    assert made.due_at == first.due_at
    assert [row.file for row in attachments_of("complaints.complaint", made.pk)] == [picture]
    assert LedgerEvent.objects.filter(stream=first.stream).latest("seq").name == "complaints.split"
    close_interval(at=monday + timedelta(days=3))
    assert list(verify()) == []


def test_the_same_form_sent_twice_makes_one_part(town: Town, monday: datetime) -> None:
    first, key = filed(monday).case, uuid4()

    def split() -> Filed:
        return split_complaint(
            case=first, text=PART, topic=None, actor=town.coordinator, at=monday, idempotency_key=key
        )

    made = split().case
    with pytest.raises(AlreadyFiled) as refused:
        split()
    assert (refused.value.detail["case_id"], Case.objects.count()) == (made.pk, 2)
    assert LedgerEvent.objects.filter(name="complaints.split").count() == 1


def test_only_the_coordinator_splits_and_only_what_is_not_answered(town: Town, monday: datetime) -> None:
    first = filed(monday).case
    with pytest.raises(StepNotAllowed):
        split_complaint(case=first, text=PART, topic=None, actor=town.roads_liaison, at=monday)
    with pytest.raises(TextTooShort):
        split_complaint(case=first, text="pendek", topic=None, actor=town.coordinator, at=monday)
    done = answered(forwarded(town, filed(monday), monday), liaison=town.roads_liaison, head=town.roads_head, at=monday)
    with pytest.raises(WrongState):
        split_complaint(case=done, text=PART, topic=None, actor=town.coordinator, at=monday)
    assert not Complaint.objects.exclude(split_from=None).exists()


def test_the_page_begins_with_the_whole_text_and_makes_the_part(town: Town, monday: datetime) -> None:
    first = filed(monday).case
    with clock.frozen(monday + timedelta(hours=1)):
        client = signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))
        page = client.get(f"/aduan/kasus/{first.code}/pecah/")
        picture = attachments_of("complaints.complaint", first.pk)[0].pk
        key = page.context["form"]["key"].value()
        short = client.post(f"/aduan/kasus/{first.code}/pecah/", {"key": key, "text": "ya", "topic": ""})
        sent = {"key": key, "text": PART, "topic": "", "files": [picture]}
        done = client.post(f"/aduan/kasus/{first.code}/pecah/", sent, follow=True)
        again = client.post(f"/aduan/kasus/{first.code}/pecah/", sent)
    part = Complaint.objects.exclude(split_from=None).get()

    assert TWO in page.content.decode()
    assert (short.status_code, "\nya</textarea>" in short.content.decode()) == (422, True)
    assert (part.text, part.split_from_id) == (PART, first.pk)
    assert done.redirect_chain == [(f"/aduan/kasus/{part.case.code}/", 302)]
    assert again["Location"] == f"/aduan/kasus/{part.case.code}/"


def test_what_is_answered_shows_no_form_but_keeps_what_was_typed(town: Town, monday: datetime) -> None:
    done = answered(forwarded(town, filed(monday), monday), liaison=town.roads_liaison, head=town.roads_head, at=monday)
    with clock.frozen(monday + timedelta(hours=1)):
        client = signed_in(officer("Kartika", Role.COMPLAINT_COORDINATOR, town.root))
        page = client.get(f"/aduan/kasus/{done.code}/pecah/").content.decode()
        late = client.post(f"/aduan/kasus/{done.code}/pecah/", {"text": PART, "topic": ""})

    assert ("<textarea" in page, "Nothing can be split off now" in page) == (False, True)
    assert (late.status_code, PART in late.content.decode()) == (422, True)


def test_who_does_not_coordinate_the_report_finds_no_page(town: Town, monday: datetime) -> None:
    first = filed(monday).case
    with clock.frozen(monday + timedelta(hours=1)):
        elsewhere = signed_in(officer("Rina", Role.COMPLAINT_COORDINATOR, town.lights))
        head = signed_in(officer("Hadi", Role.HEAD, town.intake))

        assert elsewhere.get(f"/aduan/kasus/{first.code}/pecah/").status_code == 404
        assert head.get(f"/aduan/kasus/{first.code}/pecah/").status_code == 403
