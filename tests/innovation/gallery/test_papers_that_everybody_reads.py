# SPDX-License-Identifier: EUPL-1.2
"""Papers in the gallery: only what the office that shows the innovation chose, until it takes it off; and the sheet to print."""

import json
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from innovation.conftest import Lab
from innovation.gallery.test_what_everybody_reads import LATER, shown
from innovation.index.cast import tell
from innovation.path.test_the_pages_of_an_innovation import at_work
from innovation.replication.test_taking_over import begun
from praja.duties.innovation.attestation.gallery import papers_match_their_events
from praja.duties.innovation.domain.words import shortened
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.enums.index import MATURITY_FILES
from praja.duties.innovation.errors.gallery import PaperInvalid
from praja.duties.innovation.errors.path import NotYourInnovation
from praja.duties.innovation.models import ShownPaper
from praja.duties.innovation.operations.gallery import hide_paper, show_paper
from praja.duties.innovation.queries.papers import papers_offered
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, take_in
from praja.kernel.ledger.verification import verify
from residents import photo

__all__ = ["shown"]
TITLE = "Pedoman memilah"


def stored(lab: Lab) -> StoredFile:
    return take_in(upload=photo(), actor=lab.actor(lab.curator, LATER), at=LATER)


def show(lab: Lab, file: StoredFile, **changes: Any) -> ShownPaper:
    given: dict[str, Any] = {"kind": "guide", "title": TITLE, "actor": lab.actor(lab.curator, LATER), "at": LATER}
    return show_paper(innovation=lab.reread(), file=file, **{**given, **changes})


def read(lab: Lab, path: str = "") -> Any:
    return Client().get(f"/galeri-inovasi/{lab.case().code}/{path}", headers={"accept-language": "en"})


def test_everybody_reads_what_was_chosen_until_it_is_taken_off(shown: Lab):
    paper = show(shown, stored(shown))
    there, page = read(shown, f"berkas/{paper.pk}/"), read(shown).content.decode()
    assert there.getvalue()
    hide_paper(paper=paper, actor=shown.actor(shown.curator, LATER), at=LATER)

    assert there.status_code == 200
    assert there["X-Content-Type-Options"] == "nosniff"
    assert TITLE in page
    assert read(shown, f"berkas/{paper.pk}/").status_code == 404
    assert TITLE not in read(shown).content.decode()
    assert not list(papers_match_their_events())


def test_evidence_that_nobody_chose_is_not_shown(shown: Lab):
    answer, curator = tell(shown, "26", 2), shown.actor(shown.curator, LATER)
    file = stored(shown)
    attach(file=file, object_kind=MATURITY_FILES, object_id=answer.pk, title="", actor=curator, at=LATER)

    assert [one.file for one in papers_offered(shown.reread())] == [file]
    assert "berkas/" not in read(shown).content.decode()
    show(shown, file)
    assert papers_offered(shown.reread()) == []


def test_before_the_innovation_is_shown_nobody_reads_its_papers(lab: Lab):
    lab.walk_to(PathState.APPLIED)
    paper = show(lab, stored(lab))

    assert read(lab, f"berkas/{paper.pk}/").status_code == 404
    assert read(lab, "lembar/").status_code == 404


def test_only_the_office_that_shows_it_chooses(shown: Lab):
    file = stored(shown)
    paper = show(shown, file)
    for account in (shown.staff.worker, shown.staff.roads_head, shown.staff.stranger, shown.staff.mayor):
        actor = shown.actor(account, LATER)
        with pytest.raises(NotYourInnovation):
            show(shown, file, actor=actor)
        with pytest.raises(NotYourInnovation):
            hide_paper(paper=paper, actor=actor, at=LATER)


def test_the_same_file_is_not_shown_twice_and_not_before_it_is_applied(shown: Lab):
    file = stored(shown)
    show(shown, file)

    with pytest.raises(PaperInvalid):
        show(shown, file)
    with pytest.raises(PaperInvalid):
        show(shown, file, kind="letter")


def test_what_is_on_trial_shows_no_paper(lab: Lab):
    lab.walk_to(PathState.TRIAL)

    with pytest.raises(PaperInvalid):
        show(lab, stored(lab))


