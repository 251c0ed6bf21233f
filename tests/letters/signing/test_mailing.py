# SPDX-License-Identifier: EUPL-1.2
"""A signed letter reaches everybody outside by e-mail once: what a mail server took is not sent again by itself, whoever was lost
on the way; what it did not take is."""

from datetime import timedelta
from hashlib import sha256

import pytest

from letters.signing.test_sending import outside
from letters.writing import handed_in_letter
from notifications.receivers import MailBox, running
from officers import signed_in
from praja.duties.letters.enums import Way
from praja.duties.letters.errors.signing import NotToMail
from praja.duties.letters.models import Addressee
from praja.duties.letters.operations.drafts import NewAddressee
from praja.duties.letters.operations.mailing import LEASE, claim_mails, mail_again
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.procedure.names import SENT, SIGNED
from praja.duties.letters.queries.sending import passed_to
from praja.duties.letters.queries.signing import document_of
from praja.duties.letters.tasks.sending import send_due_mails
from praja.kernel.procedures.errors import StepNotAllowed
from praja.kernel.procedures.models import Case
from praja.kernel.work.models import WorkItem
from praja.lib.clock import frozen
from procedures.cases import deliver_all

HOUR = timedelta(hours=1)


@pytest.fixture
def post(settings):
    """A mail server on this machine, as an office sets one up."""
    with running(MailBox()) as server:
        settings.PRAJA_EMAIL_URL = f"mailto://127.0.0.1:{server.server_address[1]}?from=surat@kota.example"
        settings.PRAJA_BASE_URL = "https://praja.kota.example"
        yield server


@pytest.fixture
def case(office, monday):
    """A signed letter to a firm, by e-mail."""
    firm = NewAddressee(correspondent=outside("PT Aspal", "surat@aspal.example", monday), way=Way.EMAIL)
    case = handed_in_letter(office, monday, addressees=(firm,))
    sign_letters(case_ids=[case.pk], secret=None, actor=office.actor(office.roads_head, monday), at=monday + HOUR)
    deliver_all(monday + HOUR)
    return Case.objects.get(pk=case.pk)


def state(case):
    return Case.objects.values_list("state", flat=True).get(pk=case.pk)


def label(case):
    return WorkItem.objects.get(case_id=case.pk, kind="letters.send", closed_at=None).state_label


def test_through_the_mail_service_it_goes_with_its_file_under_a_name_of_its_own(case, post, monday):
    send_due_mails(monday + HOUR)
    [mail] = post.mails
    assert (post.to, mail["From"]) == (["surat@aspal.example"], "surat@kota.example")
    assert mail["Message-ID"] == f"<surat-{case.code}-1@praja.kota.example>"
    [file] = mail.iter_attachments()
    assert sha256(file.get_payload(decode=True)).hexdigest() == document_of(case.pk).sha256
    assert state(case) == SENT
    send_due_mails(monday + 2 * HOUR)
    assert len(post.mails) == 1


def test_what_the_server_refuses_is_tried_again_and_what_it_may_have_is_not(office, case, post, monday):
    post.refuse = True
    send_due_mails(monday + HOUR)
    [row] = Addressee.objects.filter(outgoing=case.pk)
    assert (row.failure, row.next_try_at > monday + HOUR) == ("SMTPRecipientsRefused", True)
    post.refuse, post.hangs_up = False, True
    send_due_mails(monday + 2 * HOUR)
    for hours in (3, 30):
        send_due_mails(monday + hours * HOUR)
    assert len(post.mails) == 1
    [one] = passed_to(case.pk)
    assert (one.is_unknown, one.for_post, label(case)) == (
        True,
        True,
        "It is not known whether an e-mail went out: decide",
    )
    post.hangs_up = False
    with pytest.raises(StepNotAllowed):
        mail_again(case=case, addressee=one.id, actor=office.actor(office.outsider, monday), at=monday)
    with frozen(monday + 31 * HOUR):
        records, address = signed_in(office.roads_records), f"/surat/kirim/{case.code}/"
        assert "Ask whether it arrived" in records.get(address).content.decode()
        assert records.post(address, {"again": one.id}).status_code == 302
        assert records.post(address, {"again": one.id}).status_code == 409
    send_due_mails(monday + 31 * HOUR)
    first, second = post.mails
    assert first["Message-ID"] == second["Message-ID"], "whoever got it twice sees that it is one"
    assert state(case) == SENT


def test_what_a_lost_worker_was_handing_over_waits_for_a_person(office, case, post, monday):
    [taken] = claim_mails(at=monday + HOUR)
    assert claim_mails(at=monday + HOUR + LEASE / 2) == []
    assert [one.for_post for one in passed_to(case.pk)] == [False]
    send_due_mails(monday + HOUR + LEASE)
    send_due_mails(monday + 30 * HOUR)
    assert (post.mails, state(case)) == ([], SIGNED)
    assert label(case) == "It is not known whether an e-mail went out: decide"
    actor = office.actor(office.roads_records, monday)
    mail_again(case=case, addressee=taken.pk, actor=actor, at=monday + 31 * HOUR)
    with pytest.raises(NotToMail):
        mail_again(case=case, addressee=taken.pk, actor=actor, at=monday + 31 * HOUR)
    send_due_mails(monday + 31 * HOUR)
    assert (len(post.mails), state(case)) == (1, SENT)
