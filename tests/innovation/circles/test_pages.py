# SPDX-License-Identifier: EUPL-1.2
"""The pages carry a project from its founding to the risalah without a script, and give back what was typed."""

import io
import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from innovation.circles.acting import SHEETS, Group
from officers import signed_in
from praja.duties.innovation.domain.circles.tools import ToolKind
from praja.duties.innovation.enums.circles import ProjectState
from praja.duties.innovation.models.circles import Circle, Tool


def url(group: Group, name: str, *more: object) -> str:
    return reverse(f"innovation:{name}", args=[group.case().code, *more])


def sent(client: Client, address: str, **fields: Any) -> str:
    """The page after a form was taken."""
    answer = client.post(address, fields)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return str(answer.headers["location"])


def test_a_group_is_founded_and_gets_its_people(group: Group):
    head = signed_in(group.staff.bridges_head)
    address = reverse("innovation:new_circle")
    fields = {"unit": group.staff.bridges.pk, "title": "KBK Jembatan", "aim": "Supaya antrean pendek."}
    fields |= {"founded_on": "2026-02-01", "find": "Cahya"}
    looked = head.post(address, {**fields, "look": "1"})
    assert "Supaya antrean pendek." in looked.content.decode()
    assert "Cahya" in looked.content.decode()

    page = sent(head, address, **fields, person=group.staff.colleague.person_id, part="leader")
    made = Circle.objects.get(title="KBK Jembatan")
    assert page == reverse("innovation:circle", args=[made.code])
    sent(
        head,
        reverse("innovation:circle_people", args=[made.code]),
        find="Wayan",
        person=group.staff.worker.person_id,
        part="facilitator",
    )
    assert {one.part for one in made.people.all()} == {"leader", "facilitator"}


def test_the_page_of_a_step_names_what_is_missing_at_its_field(group: Group):
    client = signed_in(group.staff.colleague)
    shown = client.get(url(group, "circle_step", 1)).content.decode()
    assert '<a href="#id_target">It is not said yet what is to be reached, and by when.</a>' in shown
    assert "There are no minutes of a meeting about this step yet." in shown

    sent(client, url(group, "circle_step", 1), number=0, **SHEETS[1])
    shown = client.get(url(group, "circle_step", 1)).content.decode()
    assert "Dua hari mulai Juni." in shown
    assert "#id_target" not in shown


def test_somebody_elses_words_are_not_written_over_and_ones_own_come_back(group: Group):
    group.write(1)
    late = signed_in(group.staff.worker).post(url(group, "circle_step", 1), {"number": 0, "theme": "Tema saya sendiri"})
    assert late.status_code == 409 or late.status_code == 422
    assert "Tema saya sendiri" in late.content.decode()


def test_causes_are_typed_with_dashes_and_drawn_as_a_fishbone(group: Group):
    group.walk_to(2)
    client = signed_in(group.staff.colleague)
    fields = {"number": 0, "effect": "Gambar menunggu", "roots": "Cuti tanpa pengganti."}
    wrong = client.post(url(group, "circle_step", 2), {**fields, "causes_man": "-- terlalu dalam"})
    assert wrong.status_code == 422
    assert "Line 1 has more dashes" in wrong.content.decode()

    causes = {"causes_man": "Satu juru gambar\n- Cuti", "own": "Aturan", "causes_own": "Diperiksa dua kali"}
    sent(client, url(group, "circle_step", 2), **fields, **causes)
    page = sent(client, url(group, "new_circle_tool", ToolKind.FISHBONE), title="Tulang ikan", step=2, number=0)
    shown = client.get(page).content.decode()
    assert "3 possible causes of “Gambar menunggu”; most of them lie in: People." in shown
    assert '<svg class="drawn"' in shown


def test_a_line_that_cannot_be_read_is_named_and_nothing_typed_is_lost(group: Group):
    client = signed_in(group.staff.colleague)
    address = url(group, "new_circle_tool", ToolKind.PARETO)
    fields = {"title": "Sebab gambar menunggu", "step": 1, "number": 0, "source": "rows"}
    wrong = client.post(address, {**fields, "lines": "cuti; 8\n=1+1; 3\nmesin; dua"})
    text = wrong.content.decode()
    assert wrong.status_code == 422
    assert "Line 2: words begin with a sign of a formula." in text
    assert "Line 3: a number cannot be read." in text
    assert "mesin; dua" in text

    page = sent(client, address, **fields, lines="cuti; 8\nmesin; 1\nlistrik; 1")
    assert "1 of 3 causes makes 80 %: cuti." in client.get(page).content.decode()


