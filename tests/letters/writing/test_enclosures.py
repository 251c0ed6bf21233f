# SPDX-License-Identifier: EUPL-1.2
"""What goes with a letter: added and taken out while it is written, seen by whoever signs, named on the page and by the ledger,
and with everybody to whom the letter goes."""

import io
import zipfile
from datetime import timedelta
from hashlib import sha256

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.making import picture
from letters.incoming.test_reading import written_pdf
from letters.signing.test_sending import outside
from letters.writing import classification, drafted_letter, register
from officers import signed_in
from praja.duties.letters.attestation.written import written_letters_match_their_events
from praja.duties.letters.enums import ENCLOSURE, Way
from praja.duties.letters.errors.writing import EnclosureRefused
from praja.duties.letters.models import Incoming
from praja.duties.letters.operations import enclosing
from praja.duties.letters.operations.checking import give_back, hand_in
from praja.duties.letters.operations.drafting import keep_unsaved
from praja.duties.letters.operations.drafts import NewAddressee
from praja.duties.letters.operations.enclosing import enclose_files, take_out_enclosure
from praja.duties.letters.operations.records.files import lay_into_file, open_file
from praja.duties.letters.operations.signing import sign_letters
from praja.duties.letters.queries.enclosures import enclosures_of
from praja.duties.letters.queries.exporting import write_bag
from praja.duties.letters.queries.signing import document_of
from praja.duties.letters.tasks.sending import send_due_mails
from praja.kernel.documents.models import Attachment
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.queries import attachments_of, content_of, verified_by_code
from praja.kernel.procedures.errors import StaleCase, StepNotAllowed, WrongState
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from procedures.cases import deliver_all
from signing import words_of

HOUR = timedelta(hours=1)


@pytest.fixture
def two(office, monday):
    """A PDF and a picture."""
    actor = office.actor(office.roads_officer, monday)
    return [take_in(upload=io.BytesIO(content), actor=actor, at=monday) for content in (written_pdf(), picture())]


@pytest.fixture
def case(office, monday, two):
    """A letter to the lights' office and to a firm, with two files."""
    register(office, monday)
    to = NewAddressee(correspondent=outside("PT Aspal", "surat@aspal.example", monday), way=Way.EMAIL)
    drafted = drafted_letter(office, monday, addressees=(NewAddressee(unit=office.lights), to)).letter.case
    return add(office, drafted, two, monday)


def add(office, case, files, at, title="Data jalan"):
    actor = office.actor(office.roads_officer, at)
    return enclose_files(case=case, title=title, files=files, actor=actor, at=at, seen_version=case.version)


def handed_in(office, case, at):
    actor = office.actor(office.roads_officer, at)
    return hand_in(case=case, checks=(), actor=actor, at=at, seen_version=case.version)


def test_they_are_with_everybody_to_whom_the_letter_goes_and_named_on_its_page(office, case, two, monday):
    case = handed_in(office, case, monday)
    sign_letters(case_ids=[case.pk], secret=None, actor=office.actor(office.roads_head, monday), at=monday + HOUR)
    deliver_all(monday + HOUR)
    send_due_mails(monday + HOUR)
    document, arrived = document_of(case.pk), Incoming.objects.get(sender_unit=office.roads)
    [page, *files] = attachments_of("letters.incoming", arrived.pk)
    assert page.file_id == document.file_id
    assert [(one.file, one.title) for one in files] == [(two[0], "Data jalan"), (two[1], "Data jalan (2)")]
    assert arrived.enclosures == "2 berkas"
    [sent] = mail.outbox
    assert [sha256(content).hexdigest() for _name, content, _kind in sent.attachments[1:]] == [
        file.sha256 for file in two
    ]
    with content_of(document.file) as content:
        printed = words_of(content.read())
    assert "2 berkas" in printed
    assert all(file.sha256 in printed.replace(" ", "") for file in two)
    facts = verified_by_code(document.code).facts
    assert [(one.title, one.sha256) for one in facts.enclosures] == [
        ("Data jalan", two[0].sha256),
        ("Data jalan (2)", two[1].sha256),
    ]
    assert list(written_letters_match_their_events()) == []
    assert packed(office, case, monday + HOUR) == [document.sha256, *(file.sha256 for file in two)]


def packed(office, case, at):
    """Digests of what lies in the bag of a file with this letter, in order."""
    keeper, out = office.actor(office.roads_records, at), io.BytesIO()
    file = open_file(unit=office.roads, code=classification(), title="Jalan", opened_on=None, actor=keeper, at=at)
    lay_into_file(file=file, case=case, actor=keeper, at=at)
    write_bag(file, out=out, actor=office.actor(office.roads_head, at), at=at)
    with zipfile.ZipFile(out) as bag:
        return [sha256(bag.read(name)).hexdigest() for name in bag.namelist() if "/data/" in name]


