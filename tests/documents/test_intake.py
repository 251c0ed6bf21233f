# SPDX-License-Identifier: EUPL-1.2
"""Taking files in, attaching them, and sweeping what nobody refers to."""

import hashlib
import io
import os
import socketserver
import struct
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.making import document, picture
from praja.duties.services.models import Service, Standard, StandardVersion
from praja.kernel.documents.errors import FileRefused, FileTooLarge
from praja.kernel.documents.events import SWEEPS
from praja.kernel.documents.gateways import store
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach, sweep_orphans, take_in
from praja.kernel.documents.operations.files import keep_brought
from praja.kernel.documents.queries import attachments_of, content_of
from praja.kernel.documents.tasks import UNUSED_FOR, sweep_unused_files
from praja.kernel.ledger.queries import history
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.errors import Unavailable

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def sent(data, name="x.jpg", declared="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type=declared)


def files_in(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_photo_is_kept_under_its_digest(officer, at, private_store):
    file = take_in(upload=sent(picture()), actor=officer, at=at)
    assert (file.media_type, file.width, file.height, file.pages) == ("image/jpeg", 40, 30, None)
    assert files_in(private_store) == [f"{file.sha256[:2]}/{file.sha256[2:4]}/{file.sha256}"]
    with content_of(file) as kept:
        data = kept.read()
    assert (hashlib.sha256(data).hexdigest(), len(data)) == (file.sha256, file.size)


def test_the_same_file_twice_is_one_row(officer, at, private_store):
    first = take_in(upload=sent(picture()), actor=officer, at=at)
    again = take_in(upload=io.BytesIO(picture() + b"<?php ?>"), actor=officer, at=at + DAY)
    assert (again.pk, again.stored_at) == (first.pk, at + DAY)
    assert StoredFile.objects.count() == len(files_in(private_store)) == 1


def test_a_mislabelled_file_is_kept_as_what_it_is(officer, at):
    file = take_in(upload=sent(document(), "photo.jpg", "image/jpeg"), actor=officer, at=at)
    assert (file.media_type, file.pages) == ("application/pdf", 1)


@pytest.mark.parametrize("declared", ["image/jpeg", "application/pdf"])
def test_a_script_under_a_good_name_is_refused(officer, at, private_store, declared):
    with pytest.raises(FileRefused) as refused:
        take_in(upload=sent(b"<svg><script>1</script></svg>", "photo.jpg", declared), actor=officer, at=at)
    assert refused.value.detail == {"reason": "script"}
    assert (StoredFile.objects.count(), files_in(private_store)) == (0, [])


def test_an_oversized_file_is_refused_without_being_read_whole(officer, at, settings):
    settings.PRAJA_MAX_UPLOAD_BYTES = 1000
    upload = io.BytesIO(b"\xff\xd8\xff" + b"x" * 5000)
    with pytest.raises(FileTooLarge):
        take_in(upload=upload, actor=officer, at=at)
    assert upload.tell() == 1001


def test_attachments_keep_their_order_and_come_once(officer, at):
    photo = take_in(upload=sent(picture()), actor=officer, at=at)
    paper = take_in(upload=sent(document()), actor=officer, at=at)
    for file in (paper, photo, paper):
        attach(file=file, object_kind="case", object_id=5, title="Bukti", actor=officer, at=at)
    attach(file=photo, object_kind="letter", object_id=5, title="", actor=officer, at=at)
    rows = attachments_of("case", 5)
    assert [(row.file, row.position, row.created_by_id) for row in rows] == [(paper, 0, "7"), (photo, 1, "7")]


def test_a_sweep_takes_old_orphans_only(officer, at, private_store):
    used = take_in(upload=sent(picture(size=(10, 10))), actor=officer, at=at)
    attach(file=used, object_kind="case", object_id=1, title="", actor=officer, at=at)
    take_in(upload=sent(picture(size=(11, 11))), actor=officer, at=at)
    young = take_in(upload=sent(picture(size=(12, 12))), actor=officer, at=at + DAY)
    lost = store.put(b"a content whose row was never written")
    for path in private_store.rglob("*"):
        os.utime(path, (at.timestamp(), at.timestamp()))

    later = at + 2 * DAY
    assert sweep_orphans(actor=officer, at=later, older_than=DAY) == 2
    assert set(StoredFile.objects.all()) == {used, young}
    assert (store.holds(used.sha256), store.holds(young.sha256), store.holds(lost)) == (True, True, False)
    assert sweep_orphans(actor=officer, at=later, older_than=DAY) == 0


def test_the_daily_sweep_takes_what_nobody_came_to_use_and_says_so_once(officer, at, private_store):
    take_in(upload=sent(picture()), actor=officer, at=at)
    for path in private_store.rglob("*"):
        os.utime(path, (at.timestamp(), at.timestamp()))

    sweep_unused_files(at + UNUSED_FOR)
    assert (StoredFile.objects.count(), history(SWEEPS)) == (1, [])
    for late in (1, 2):
        sweep_unused_files(at + UNUSED_FOR + late * DAY)
    assert (StoredFile.objects.count(), files_in(private_store)) == (0, [])
    assert [(row.name, row.payload["files"]) for row in history(SWEEPS)] == [("documents.orphans_swept", 1)]


def test_content_put_again_is_young_again(private_store):
    digest = store.put(b"x")
    for path in private_store.rglob(digest):
        os.utime(path, (0, 0))
    epoch_after = datetime(1970, 1, 2, tzinfo=UTC)
    assert list(store.contents_older_than(epoch_after)) == [digest]
    store.put(b"x")
    assert list(store.contents_older_than(epoch_after)) == []


def test_content_lost_from_the_store_is_healed_by_sending_it_again(officer, at):
    file = take_in(upload=sent(picture()), actor=officer, at=at)
    store.discard(file.sha256)
    take_in(upload=sent(picture()), actor=officer, at=at)
    assert store.holds(file.sha256)


class Clamd(socketserver.StreamRequestHandler):
    """Speaks clamd's side of INSTREAM; calls every content with EICAR in it infected."""

    def handle(self):
        assert self.rfile.read(10) == b"zINSTREAM\0"
        data = b""
        while size := struct.unpack(">I", self.rfile.read(4))[0]:
            data += self.rfile.read(size)
        self.wfile.write(b"stream: Eicar FOUND\0" if b"EICAR" in data else b"stream: OK\0")


@pytest.fixture
def scanner(settings):
    with socketserver.TCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        settings.PRAJA_CLAMAV = f"127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


@pytest.mark.usefixtures("scanner")
def test_what_the_scanner_reports_is_refused(officer, at, private_store):
    take_in(upload=sent(picture()), actor=officer, at=at)
    with pytest.raises(FileRefused) as refused:
        take_in(upload=sent(picture(size=(9, 9)) + b"EICAR"), actor=officer, at=at)
    assert refused.value.detail == {"reason": "infected"}
    assert len(files_in(private_store)) == 1


@pytest.mark.usefixtures("scanner")
def test_a_file_that_is_kept_as_it_came_is_scanned_as_well(at, private_store, tmp_path):
    (tmp_path / "good.zip").write_bytes(b"PK" + bytes(200_000))
    (tmp_path / "bad.zip").write_bytes(b"PK" + bytes(200_000) + b"EICAR")

    keep_brought(tmp_path / "good.zip", at)
    with pytest.raises(FileRefused) as refused:
        keep_brought(tmp_path / "bad.zip", at)

    assert refused.value.detail == {"reason": "infected"}
    assert len(files_in(private_store)) == 1


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/nowhere/clamd.sock", "nonsense"])
def test_without_the_scanner_that_is_set_nothing_is_taken(officer, at, settings, address):
    settings.PRAJA_CLAMAV = address
    with pytest.raises(Unavailable):
        take_in(upload=sent(picture()), actor=officer, at=at)
    assert StoredFile.objects.count() == 0


def test_a_sweep_sees_every_use_also_where_the_way_back_has_no_name(officer, at, private_store):
    """Relations with `related_name="+"` hide from the file; a file of an application is one."""
    using = [
        relation
        for relation in StoredFile._meta.get_fields(include_hidden=True)
        if relation.auto_created and relation.hidden
    ]
    assert using, "nothing hides: this test shows nothing"
    file = take_in(upload=sent(picture()), actor=officer, at=at)
    unit = Unit.objects.create(code="4", name="Kecamatan", kind="district", since=at.date())
    case = Case.objects.create(
        code="A", procedure="p", procedure_version=1, state="s", lead_unit=unit, subject="", channel="", filed_at=at,
        due_at=at,
    )  # fmt: skip
    service = Service.objects.create(code="x", name="X", owner=unit, since=at.date())
    standard = Standard.objects.create(service=service)
    StandardVersion.objects.create(case=case, standard=standard, number=1, decree_file=file)
    assert sweep_orphans(actor=officer, at=at + 3 * DAY, older_than=DAY) == 0
    assert StoredFile.objects.filter(pk=file.pk).exists()