def test_counting_on_a_phone_and_the_drawing_that_follows(group: Group):
    client = signed_in(group.staff.colleague)
    sheet = sent(
        client,
        url(group, "new_circle_tool", ToolKind.CHECK_SHEET),
        title="Lembar",
        step=1,
        number=0,
        marks="cuti\nmesin\nlistrik",
        groups="pagi\nsiang",
    )
    row = Tool.objects.get()
    for _ in range(3):
        sent(client, url(group, "circle_count", row.pk), tap="0-1")
    sent(client, url(group, "circle_count", row.pk), group=0, mark_0="4", mark_1="1")
    over = client.post(url(group, "circle_count", row.pk), {"group": 0, "mark_1": "-5"})
    assert over.status_code == 422
    assert "So many were never counted." in over.content.decode()

    shown = client.get(sheet).content.decode()
    assert "8 were counted; most often: cuti (7)." in shown
    assert "Cahya" in shown
    page = sent(
        client,
        url(group, "new_circle_tool", ToolKind.STRATIFICATION),
        title="Menurut waktu",
        step=1,
        number=0,
        source="check_sheet",
        check=row.pk,
        by="Waktu",
    )
    assert "In every group the most frequent is: cuti." in client.get(page).content.decode()


def test_the_leader_goes_on_and_the_head_decides_from_the_page(group: Group):
    group.walk_to(4)
    group.write(4, plan=[{**SHEETS[4]["plan"][0], "last_day": "2099-04-30"}])
    group.meet(4)
    leader, head = signed_in(group.staff.worker), signed_in(group.staff.bridges_head)
    page = leader.get(url(group, "circle_project")).content.decode()
    assert 'value="hand_in_plan"' in page
    assert len(re.findall(r'class="btn"', page)) == 1
    version = group.case().version
    sent(leader, url(group, "circle_deed"), deed="hand_in_plan", seen_version=version)
    stale = head.post(url(group, "circle_deed"), {"deed": "approve_plan", "seen_version": version})
    assert stale.status_code == 409
    short = head.post(url(group, "circle_deed"), {"deed": "send_plan_back", "why": "?", "seen_version": version + 1})
    assert short.status_code == 422
    assert 'id="send_plan_back_why_error"' in short.content.decode()

    sent(head, url(group, "circle_deed"), deed="approve_plan", seen_version=version + 1)

    assert group.case().state == ProjectState.DO
    assert "Menyusun jadwal pengganti" in leader.get(url(group, "circle_project")).content.decode()


def test_minutes_tick_who_was_there(group: Group):
    client = signed_in(group.staff.colleague)
    fields = {
        "number": 0,
        "held_on": "2026-02-02",
        "step": 1,
        "discussed": "Angka antrean dibaca.",
        "decided": "Tema dipilih.",
    }
    empty = client.post(url(group, "new_circle_minutes"), fields)
    assert empty.status_code == 422
    assert "Angka antrean dibaca." in empty.content.decode()
    sent(client, url(group, "new_circle_minutes"), **fields, present=[group.staff.worker.person_id])
    shown = client.get(url(group, "circle_minutes")).content.decode()
    assert "Wayan" in shown
    assert "Tema dipilih." in shown


@pytest.mark.parametrize(
    "name", ["circle_project", "circle_tools", "circle_minutes", "new_circle_minutes", "circle_baseline"]
)
def test_another_departments_officer_finds_no_page_of_it(group: Group, name: str):
    assert signed_in(group.staff.stranger).get(url(group, name)).status_code == 404


def test_the_risalah_is_a_tagged_pdf_and_a_docx_with_pictures(group: Group):
    import docx

    group.walk_to(9)
    client = signed_in(group.staff.stranger)
    pdf = client.get(url(group, "circle_risalah", "pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf.content
    document = docx.Document(io.BytesIO(client.get(url(group, "circle_risalah", "docx")).content))
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Plan – 1. Choose the theme" in text
    assert "Jadwal disusun dan dipakai sejak April." in text
    assert len(document.inline_shapes) == 2
    assert "Wayan" in "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