def test_the_public_page_says_nothing_of_what_goes_with_a_secret_letter(office, monday, two):
    register(office, monday)
    case = add(office, drafted_letter(office, monday, security="R").letter.case, two, monday)
    case = handed_in(office, case, monday)
    sign_letters(case_ids=[case.pk], secret=None, actor=office.actor(office.roads_head, monday), at=monday + HOUR)
    assert verified_by_code(document_of(case.pk).code).facts.enclosures == ()


def test_only_its_writers_change_what_goes_with_it_and_only_while_it_is_written(office, case, two, monday, monkeypatch):
    oka = office.actor(office.roads_officer, monday)
    first = enclosures_of(case.pk)[0].pk
    with pytest.raises(StepNotAllowed):
        take_out_enclosure(case=case, enclosure=first, actor=office.actor(office.outsider, monday), at=monday)
    with pytest.raises(StaleCase):
        take_out_enclosure(case=case, enclosure=first, actor=oka, at=monday, seen_version=1)
    keep_unsaved(case=case, typed={"body": "Setengah"}, seen_version=case.version, actor=oka, at=monday)
    case = take_out_enclosure(case=case, enclosure=first, actor=oka, at=monday, seen_version=case.version)
    assert [one.file for one in enclosures_of(case.pk)] == [two[1]]
    assert case.letter.outgoing.unsaved.get().seen_version == case.version, "nobody else saved anything"
    monkeypatch.setattr(enclosing, "MOST", 1)
    for files, title, field in ((two[:1], "Data", "photos"), ((), "Data", "photos"), (two, " ", "title")):
        with pytest.raises(EnclosureRefused) as refused:
            add(office, case, files, monday, title)
        assert refused.value.field == field
    case = handed_in(office, Case.objects.get(pk=case.pk), monday)
    with pytest.raises(WrongState):
        add(office, case, two, monday)


TAMPERED = {
    "the files that go with it are not those": lambda rows, _two: rows.first().delete(),
    "is called otherwise": lambda rows, _two: rows.filter(position=0).update(title="Lain"),
    "changed before it was handed in": None,
}


@pytest.mark.parametrize("named", TAMPERED)
def test_a_changed_enclosure_is_named(office, case, two, monday, named):
    rows = Attachment.objects.filter(object_kind=ENCLOSURE, object_id=case.pk)
    if TAMPERED[named] is None:
        rows.first().delete()
        handed_in(office, case, monday)
    else:
        handed_in(office, case, monday)
        TAMPERED[named](rows, two)
    assert [named in found.what for found in written_letters_match_their_events()] == [True]


@pytest.mark.one_database
def test_on_the_pages_they_are_sent_along_looked_at_and_taken_out(office, monday):
    register(office, monday)
    case = drafted_letter(office, monday).letter.case
    oka, hadi = signed_in(office.roads_officer), signed_in(office.roads_head)
    address = f"/surat/keluar/{case.code}/"
    with frozen(monday):
        empty = oka.post(f"{address}lampiran/", {"seen_version": case.version, "title": "Data jalan"})
        assert (empty.status_code, "photos" in empty.context["form"].errors) == (422, True)
        bad = SimpleUploadedFile("x.pdf", b"%PDF-1.7 nothing")
        refused = oka.post(f"{address}lampiran/", {"seen_version": case.version, "title": "Data", "photos": bad})
        assert refused.status_code == 422
        typed = {"seen_version": case.version, "subject": "Hal baru", "body": "Setengah kalimat", "enclose": "1"}
        assert oka.post(f"{address}tulis/", typed).url == f"{address}#enclosures"
        good = SimpleUploadedFile("x.pdf", written_pdf())
        sent = oka.post(f"{address}lampiran/", {"seen_version": case.version, "title": "Data jalan", "photos": good})
        assert sent.status_code == 302
        [one] = enclosures_of(case.pk)
        assert "Setengah kalimat" in oka.get(f"{address}tulis/").content.decode()
        page = oka.get(address).content.decode()
        assert "Data jalan</a>" in page
        assert "1 page" in page
        shown = oka.get(f"{address}lampiran/{one.pk}/1/")
        assert (shown["Content-Type"], oka.get(f"{address}lampiran/{one.pk}/9/").status_code) == ("image/png", 404)
        assert b"".join(oka.get(f"{address}lampiran/{one.pk}/").streaming_content).startswith(b"%PDF")
        assert signed_in(office.outsider).get(f"{address}lampiran/{one.pk}/").status_code == 404
        case = handed_in(office, Case.objects.get(pk=case.pk), monday)
        before_signer = hadi.get(f"/surat/tanda-tangan/{case.code}/").content.decode()
        assert f"/lampiran/{one.pk}/1/" in before_signer
        head = office.actor(office.roads_head, monday)
        case = give_back(case=case, note="Ganti datanya.", actor=head, at=monday, seen_version=None)
        taken = {"seen_version": case.version, "enclosure": one.pk}
        assert oka.post(f"{address}lampiran/keluarkan/", taken).status_code == 302
        handed_in(office, Case.objects.get(pk=case.pk), monday)
        assert "Not the same files" in hadi.get(address).content.decode()
