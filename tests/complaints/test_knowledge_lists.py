# SPDX-License-Identifier: EUPL-1.2
"""Templates, owners outside this government, topics and affairs: kept by whom it concerns, every change one event."""

from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from complaints.quality import solved
from officers import officer, signed_in
from praja.duties.complaints.domain.wording import BLANKS, fill_blanks, open_brackets
from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.errors import EmptyPromise, MissingPart, NameTaken, UnfilledBrackets, UnknownBlank
from praja.duties.complaints.models import AnswerTemplate, Destination, Topic
from praja.duties.complaints.operations import (
    DestinationWords,
    TemplateWords,
    save_destination,
    save_template,
    save_topic,
)
from praja.kernel.ledger.queries import history
from praja.kernel.organization.models import Affair, Unit
from praja.kernel.people.enums import Role
from praja.lib.actors import Actor
from praja.lib.errors import NotAllowed
from towns import FOUNDER, Town

TEXT = "Laporan {kode}: lampu di {tempat} sudah diganti [hari apa] oleh {unit}."
DRAFT = {"title": "Lampu diganti", "kind": AnswerKind.DONE, "text": TEXT}


def saved(actor: Actor, at: datetime, template: AnswerTemplate | None = None, **changed: object) -> AnswerTemplate:
    words = TemplateWords(**{**DRAFT, **changed})  # type: ignore[arg-type]
    return save_template(template=template, words=words, actor=actor, at=at)


def client_for(role: Role, unit: Unit) -> Client:
    return signed_in(officer("Petugas Daftar", role, unit))


def test_every_change_of_a_template_is_one_event(town: Town, monday: datetime) -> None:
    made = saved(town.coordinator, monday)
    saved(town.coordinator, monday, made)
    saved(town.coordinator, monday, made, is_active=False)

    events = history("complaints.templates")
    assert [(row.name, row.payload["active"]) for row in events] == [
        ("complaints.template_saved", True),
        ("complaints.template_saved", False),
    ]
    assert TEXT not in str(events)


def test_liaison_and_head_write_for_their_own_unit_only(town: Town, monday: datetime) -> None:
    mine = saved(town.roads_liaison, monday, unit=town.roads)
    saved(town.roads_head, monday, mine, unit=town.roads, title="Lampu diganti regu")
    everybodys = saved(town.coordinator, monday)
    for actor, template, unit in (
        (town.roads_liaison, None, None),
        (town.roads_liaison, None, town.lights),
        (town.lights_liaison, mine, town.lights),
        (town.roads_liaison, everybodys, town.roads),
        (town.roads_liaison, mine, None),
        (town.auditor, None, town.roads),
        (town.officer, None, town.roads),
    ):
        with pytest.raises(NotAllowed):
            saved(actor, monday, template, unit=unit)
    assert AnswerTemplate.objects.count() == 2


def test_a_template_may_not_teach_bad_answers(town: Town, monday: datetime) -> None:
    with pytest.raises(EmptyPromise):
        saved(town.coordinator, monday, text="Laporan Anda akan segera kami tindaklanjuti.")
    with pytest.raises(UnknownBlank):
        saved(town.coordinator, monday, text="Yth. {nama}, lampu sudah diganti.")
    with pytest.raises(MissingPart):
        saved(town.coordinator, monday, title=" ")


def test_brackets_must_be_filled_before_an_answer_is_handed_in(town: Town, monday: datetime) -> None:
    with pytest.raises(UnfilledBrackets) as refused:
        solved(town, monday, answer="Lampu di gang itu sudah diganti [hari apa] oleh regu.")
    assert refused.value.field == "text"
    assert "[hari apa]" in str(refused.value)
    assert solved(town, monday, answer="Lampu diganti hari Senin [].").state == "answered"


