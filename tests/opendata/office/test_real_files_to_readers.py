# SPDX-License-Identifier: EUPL-1.2
"""Published files of real governments, brought, decided, handed in, checked and published by the pages that browsers use."""

import re

import pytest

from officers import signed_in
from opendata.conftest import AT
from opendata.office.bringing import as_proposed, sent
from opendata.publishing import opened
from opendata.test_real_files import COUNTS, OPEN
from praja.duties.opendata.models import Release, TableVersion
from praja.duties.opendata.operations.releases import begin_release
from praja.lib import clock

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_monday():
    with clock.frozen(AT):
        yield


def decided(producer, address):
    """Take each table of the file as it is proposed, whichever page comes first."""
    if re.search(r"/berkas/\d+/\d+/$", address):
        return [producer.post(address, as_proposed(producer, address))]
    urls = [one["url"] for one in producer.get(address).context["tables"]]
    return [producer.post(url, {**as_proposed(producer, url), "title": f"Tabel {at}"}) for at, url in enumerate(urls)]


def to_readers(office, release):
    """Every step of an edition, each by the page of whoever takes it."""
    producer, head, steward = (signed_in(one) for one in (office.producer, office.producer_head, office.steward))
    page = f"/satu-data/edisi/{release.case.code}/"
    checked = {"checked": ["standard", "metadata", "interoperability", "codes"]}
    for who, slug, said in (
        (producer, "serahkan", {}),
        (head, "sahkan", {}),
        (steward, "setujui", checked),
        (steward, "tayangkan", {}),
    ):
        release.case.refresh_from_db()
        answer = who.post(f"{page}{slug}/", {"seen_version": release.case.version, **said})
        assert answer.status_code == 302, (slug, answer.content.decode()[:600])


@pytest.mark.parametrize(("name", "counts"), COUNTS)
def test_a_published_file_reaches_readers_with_every_row(office, client, name, counts):
    file = OPEN / name
    if not file.exists():
        pytest.skip("the files of real governments are not beside this project")
    dataset = opened(office, at=AT)
    release: Release = begin_release(dataset=dataset, period="Uji", actor=office.actor(office.producer), at=AT)
    producer = signed_in(office.producer)
    answers = decided(producer, sent(producer, release, file.read_bytes(), name=file.name))
    assert {one.status_code for one in answers} == {302}, [one.context["form"].errors for one in answers if one.context]
    versions = list(TableVersion.objects.filter(release=release).order_by("pk"))
    assert [one.rows + one.set_aside for one in versions] == [rows for rows, _heads, _columns in counts]
    assert [len(one.schema["fields"]) for one in versions] == [columns for _rows, _heads, columns in counts]
    assert not any(one.undecided_persons for one in versions)
    to_readers(office, release)
    dataset.refresh_from_db()
    assert dataset.current_id == release.pk
    table = versions[0].resource
    csv = b"".join(client.get(f"/data/{dataset.name}/{table.uuid}/unduh/csv").streaming_content)
    assert csv.count(b"\r\n") >= versions[0].rows + 1
