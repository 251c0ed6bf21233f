# SPDX-License-Identifier: EUPL-1.2
"""Address, contact and emblem at the head of papers: set by who keeps them, had from above, printed, and held against the ledger;
and the room for promulgation."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.making import document, flat_picture, picture
from letters.writing import drafted_letter
from officers import signed_in
from praja.duties.letters.queries.drafting import letter_page_data, preview_of_letter
from praja.kernel.documents.attestation import letterheads_match_their_events
from praja.kernel.documents.models import Letterhead
from praja.kernel.documents.operations import NewLetterhead, set_letterhead, take_in
from praja.kernel.documents.queries.letterheads import head_of_paper
from praja.lib.clock import frozen
from praja.lib.errors import NotAllowed
from signing import words_of

pytestmark = pytest.mark.one_database
ADDRESS = "/surat/pengaturan/kop/"


def test_what_a_unit_lacks_it_has_from_above_and_the_page_carries_it(office, monday):
    agus = office.actor(office.mayor_records, monday)
    emblem = take_in(upload=io.BytesIO(picture("PNG")), actor=agus, at=monday)
    assert head_of_paper(office.bridges.pk).emblem == ""
    set_letterhead(unit=office.root, new=NewLetterhead(address="Jalan Kota 1", emblem=emblem), actor=agus, at=monday)
    arif = office.actor(office.roads_records, monday)
    with pytest.raises(NotAllowed):
        set_letterhead(unit=office.lights, new=NewLetterhead(), actor=arif, at=monday)
    set_letterhead(unit=office.roads, new=NewLetterhead("Jalan Raya 2", "dpu@kota.example"), actor=arif, at=monday)
    head = head_of_paper(office.bridges.pk)
    assert (head.address, head.contact) == ("Jalan Raya 2", "dpu@kota.example")
    assert "data:image/png;base64," in head.emblem
    assert head_of_paper(office.lights.pk).address == "Jalan Kota 1"
    printed = words_of(preview_of_letter(drafted_letter(office, monday), monday))
    assert "Jalan Raya 2" in printed
    assert "dpu@kota.example" in printed
    assert list(letterheads_match_their_events()) == []
    Letterhead.objects.filter(unit=office.roads).update(address="Jalan Lain")
    assert ["address" in found.what for found in letterheads_match_their_events()] == [True]


def test_on_the_page_it_is_set_looked_at_and_refused_with_the_reason_at_its_field(office, monday):
    arif = signed_in(office.roads_records)
    with frozen(monday):
        assert arif.get(ADDRESS).status_code == 200
        assert arif.get(f"{ADDRESS}?unit={office.lights.pk}").status_code == 404
        said = {"unit": office.roads.pk, "address": "Jalan Raya 2", "contact": ""}
        for sent in (document(), flat_picture("WEBP", (300, 300)), b"nothing"):
            refused = arif.post(ADDRESS, {**said, "emblem": SimpleUploadedFile("x", sent)})
            assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["emblem"])
            assert "Jalan Raya 2" in refused.content.decode()
        good = SimpleUploadedFile("lambang.png", picture("PNG"))
        assert arif.post(ADDRESS, {**said, "emblem": good}).status_code == 302
        assert arif.post(ADDRESS, {**said, "contact": "0700"}).status_code == 302
        held = Letterhead.objects.get()
        assert (held.contact, held.emblem is not None) == ("0700", True)
        assert arif.get(f"{ADDRESS}{office.roads.pk}/contoh/")["Content-Type"] == "image/png"
        assert arif.get(f"{ADDRESS}{office.lights.pk}/contoh/").status_code == 404
        assert arif.post(ADDRESS, {**said, "no_emblem": "on"}).status_code == 302
    assert Letterhead.objects.get().emblem is None


@pytest.mark.parametrize(("kind", "gazette"), [("perkada", "Berita Daerah"), ("keputusan_kepala_daerah", "")])
def test_a_regulation_leaves_room_for_its_promulgation(office, monday, kind, gazette):
    outgoing = drafted_letter(office, monday, kind=kind, signing_unit=office.root, addressees=())
    assert letter_page_data(outgoing).promulgated == gazette
    printed = words_of(preview_of_letter(outgoing, monday))
    assert ("Diundangkan di" in printed) == bool(gazette)
    page = signed_in(office.roads_officer).get(f"/surat/keluar/{outgoing.letter.case.code}/tulis/").content.decode()
    assert ("To be verified" in page) == bool(gazette)
