# SPDX-License-Identifier: EUPL-1.2
"""The pages of the index: what is proposed is taken over, answered, checked; the year is answered, sealed and sent."""

import html
import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from innovation.conftest import Lab
from innovation.index.cast import NOW, applied, region, tell
from officers import signed_in
from praja.duties.innovation.models import IndexSeal, Maturity, RegionAnswer, Sending
from praja.lib.clock import frozen
from residents import photo


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with frozen(NOW):
        yield


def test_the_team_takes_over_what_is_proposed_and_answers_the_rest_with_evidence(lab: Lab) -> None:
    applied(lab)
    leader, here = signed_in(lab.staff.worker), f"/inovasi/karya/{lab.case().code}/kematangan/"

    assert "4 answers are proposed" in leader.get(here).content.decode()
    leader.post(f"{here}usulan/", {"tahun": "2026"})
    sent = leader.post(f"{here}33/", {"tahun": "2026", "choice": "33a:3", "reason": "", "papers": [photo()]})

    assert sent.status_code == 302
    told = {one.question: (one.way, one.parameter, one.basis) for one in Maturity.objects.all()}
    assert told["33"] == ("33a", 3, "told")
    assert len(told) == 5
    page = leader.get(here).content.decode()
    assert "20 of 111 are told, 0 of them accepted" in page
    shown = leader.get(f"{here}33/?tahun=2026").content.decode()
    file = re.search(r'href="([^"]*/bukti/[^"]*)"', shown)
    assert file is not None
    picture = leader.get(html.unescape(file[1]))
    assert picture.headers["Content-Type"] == "image/jpeg"
    picture.close()


def test_a_wrong_answer_comes_back_with_what_was_typed(lab: Lab) -> None:
    applied(lab)
    leader, here = signed_in(lab.staff.worker), f"/inovasi/karya/{lab.case().code}/kematangan/"

    sent = leader.post(f"{here}18/", {"tahun": "2026", "choice": "18:2", "reason": "DPA", "link": "bukan alamat"})

    assert sent.status_code == 422
    assert "bukan alamat" in sent.content.decode()
    assert not Maturity.objects.exists()


def test_the_bureau_checks_and_others_do_not_read_the_evidence(lab: Lab) -> None:
    applied(lab)
    answer = tell(lab, "16", 2)
    here = f"/inovasi/karya/{lab.case().code}/kematangan/"
    curator = signed_in(lab.curator)

    page = curator.get(f"{here}16/?tahun=2026").content.decode()
    said = {
        "tahun": "2026",
        "found": "refused",
        "why": "Nomor peraturannya keliru.",
        "seen": answer.told_at.isoformat(),
    }
    assert curator.post(f"{here}16/periksa/", said).status_code == 302

    assert "Check it" in page
    answer.refresh_from_db()
    assert (answer.verdict, answer.why) == ("refused", "Nomor peraturannya keliru.")
    assert signed_in(lab.staff.stranger).get(here).status_code == 404
    assert signed_in(lab.staff.mayor).get(here).status_code == 200


def test_the_year_is_answered_worked_out_sealed_and_sent(lab: Lab) -> None:
    applied(lab)
    tell(lab, "16", 2)
    curator, year = signed_in(lab.curator), "/inovasi/iid/2026/"

    assert curator.get("/inovasi/iid/").url == year
    curator.post(f"{year}spd/4/", {"value": "5.23", "reason": "BPS"})
    curator.post(f"{year}spd/8/", {"parameter": "3"})
    page = curator.get(f"{year}?more=11&maturity=111&services=4").content.decode()
    curator.post(f"{year}segel/baru/")
    curator.post(f"{year}segel/1/", {"receipt": "400/2/2026", "sent_on": "2026-03-02"})

    assert RegionAnswer.objects.get(question="4").parameter == 3
    assert "The index would be" in page
    assert "divided by 12" in page
    seal = IndexSeal.objects.get()
    assert "400/2/2026" in curator.get(f"{year}segel/{seal.number}/").content.decode()
    assert Sending.objects.get().told_by == lab.curator.person
    assert "Nothing is sealed yet" not in curator.get(f"{year}segel/").content.decode()


def test_the_head_of_the_region_reads_and_does_not_answer(lab: Lab) -> None:
    region(lab, "8", parameter=2)
    mayor, year = signed_in(lab.staff.mayor), "/inovasi/iid/2026/"

    assert [mayor.get(f"{year}{one}").status_code for one in ("", "inovasi/", "spd/", "spd/8/", "segel/")] == [200] * 5
    assert mayor.post(f"{year}spd/8/", {"parameter": "3"}).status_code in (403, 422)
    assert RegionAnswer.objects.get().parameter == 2
    assert [signed_in(lab.staff.worker).get(year).status_code, mayor.get("/inovasi/iid/2023/").status_code] == [
        403,
        404,
    ]


def test_the_index_asks_as_often_for_one_answer_as_for_many(lab: Lab) -> None:
    applied(lab)
    curator = signed_in(lab.curator)
    counts = []
    for question in ("16", "18"):
        tell(lab, question, 1)
        region(lab, "8", parameter=1)
        curator.get("/inovasi/iid/2026/inovasi/")
        with CaptureQueriesContext(connection) as asked:
            curator.get("/inovasi/iid/2026/inovasi/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
