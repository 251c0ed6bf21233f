# SPDX-License-Identifier: EUPL-1.2
"""Ideas are found by stems through the search index, as far as the reader may see them; officers see what waits."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from innovation.conftest import Lab
from innovation.evidence.test_a_residents_idea_is_adopted import AT, act, acting, resident, sent
from officers import signed_in
from praja.duties.innovation.attestation.ideas import ideas_match_their_events
from praja.duties.innovation.models import Idea, IdeaComment
from praja.duties.innovation.operations.ideas import comment_on_idea, withdraw_idea
from praja.kernel.ledger.operations.delivering import deliver_due
from praja.kernel.procedures.models import Case
from praja.kernel.search.models import SearchDocument
from praja.kernel.search.operations import rebuild_index, refresh_index

LATER = AT + timedelta(days=1)


def settle() -> None:
    """The worker delivers what waits and reads again what was touched."""
    while deliver_due(at=LATER):
        pass
    while refresh_index(at=LATER):
        pass


def found(client: Client, words: str, where: str = "/ide/") -> bool:
    return "Antrean surat lewat telepon" in client.get(where, {"q": words}).content.decode()


@pytest.fixture
def idea(lab: Lab) -> Idea:
    """Proposed, and shown."""
    made = sent(lab, resident(1))
    act(signed_in(lab.curator), made, "tayangkan")
    return made


def kept() -> list[tuple[object, ...]]:
    rows = SearchDocument.objects.filter(kind__in=("idea", "public_idea")).order_by("kind", "object_id")
    return list(rows.values_list("kind", "object_id", "title", "words", "marks", "url"))


def test_stems_find_it_and_the_index_kept_equals_the_one_built_anew(lab: Lab, idea: Idea):
    act(signed_in(lab.curator), idea, "jawab", words="Kami sedang menyiapkan nomor panggilan.")
    sent(lab, resident(2), title="Parkir di pasar")
    settle()

    assert (found(Client(), "mengantre"), found(Client(), "dipesan"), found(Client(), "panggilan")) == (
        True,
        True,
        True,
    )
    assert not found(Client(), "kapal")
    by_events = kept()
    rebuild_index(at=LATER)
    assert (kept(), len(by_events)) == (by_events, 3)


def test_what_is_not_shown_is_found_by_who_answers_it_alone(lab: Lab):
    idea = sent(lab, resident(1))
    settle()
    office = "/inovasi/ide/"

    assert not found(Client(), "antrean")
    assert not found(signed_in(lab.staff.worker), "antrean")
    assert found(signed_in(lab.curator), "antrean", office)
    assert not found(signed_in(lab.staff.lights_head), "antrean", office)
    withdraw_idea(case=idea.case, actor=acting(resident(1)), at=LATER, seen_version=None)
    settle()
    assert [one[0] for one in kept()] == ["idea"]


def test_who_answers_sees_what_waits_with_its_day(lab: Lab, idea: Idea):
    keeper = signed_in(lab.curator)
    other = sent(lab, resident(2), title="Parkir di pasar")
    comment_on_idea(idea=idea, text="Bagus sekali.", shows_author=False, actor=acting(resident(3)), at=AT)

    page = keeper.get("/inovasi/ide/?status=menunggu", headers={"accept-language": "en"}).content.decode()
    assert "Read an idea before it is shown" in page
    assert page.index(idea.title) < page.index(other.title)
    act(keeper, other, "jangan-tayangkan", words="Bukan tentang layanan.")
    page = keeper.get("/inovasi/ide/?status=menunggu").content.decode()
    assert (other.title in page, idea.title in page) == (False, True)


def test_many_ideas_ask_as_often_as_one(lab: Lab, idea: Idea):
    keeper = signed_in(lab.curator)

    def asked(path: str) -> int:
        with CaptureQueriesContext(connection) as ran:
            assert keeper.get(path).status_code == 200
        return len(ran)

    paths = ("/inovasi/ide/", "/inovasi/ide/?status=menunggu", "/ide/")
    for path in paths:
        asked(path)
    once = [asked(path) for path in paths]
    for number in range(2, 4):
        act(keeper, sent(lab, resident(number), title=f"Ide nomor {number}"), "tayangkan")

    assert [asked(path) for path in paths] == once


def test_officers_speak_by_their_office_and_residents_by_none(lab: Lab, idea: Idea):
    staff = lab.staff
    for account, named in ((staff.worker, False), (staff.bridges_head, True), (resident(2), False)):
        comment = comment_on_idea(idea=idea, text="Setuju sekali.", shows_author=named, actor=acting(account), at=AT)
        signed_in(lab.curator).post(f"/inovasi/ide/{idea.case.code}/kata/{comment.pk}/", {"shown": "yes"})
    act(signed_in(staff.bridges_head), idea, "jawab", words="Kami pelajari dulu caranya.")

    page = Client().get(f"/ide/{idea.case.code}/", headers={"accept-language": "en"}).content.decode()

    unit = staff.bridges.name
    assert f"Officer, {unit} · " in page
    assert f"{staff.bridges_head.person.name}, Head of unit, {unit} · " in page
    assert page.count("A resident · ") == 2
    assert page.count(f"Head of unit, {unit} · ") == 2
    assert [(one.role, one.unit_id) for one in IdeaComment.objects.order_by("pk")] == [
        ("officer", staff.bridges.pk),
        ("head", staff.bridges.pk),
        ("", None),
    ]
    assert not list(ideas_match_their_events())
    assert Case.objects.get(pk=idea.pk).state == "open"