@pytest.mark.parametrize("changes", [{"title": "Lain"}, {"kind": "basis"}, {"hidden_at": LATER}])
def test_the_ledger_names_what_was_changed(shown: Lab, changes: dict[str, Any]):
    show(shown, stored(shown))

    ShownPaper.objects.update(**changes)

    assert len(list(papers_match_their_events())) == 1


def test_through_the_pages(shown: Lab):
    here = f"/inovasi/karya/{shown.case().code}/galeri/"
    sent = {"upload": SimpleUploadedFile("x.jpg", photo().read()), "kind": "basis", "title": "Peraturan"}
    with at_work(shown.curator, LATER) as client:
        nothing = client.post(here, {"kind": "basis", "title": "Peraturan"})
        right = client.post(here, sent)
        paper = ShownPaper.objects.get()
        file = client.get(f"{here}{paper.pk}/")
        assert file.getvalue()
        page = client.get(here).content.decode()
        hidden = client.post(f"{here}{paper.pk}/tarik/")
        story = client.get(f"/inovasi/karya/{shown.case().code}/").content.decode()
    with at_work(shown.staff.stranger, LATER) as client:
        reads, writes = client.get(here), client.post(here, {"kind": "basis", "title": "Peraturan"})

    assert (nothing.status_code, right.status_code, file.status_code, hidden.status_code) == (422, 302, 200, 302)
    assert "Choose a file." in nothing.content.decode()
    assert "Peraturan" in page
    assert "A paper of it is shown to everybody" in story
    assert "A paper of it is shown no more" in story
    assert (reads.status_code, writes.status_code) == (200, 403)
    assert list(verify()) == []


def test_the_sheet_is_one_page_and_names_nobody(shown: Lab):
    begun(shown)
    answer = read(shown, "lembar/")
    document = pypdfium2.PdfDocument(BytesIO(answer.content))
    words = document[0].get_textpage().get_text_bounded()

    assert answer["Content-Type"] == "application/pdf"
    assert len(document) == 1
    assert shown.case().subject in words
    assert b"pdfaid" in answer.content
    assert not [one.person.name for one in shown.innovation.team.select_related("person") if one.person.name in words]


def test_the_api_tells_numbers_copies_and_papers_of_what_is_shown_only(shown: Lab):
    begun(shown)
    paper = show(shown, stored(shown))
    client, code = Client(), shown.case().code
    listed = client.get("/api/v1/innovations").json()
    told = client.get(f"/api/v1/innovations/{code}").json()

    assert [(one["code"], one["copies"]) for one in listed["items"]] == [(code, 1)]
    assert listed["next"] is None
    assert [(one["finding"], one["in_advance"], one["is_shown"]) for one in told["effects"]] == [("better", True, True)]
    effect = told["effects"][0]
    assert effect["before"] == {"points": 12, "numerator": 54, "denominator": 180}
    assert len([one for one in effect["points"] if one["numerator"] is not None]) == 24
    assert [one["who"] for one in told["replications"]] == [shown.staff.lights.name]
    assert [one["url"].rpartition("/galeri-inovasi/")[2] for one in told["papers"]] == [f"{code}/berkas/{paper.pk}/"]
    people = [one.person.name for one in shown.innovation.team.select_related("person")]
    assert not [name for name in people if name in json.dumps(told)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("form=public_service", 1),
        ("form=governance", 0),
        ("year=2026", 1),
        ("year=2020", 0),
        ("year=1", 0),
        ("year=-99999999999", 0),
        ("unit=tak-ada", 0),
    ],
)
def test_the_api_narrows_its_list(shown: Lab, query: str, found: int):
    assert len(Client().get(f"/api/v1/innovations?{query}").json()["items"]) == found


def test_the_api_does_not_know_what_is_not_shown(lab: Lab):
    lab.walk_to(PathState.APPLIED)

    assert Client().get("/api/v1/innovations").json()["items"] == []
    assert Client().get(f"/api/v1/innovations/{lab.case().code}").status_code == 404
    assert Client().get("/api/v1/innovations?form=x").status_code == 422


@pytest.mark.parametrize(
    ("most", "kept"),
    [(9, "Satu dua. Tiga empat lima. Enam tujuh."), (6, "Satu dua. Tiga empat lima."), (4, "Satu dua. Tiga empat …")],
)
def test_words_end_with_a_sentence_where_one_ends(most: int, kept: str):
    assert shortened("Satu dua. Tiga empat lima. Enam tujuh.", most) == kept
