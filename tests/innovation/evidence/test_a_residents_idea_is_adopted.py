# SPDX-License-Identifier: EUPL-1.2
"""A resident proposes, others support and talk, a moderator reads first, the office takes it up and tells what became of it;
all on pages, without a script."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from innovation.conftest import BEGUN, DAY, Lab
from officers import signed_in
from praja.duties.innovation.attestation.ideas import ideas_match_their_events
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.domain.personal import hidden, personal_in
from praja.duties.innovation.enums import IDEA, IdeaState, PathState, Proposer
from praja.duties.innovation.errors.ideas import NotOpenForSupport, PersonalDataInside, TooManyToday
from praja.duties.innovation.models import Idea, IdeaComment, IdeaSupport, IdeaWord, Innovation
from praja.duties.innovation.operations.ideas import Proposal, comment_on_idea, send_idea, support_idea
from praja.duties.innovation.queries.ideas import to_be_told
from praja.kernel.people.models import Account
from praja.kernel.people.operations import recognize_resident
from praja.kernel.people.queries import actor_of
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import rebuild_index
from praja.kernel.work.models import WorkItem
from praja.lib.actors import NOBODY, Actor
from praja.lib.errors import NotFound

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
KEY = "5f0d9a0e-7a35-4a2f-8a0e-0d6f3f7a2c01"
TITLE, TEXT = "Antrean surat lewat telepon", "Warga memesan nomor antrean dari rumah, jadi tidak menunggu sejak subuh."


def resident(number: int) -> Account:
    return recognize_resident(contact=f"0812000000{number:02d}", actor=NOBODY, at=AT)


def acting(account: Account, at: datetime = AT) -> Actor:
    return actor_of(account, at)


def sent(lab: Lab, account: Account, *, title: str = TITLE, at: datetime = AT) -> Idea:
    proposal = Proposal(title=title, text=TEXT, topic="papers", unit=lab.staff.bridges)
    return send_idea(proposal=proposal, actor=acting(account, at), at=at)


def act(client: Client, idea: Idea, slug: str, **said: str) -> None:
    version = Case.objects.get(pk=idea.pk).version
    answer = client.post(f"/inovasi/ide/{idea.case.code}/{slug}/", {"seen_version": version, **said})
    assert answer.status_code == 302, answer.content.decode()[:4000]


def test_a_residents_idea_is_supported_and_adopted(lab: Lab):
    author, first, second = (resident(number) for number in (1, 2, 3))
    citizen, curator, anybody = signed_in(author), signed_in(lab.curator), Client()
    form = {"title": TITLE, "text": TEXT, "topic": "papers", "unit": str(lab.staff.roads.pk), "key": KEY}
    assert citizen.post("/ide/baru/", {**form, "wants_news": "on"}).status_code == 302
    idea = Idea.objects.select_related("case").get()
    page = f"/ide/{idea.case.code}/"

    assert (anybody.get(page).status_code, citizen.get(page).status_code) == (404, 200)
    assert TITLE not in anybody.get("/ide/").content.decode()
    assert WorkItem.objects.filter(case_id=idea.pk, kind="innovation.moderate_idea", closed_at=None).exists()
    act(curator, idea, "tayangkan")
    rebuild_index(at=AT)
    assert TITLE in anybody.get("/ide/?q=mengantre&topik=papers").content.decode()
    assert TITLE in anybody.get("/ide/?q=antrean&topik=papers").content.decode()

    for account in (first, second, first):
        signed_in(account).post(f"{page}dukung/", {"news": "1"} if account == first else {})
    signed_in(second).post(f"{page}dukung/", {"end": "1"})
    assert "1 supporter" in anybody.get(page, headers={"accept-language": "en"}).content.decode()

    said = "Semoga kelurahan lain juga ikut."
    signed_in(second).post(f"{page}kata/", {"text": said})
    assert said not in anybody.get(page).content.decode()
    assert said in curator.get(f"/inovasi/ide/{idea.case.code}/").content.decode()
    comment = IdeaComment.objects.get()
    curator.post(f"/inovasi/ide/{idea.case.code}/kata/{comment.pk}/", {"shown": "yes"})
    assert said in anybody.get(page).content.decode()
    assert not WorkItem.objects.filter(case_id=idea.pk, kind="innovation.read_comments", closed_at=None).exists()

    act(curator, idea, "adopsi", title="Nomor dari Rumah", leader="Wayan", words="Kami coba di Seksi Jembatan.")
    row = Innovation.objects.select_related("case").get(origin_kind=IDEA)
    assert (row.origin_id, row.proposer, row.case.state) == (idea.pk, Proposer.PUBLIC, PathState.DRUM_UP)
    shown = anybody.get(page).content.decode()
    assert "Kami coba di Seksi Jembatan." in shown
    assert author.person.name not in shown or not author.person.name
    idea.refresh_from_db()
    assert to_be_told(idea) == sorted({author.person_id, first.person_id})
    assert not list(ideas_match_their_events())
    assert not list(innovations_match_their_events())


def test_whoever_is_not_known_signs_in_first():
    answer = Client().get("/ide/baru/")

    assert (answer.status_code, "/akun/" in answer["Location"] or "masuk" in answer["Location"]) == (302, True)


def test_a_declined_idea_says_why_and_takes_no_more_support(lab: Lab):
    author, curator = resident(1), signed_in(lab.curator)
    idea = sent(lab, author)
    act(curator, idea, "tayangkan")
    act(curator, idea, "tidak-diambil", words="Sudah ada aplikasi serupa.")

    assert "Sudah ada aplikasi serupa." in Client().get(f"/ide/{idea.case.code}/").content.decode()
    with pytest.raises(NotOpenForSupport):
        support_idea(idea=idea, wants_news=True, actor=acting(resident(2)), at=AT + DAY)
    assert not list(ideas_match_their_events())


def test_one_idea_leads_to_another(lab: Lab):
    curator = signed_in(lab.curator)
    idea, other = sent(lab, resident(1)), sent(lab, resident(2), title="Antrean dari rumah")
    for one in (idea, other):
        act(curator, one, "tayangkan")

    act(curator, idea, "gabung", into=other.case.code, words="Dua ide yang sama.")

    assert "Antrean dari rumah" in Client().get(f"/ide/{idea.case.code}/").content.decode()
    assert not list(ideas_match_their_events())


def test_what_is_refused_is_read_by_its_author_alone(lab: Lab):
    author = resident(1)
    idea = sent(lab, author)
    act(signed_in(lab.curator), idea, "jangan-tayangkan", words="Menyerang nama seseorang.")
    page = f"/ide/{idea.case.code}/"

    answers = {
        name: client.get(page).status_code for name, client in (("all", Client()), ("author", signed_in(author)))
    }
    assert answers == {"all": 404, "author": 200}
    with pytest.raises(NotFound):
        comment_on_idea(idea=idea, text="Kenapa begitu?", shows_author=False, actor=acting(author), at=AT)


def test_only_who_keeps_the_unit_moderates(lab: Lab):
    idea = sent(lab, resident(1))

    answers = {
        name: signed_in(account).get(f"/inovasi/ide/{idea.case.code}/").status_code
        for name, account in (
            ("head", lab.staff.roads_head),
            ("other head", lab.staff.lights_head),
            ("curator", lab.curator),
            ("officer", lab.staff.worker),
        )
    }
    assert answers == {"head": 200, "other head": 404, "curator": 200, "officer": 403}


def test_an_author_withdraws_their_own(lab: Lab):
    author, other = resident(1), resident(2)
    idea = sent(lab, author)
    act(signed_in(lab.curator), idea, "tayangkan")

    signed_in(other).post(f"/ide/{idea.case.code}/tarik/")
    assert Case.objects.get(pk=idea.pk).state == IdeaState.OPEN
    signed_in(author).post(f"/ide/{idea.case.code}/tarik/")
    assert Case.objects.get(pk=idea.pk).state == IdeaState.WITHDRAWN
    assert Client().get(f"/ide/{idea.case.code}/").status_code == 404


def test_numbers_of_people_are_asked_about_and_hidden(lab: Lab):
    citizen = signed_in(resident(1))
    form = {"title": TITLE, "text": f"{TEXT} Hubungi 0812-3456-7890.", "topic": "papers", "unit": "", "key": KEY}

    refused = citizen.post("/ide/baru/", form)
    assert (refused.status_code, Idea.objects.count()) == (422, 0)
    assert "0812-3456-7890" in refused.content.decode()
    citizen.post("/ide/baru/", {**form, "hides": "on"})
    assert Idea.objects.get().text == f"{TEXT} Hubungi ●●●."
    with pytest.raises(PersonalDataInside):
        comment_on_idea(idea=Idea.objects.get(), text="a@b.id ya", shows_author=False, actor=acting(resident(2)), at=AT)


def test_one_person_sends_only_so_much_in_a_day(lab: Lab, settings):
    settings.PRAJA_REPORTS_PER_DAY = 2
    author = resident(1)
    for number in range(2):
        sent(lab, author, title=f"Ide nomor {number}")

    with pytest.raises(TooManyToday):
        sent(lab, author, title="Ide ketiga")
    assert sent(lab, author, title="Ide esok hari", at=AT + DAY).pk


def test_numbers_that_are_nobodys_stay():
    text = "Anggaran 1.250.000.000 rupiah untuk 3573 rumah pada 2026."

    assert (personal_in(text), hidden(text)) == ((), text)
    assert hidden("Surel sari@contoh.id atau +62 812 3456 7890") == "Surel ●●● atau ●●●"


TAMPERINGS: dict[str, Callable[[], object]] = {
    "its words": lambda: Idea.objects.update(text="Lain."),
    "a supporter": lambda: IdeaSupport.objects.all().delete(),
    "the count": lambda: Idea.objects.update(supporters=99),
    "a comment": lambda: IdeaComment.objects.update(text="Lain."),
    "a hidden one": lambda: IdeaComment.objects.update(shown=True),
    "the answer": lambda: IdeaWord.objects.update(text="Lain."),
    "the office that answered": lambda: IdeaWord.objects.update(role="head"),
    "the office that commented": lambda: IdeaComment.objects.update(role="head"),
    "its author's wish": lambda: Idea.objects.update(shows_author=True),
    "a support that nobody gave": lambda: IdeaSupport.objects.create(
        idea=Idea.objects.get(), person=Innovation.objects.get().team.get(function="leader").person, since=BEGUN
    ),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_whoever_writes_past_the_operations_is_named(lab: Lab, what: str):
    idea, curator = sent(lab, resident(1)), signed_in(lab.curator)
    act(curator, idea, "tayangkan")
    support_idea(idea=idea, wants_news=True, actor=acting(resident(2)), at=AT)
    comment = comment_on_idea(idea=idea, text="Bagus sekali.", shows_author=True, actor=acting(resident(2)), at=AT)
    curator.post(f"/inovasi/ide/{idea.case.code}/kata/{comment.pk}/", {"shown": "no", "reason": "Iklan."})
    act(curator, idea, "jawab", words="Kami sedang mempelajarinya.")
    assert not list(ideas_match_their_events())

    TAMPERINGS[what]()

    assert list(ideas_match_their_events())
