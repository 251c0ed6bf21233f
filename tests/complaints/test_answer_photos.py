# SPDX-License-Identifier: EUPL-1.2
"""Photos of an answer: shown where the answer is, and only those of this very answer."""

from datetime import datetime, timedelta

from django.test import Client

from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.operations import AnswerWords, approve_draft, publish_answer, submit_draft
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.operations import take_in
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from residents import browser, filed, forwarded, open_link, photo
from towns import Town


def shown(town: Town, case: Case, at: datetime, size: tuple[int, int] = (40, 30)) -> Case:
    """Answer `case` with a photo."""
    picture = take_in(upload=photo(size=size), actor=NOBODY, at=at)
    words = AnswerWords(kind=AnswerKind.DONE, text="Lampu sudah diganti kemarin malam.", files=(picture,))
    case = submit_draft(case=case, words=words, actor=town.roads_liaison, at=at, seen_version=None)
    case = approve_draft(case=case, actor=town.roads_head, at=at, seen_version=None)
    return publish_answer(case=case, actor=town.roads_liaison, at=at, seen_version=None)


def got(client: Client, url: str) -> tuple[int, str]:
    """Status and caching of a file, read to its end."""
    answer = client.get(url)
    b"".join(answer.streaming_content if answer.streaming else [answer.content])
    return answer.status_code, answer.headers.get("Cache-Control", "")


def photo_of(case: Case) -> Attachment:
    answer = case.complaint.answers.get()
    return Attachment.objects.get(object_kind="complaints.answer", object_id=answer.pk)


def test_everybody_sees_the_photo_of_a_published_answer(town: Town, monday: datetime) -> None:
    case = shown(town, forwarded(town, filed(monday), monday), monday)
    url = f"/aduan/{case.code}/jawaban/{photo_of(case).pk}/"
    page, image = browser().get(f"/aduan/{case.code}/").content.decode(), browser().get(url)
    b"".join(image.streaming_content)

    assert f'src="{url}"' in page
    assert (image.status_code, image["Content-Type"]) == (200, "image/jpeg")
    assert image["X-Content-Type-Options"] == "nosniff"


def test_of_a_report_that_is_not_published_only_its_reporter_does(town: Town, monday: datetime) -> None:
    mine, theirs = filed(monday, secret=True), filed(monday)
    case = shown(town, forwarded(town, mine, monday), monday)
    url = f"/aduan/{case.code}/jawaban/{photo_of(case).pk}/"
    own, other = browser(), browser()
    page = open_link(own, mine).content.decode()
    open_link(other, theirs)

    assert f'src="{url}"' in page
    assert got(own, url) == (200, "private, max-age=3600")
    assert (got(other, url)[0], got(browser(), url)[0]) == (404, 404)


def test_no_other_file_comes_through_this_door(town: Town, monday: datetime) -> None:
    secret = shown(town, forwarded(town, filed(monday, secret=True), monday), monday, size=(44, 33))
    public = shown(town, forwarded(town, filed(monday), monday), monday)
    sent = filed(monday + timedelta(minutes=1))
    draft = Attachment.objects.filter(object_kind="complaints.answer_draft").first()
    assert draft is not None
    wrong = [photo_of(secret).pk, draft.pk, 0, 10**18]
    statuses = {number: browser().get(f"/aduan/{public.code}/jawaban/{number}/").status_code for number in wrong}

    assert statuses == dict.fromkeys(wrong, 404)
    assert browser().get(f"/aduan/{sent.case.code}/jawaban/{photo_of(public).pk}/").status_code == 404


def test_the_reporter_sees_what_they_sent_and_nobody_else_does(town: Town, monday: datetime) -> None:
    from praja.duties.complaints.operations import Report, file_complaint

    picture = take_in(upload=photo(), actor=NOBODY, at=monday)
    report = Report(text="Lampu jalan di depan pasar mati.", region="99.01.01.1001", files=(picture,))
    mine = file_complaint(report=report, channel="web", actor=NOBODY, at=monday)
    case = forwarded(town, mine, monday)
    number = Attachment.objects.get(object_kind="complaints.complaint", object_id=case.pk).pk
    url, client = f"/aduan/{case.code}/lampiran/{number}/", browser()
    page = open_link(client, mine).content.decode()

    assert url in page
    assert (got(client, url)[0], got(browser(), url)[0]) == (200, 404)
    assert url not in browser().get(f"/aduan/{case.code}/").content.decode()