@given(st.text(), st.dictionaries(st.sampled_from(BLANKS), st.text(st.characters(exclude_characters="[]{}\n"))))
def test_filling_leaves_nothing_that_looks_filled_but_is_not(text: str, values: dict[str, str]) -> None:
    filled = fill_blanks(text, values)
    assert not any(f"{{{name}}}" in filled for name in BLANKS)
    assert open_brackets(fill_blanks("{kode}", {})) == ("[kode]",)


def test_owners_outside_are_kept_by_the_coordinator(town: Town, monday: datetime) -> None:
    words = DestinationWords(name="PLN Unit Kota", text="PLN mengurus tiang dan gardu listrik.", contact="123")
    made = save_destination(destination=None, words=words, actor=town.coordinator, at=monday)
    save_destination(destination=made, words=words, actor=town.coordinator, at=monday)

    assert made.key == "pln-unit-kota"
    assert [row.payload["destination"] for row in history("complaints.destinations")] == ["PLN Unit Kota"]
    with pytest.raises(NameTaken):
        save_destination(destination=None, words=words, actor=town.coordinator, at=monday)
    with pytest.raises(NotAllowed):
        save_destination(destination=made, words=words, actor=town.roads_liaison, at=monday)


def test_a_topic_has_one_name(town: Town, monday: datetime) -> None:
    made = save_topic(
        topic=None, name="  Jalan   rusak ", unit=town.roads, is_active=True, actor=town.coordinator, at=monday
    )
    save_topic(topic=made, name="Jalan rusak", unit=None, is_active=True, actor=town.coordinator, at=monday)
    assert (made.name, made.unit_id) == ("Jalan rusak", None)
    with pytest.raises(NameTaken):
        save_topic(topic=None, name="JALAN RUSAK", unit=None, is_active=True, actor=town.coordinator, at=monday)
    assert len(history("complaints.topics")) == 2


def test_the_pages_of_templates_save_and_keep_what_was_typed(town: Town) -> None:
    client = client_for(Role.LIAISON, town.roads)
    sent = {**DRAFT, "unit": town.roads.pk, "topic": "", "is_active": "on"}
    assert "Dinas Perhubungan" not in client.get("/aduan/templat/baru/").content.decode()
    assert client.post("/aduan/templat/baru/", sent).status_code == 302
    made = AnswerTemplate.objects.get()
    assert (made.unit, made.is_active) == (town.roads, True)
    assert "Lampu diganti" in client.get("/aduan/templat/").content.decode()

    wrong = client.post(f"/aduan/templat/{made.pk}/", {**sent, "text": "Yth. {nama}, lampu sudah diganti."})
    assert wrong.status_code == 422
    assert "Yth. {nama}, lampu sudah diganti." in wrong.content.decode()
    assert client.post("/aduan/templat/baru/", {**sent, "unit": town.lights.pk}).status_code == 422

    neighbour = client_for(Role.LIAISON, town.lights)
    assert neighbour.get(f"/aduan/templat/{made.pk}/").status_code == 404
    assert "Lampu diganti" not in neighbour.get("/aduan/templat/").content.decode()


def test_a_template_for_everybody_is_read_by_units_and_changed_by_the_coordinator(town: Town, monday: datetime) -> None:
    made = saved(town.coordinator, monday)
    page = client_for(Role.HEAD, town.roads).get(f"/aduan/templat/{made.pk}/").content.decode()
    assert "[hari apa]" in page
    assert "textarea" not in page
    boss = client_for(Role.COMPLAINT_COORDINATOR, town.root)
    assert "textarea" in boss.get(f"/aduan/templat/{made.pk}/").content.decode()
    assert boss.post(f"/aduan/templat/{made.pk}/", {**DRAFT, "unit": "", "topic": ""}).status_code == 302
    made.refresh_from_db()
    assert not made.is_active


def test_the_pages_of_owners_and_topics(town: Town) -> None:
    boss, reader = client_for(Role.COMPLAINT_COORDINATOR, town.root), client_for(Role.LIAISON, town.roads)
    sent = {"name": "PLN", "text": "PLN mengurus tiang listrik.", "contact": "123", "is_active": "on"}
    assert boss.post("/aduan/tujuan/baru/", sent).status_code == 302
    twice = boss.post("/aduan/tujuan/baru/", sent)
    assert (twice.status_code, "in the list already" in twice.content.decode()) == (409, True)
    made = Destination.objects.get()
    assert boss.post(f"/aduan/tujuan/{made.pk}/", {**sent, "contact": "150"}).status_code == 302
    listed = reader.get("/aduan/tujuan/").content.decode()
    assert "150" in listed
    assert f"/aduan/tujuan/{made.pk}/" not in listed

    assert (
        boss.post("/aduan/topik/baru/", {"name": "Lampu", "unit": town.lights.pk, "is_active": "on"}).status_code == 302
    )
    assert Topic.objects.get().unit == town.lights
    assert "Dinas Perhubungan" in reader.get("/aduan/topik/").content.decode()
    assert reader.get("/aduan/topik/baru/").status_code == 403


def test_the_table_of_affairs_is_taken_in_searched_and_ended(town: Town, monday: datetime) -> None:
    bureau, reader = client_for(Role.ORGANIZATION, town.root), client_for(Role.COMPLAINT_COORDINATOR, town.root)
    table = "kode;nama;uraian;kode unit;dasar\n2.15;Perhubungan;lampu penerangan jalan;3;Perwali 5/2020\n9;X;;77;SK 1\n"
    file = SimpleUploadedFile("urusan.csv", table.encode(), "text/csv")
    page = bureau.post("/aduan/urusan/impor/", {"file": file}).content.decode()
    assert "2 lines: 1 new, 0 changed, 0 as before." in page
    assert "There is no unit with the code 77." in page

    assert "Dinas Perhubungan" in reader.get("/aduan/urusan/", {"kata": "kurang terang"}).content.decode()
    assert "No affair speaks" in reader.get("/aduan/urusan/", {"kata": "sampah"}).content.decode()
    assert reader.get("/aduan/urusan/impor/").status_code == 403

    sent = {"code": "1.03", "name": "Pekerjaan umum", "unit": town.roads.pk, "decree": "Perwali 5/2020"}
    assert bureau.post("/aduan/urusan/baru/", {**sent, "since": "2020-01-01"}).status_code == 302
    assert bureau.post("/aduan/urusan/baru/", {**sent, "since": "kemarin"}).status_code == 422
    made = Affair.objects.get(code="1.03")
    assert bureau.post(f"/aduan/urusan/{made.pk}/akhiri/", {"until": "2019-01-01"}).status_code == 422
    assert bureau.post(f"/aduan/urusan/{made.pk}/akhiri/", {"until": "2025-01-01"}).status_code == 302
    made.refresh_from_db()
    assert made.until == date(2025, 1, 1)


def test_a_file_that_is_no_table_is_refused_with_the_reason(town: Town) -> None:
    bureau = client_for(Role.ORGANIZATION, town.root)
    for content in (b"", b"\xff\xfe\x00", b"a;b\n1;2\n"):
        response = bureau.post("/aduan/urusan/impor/", {"file": SimpleUploadedFile("x.csv", content)})
        assert response.status_code == 422
        assert "Error:" in response.content.decode()


@pytest.mark.parametrize("rows", [1, 4])
def test_the_lists_take_as_many_statements_for_many_rows(
    town: Town,
    monday: datetime,
    rows: int,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for n in range(rows):
        saved(town.coordinator, monday, title=f"T{n}", unit=town.roads)
        save_topic(topic=None, name=f"T{n}", unit=town.roads, is_active=True, actor=FOUNDER, at=monday)
    client = client_for(Role.LIAISON, town.roads)
    for name in ("templat", "topik", "tujuan", "urusan"):
        client.get(f"/aduan/{name}/")
        with django_assert_max_num_queries(7):
            assert client.get(f"/aduan/{name}/").status_code == 200
