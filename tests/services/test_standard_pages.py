# SPDX-License-Identifier: EUPL-1.2
"""Standards as an office works on them, page by page."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from officers import officer, signed_in
from praja.duties.services.models import Consultation, Offer, Pledge, Service, StandardVersion
from praja.duties.services.operations import begin_standard
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.clock import frozen
from residents import photo
from services.forums import FORUM, PLEDGE, TODAY, commented, consulted, drafted, invited
from services.making import EVERY_COMPONENT, PURPOSE, asking, listed_service, officer_of, published_standard, said
from towns import Town


@pytest.fixture
def office(town: Town) -> Client:
    return signed_in(officer("Petugas Melati", Role.OFFICER, town.kelurahan))


@pytest.fixture
def head(town: Town) -> Client:
    return signed_in(officer("Lurah Melati", Role.HEAD, town.kelurahan))


@pytest.fixture
def bureau(town: Town) -> Client:
    return signed_in(officer("Bagian Organisasi", Role.ORGANIZATION, town.root))


def page(client: Client, path: str, at: datetime) -> str:
    with frozen(at):
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(response.content.decode().split())


def send(client: Client, path: str, at: datetime, **data: Any) -> Any:
    with frozen(at):
        return client.post(path, data)


def version_path(case: Case) -> str:
    return f"/layanan/standar/versi/{case.code}/"


def test_the_list_tells_how_complete_each_is_and_what_is_missing(office: Client, town: Town, monday: datetime) -> None:
    published_standard(town, monday, components={"biaya": "Gratis"})
    listed_service(town, monday, code="kosong", name="Layanan kosong")
    listed_service(town, monday, code="jalan", name="Izin jalan", owner=town.roads)
    found = page(office, "/layanan/standar/", monday)
    assert "1/14" in found
    assert "Requirements, System, mechanism and procedure" in found
    assert "Layanan kosong" in found
    assert "Izin jalan" not in found


@pytest.mark.parametrize(
    ("narrow", "shown"),
    [
        ("", {"Lengkap", "Kurang", "Kosong", "Disusun", "Lama"}),
        ("none", {"Kosong", "Disusun"}),
        ("incomplete", {"Kurang"}),
        ("writing", {"Disusun"}),
        ("review", {"Lama"}),
        ("nonsense", {"Lengkap", "Kurang", "Kosong", "Disusun", "Lama"}),
    ],
)
def test_the_list_is_narrowed_to_what_needs_work(
    office: Client, town: Town, monday: datetime, narrow: str, shown: set[str]
) -> None:
    published_standard(town, monday, listed={"code": "a", "name": "Lengkap"})
    published_standard(town, monday, listed={"code": "b", "name": "Kurang"}, components={"biaya": "Gratis"})
    listed_service(town, monday, code="c", name="Kosong")
    service = listed_service(town, monday, code="d", name="Disusun")
    drafted(town, monday, service=service)
    old = date(2020, 1, 2)
    published_standard(town, monday, listed={"code": "e", "name": "Lama"}, since=old, decree_day=old)
    found = page(office, f"/layanan/standar/?saring={narrow}", monday)
    assert {name for name in ("Lengkap", "Kurang", "Kosong", "Disusun", "Lama") if f">{name}<" in found} == shown


def test_the_list_costs_the_same_at_one_and_at_many(office: Client, town: Town, monday: datetime) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            page(office, "/layanan/standar/", monday)
        return len(queries)

    published_standard(town, monday)
    page(office, "/layanan/standar/", monday)
    one = cost()
    for n in range(4):
        made = published_standard(town, monday, listed={"code": f"s-{n}", "name": f"Surat {n}"})
        drafted(town, monday, service=made.service)
    assert cost() == one


def test_a_component_is_written_on_its_own_page_and_nothing_typed_is_lost(
    office: Client, town: Town, monday: datetime
) -> None:
    service = listed_service(town, monday)
    begun = send(office, f"/layanan/standar/layanan/{service.code}/mulai/", monday)
    case = Case.objects.get()
    assert begun.headers["Location"] == version_path(case)
    assert "0/14" in page(office, version_path(case), monday)
    path = f"{version_path(case)}ubah/dasar_hukum/"
    saved = send(office, path, monday, text="UU 25/2009", seen_version="1", next="1")
    assert saved.headers["Location"] == f"{version_path(case)}ubah/sarpras/"
    stale = send(office, path, monday, text="Perda 3/2020", seen_version="1")
    assert stale.status_code == 409
    assert "Perda 3/2020" in stale.content.decode()
    assert StandardVersion.objects.get().components == {"dasar_hukum": "UU 25/2009"}
    assert "1/14" in page(office, version_path(case), monday)


def test_requirements_are_kept_in_rows(office: Client, town: Town, monday: datetime) -> None:
    case = drafted(town, monday, requirements=(), components={})
    rows = {
        "rows-TOTAL_FORMS": "3",
        "rows-INITIAL_FORMS": "0",
        "rows-0-label": "KTP-el pemohon",
        "rows-0-accept": "both",
        "rows-0-document": "ktp",
        "rows-1-label": "2 saksi",
        "rows-1-accept": "",
        "rows-1-optional": "on",
        "rows-2-label": "",
    }
    send(office, f"{version_path(case)}ubah/persyaratan/", monday, text="", seen_version="1", **rows)
    version = StandardVersion.objects.get()
    assert version.requirements == [
        {
            "key": "ktp_el_pemohon",
            "label": "KTP-el pemohon",
            "help": "",
            "required": True,
            "accept": ["image", "pdf"],
            "document": "ktp",
        },
        {"key": "syarat_2_saksi", "label": "2 saksi", "help": "", "required": False, "accept": [], "document": ""},
    ]
    assert version.components["persyaratan"] == "1. KTP-el pemohon\n2. 2 saksi"
    shown = page(office, f"{version_path(case)}ubah/persyaratan/", monday)
    assert 'value="KTP-el pemohon"' in shown
    rows |= {
        "rows-INITIAL_FORMS": "2",
        "rows-0-key": "ktp_el_pemohon",
        "rows-0-label": "KTP elektronik",
        "rows-1-key": "syarat_2_saksi",
        "rows-1-label": "",
        "rows-2-label": "KTP elektronik",
        "rows-2-accept": "pdf",
    }
    send(office, f"{version_path(case)}ubah/persyaratan/", monday, text="", seen_version="2", **rows)
    kept = StandardVersion.objects.get().requirements
    assert [(one["key"], one["label"]) for one in kept] == [
        ("ktp_el_pemohon", "KTP elektronik"),
        ("ktp_elektronik", "KTP elektronik"),
    ]


def test_the_questions_of_the_editor_are_chosen_beside_the_requirements(
    office: Client, town: Town, monday: datetime
) -> None:
    case = drafted(town, monday, requirements=())
    first = asking(PURPOSE, monday, key="surat-domisili")
    path = f"{version_path(case)}ubah/persyaratan/"
    assert "Keperluan, version 1" not in page(office, path, monday)
    assert f'value="{first.pk}"' in page(office, path, monday)
    rows = {"rows-TOTAL_FORMS": "0", "rows-INITIAL_FORMS": "0"}
    other = asking(PURPOSE, monday, key="lain")
    assert send(office, path, monday, seen_version="1", text="", questions=str(other.pk), **rows).status_code == 422
    assert send(office, path, monday, seen_version="1", text="", questions=str(first.pk), **rows).status_code == 302
    assert StandardVersion.objects.get().questions == first


@pytest.mark.parametrize(
    ("given", "status", "kept"),
    [
        ({"text": "7 (tujuh) hari kerja"}, 302, (7, "days", True)),
        ({"text": "15 menit s.d. 1 hari kerja"}, 302, (1, "days", True)),
        ({"text": "15 menit"}, 302, (15, "minutes", True)),
        ({"text": "1 bulan"}, 302, (1, "months", None)),
        ({"text": "7 hari"}, 422, (3, "days", True)),
        ({"text": "7 hari", "counted": "calendar"}, 302, (7, "days", False)),
        ({"text": "7 hari", "counted": "later"}, 302, (7, "days", None)),
        ({"text": "secepatnya"}, 422, (3, "days", True)),
        ({"text": "secepatnya", "value": "2", "unit": "hours", "counted": "working"}, 302, (2, "hours", True)),
        ({"text": "secepatnya", "value": "2"}, 422, (3, "days", True)),
        ({"text": ""}, 302, (None, "", None)),
    ],
)
def test_a_duration_is_read_from_its_text_and_what_it_does_not_say_is_asked(
    office: Client, town: Town, monday: datetime, given: dict[str, str], status: int, kept: Any
) -> None:
    case = drafted(town, monday)
    sent = send(office, f"{version_path(case)}ubah/jangka_waktu/", monday, seen_version="1", **given)
    version = StandardVersion.objects.get()
    assert sent.status_code == status
    assert (version.duration_value, version.duration_unit, version.duration_working) == kept
    if status == 422:
        assert given["text"] in sent.content.decode()


@pytest.mark.parametrize(
    ("given", "status", "kept"),
    [
        ({"text": "Gratis"}, 302, ("free", None, [])),
        ({"text": "Rp. 50.000,-"}, 302, ("fixed", 50_000, [])),
        (
            {"text": "Baru: Rp 10.000; Lama: Rp 5.000"},
            302,
            ("table", None, [{"label": "Baru", "amount": 10_000}, {"label": "Lama", "amount": 5_000}]),
        ),
        ({"text": "Sesuai Perda"}, 302, ("table", None, [])),
        ({"text": "murah"}, 422, ("free", None, [])),
        ({"text": "murah", "kind": "later"}, 302, ("", None, [])),
        ({"text": "murah", "kind": "fixed"}, 422, ("free", None, [])),
        ({"text": "murah", "kind": "fixed", "amount": "2000"}, 302, ("fixed", 2_000, [])),
        (
            {"text": "murah", "kind": "table", "rows": "Dewasa: 10.000\nAnak: 5000"},
            302,
            ("table", None, [{"label": "Dewasa", "amount": 10_000}, {"label": "Anak", "amount": 5_000}]),
        ),
        ({"text": "murah", "kind": "table", "rows": "Dewasa sepuluh ribu"}, 422, ("free", None, [])),
    ],
)
def test_a_fee_is_read_from_its_text_and_what_it_does_not_say_is_asked(
    office: Client, town: Town, monday: datetime, given: dict[str, str], status: int, kept: Any
) -> None:
    case = drafted(town, monday)
    sent = send(office, f"{version_path(case)}ubah/biaya/", monday, seen_version="1", **given)
    version = StandardVersion.objects.get()
    assert sent.status_code == status
    assert (version.fee_kind, version.fee_amount, version.fee_table) == kept


def test_the_path_is_put_together_from_stages_in_their_order(office: Client, town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    path = f"{version_path(case)}ubah/prosedur/"
    twice = send(office, path, monday, seen_version="1", text="", check="1", visit="1")
    assert twice.status_code == 422
    unasked = send(office, path, monday, seen_version="1", text="", check="1", recommendation="2")
    assert unasked.status_code == 422
    good = {"reference": "1", "check": "2", "recommendation": "3", "unit": str(town.roads.pk), "approval": "4"}
    assert send(office, path, monday, seen_version="1", text="Datang ke loket.", **good).status_code == 302
    assert StandardVersion.objects.get().path == [
        {"stage": "reference"},
        {"stage": "check"},
        {"stage": "recommendation", "unit": town.roads.pk},
        {"stage": "approval"},
    ]
    assert "Dinas Pekerjaan Umum is asked for its opinion." in page(office, version_path(case), monday)


def test_the_words_of_the_product_and_its_numbers(office: Client, town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    path = f"{version_path(case)}ubah/produk/"
    words = {
        "text": "Surat keterangan",
        "title": "Surat Keterangan Domisili",
        "opening": "Menerangkan bahwa:\n\n",
        "facts": "Nama: {nama}\nAlamat: {alamat}",
        "closing": "benar berdomisili di sini.",
        "classification": "400.12",
        "register": "domisili",
        "number_pattern": "{kode}/{nomor}/{tahun}",
    }
    bad = send(office, path, monday, seen_version="1", **{**words, "facts": "tanpa titik dua"})
    assert bad.status_code == 422
    untitled = send(office, path, monday, seen_version="1", **{**words, "title": ""})
    assert untitled.status_code == 422
    assert send(office, path, monday, seen_version="1", **words).status_code == 302
    version = StandardVersion.objects.get()
    assert (version.template, version.register, version.number_pattern) == (
        "result",
        "domisili",
        "{kode}/{nomor}/{tahun}",
    )
    assert version.template_words == {
        "title": "Surat Keterangan Domisili",
        "classification": "400.12",
        "paragraphs": ["Menerangkan bahwa:"],
        "fields": [["Nama", "{nama}"], ["Alamat", "{alamat}"]],
        "closing": ["benar berdomisili di sini."],
    }
    shown = page(office, path, monday)
    assert "Nama: {nama} Alamat: {alamat}" in shown


def test_a_foreign_product_gets_no_page_and_the_words_stay(office: Client, town: Town, monday: datetime) -> None:
    case = drafted(town, monday, service=listed_service(town, monday, issuer="siak"))
    sent = send(
        office, f"{version_path(case)}ubah/produk/", monday, seen_version="1", text="KTP", title="KTP buatan sendiri"
    )
    assert sent.status_code == 422
    assert "Another system issues this product" in sent.content.decode()
    assert "KTP buatan sendiri" in sent.content.decode()


def test_from_draft_to_force_by_the_pages_alone(office: Client, head: Client, town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    path = version_path(case)
    invitation = {
        "held_on": "2026-01-12",
        "place": "Aula",
        "comments_until": "2026-01-09",
        "invited_users": "20",
        "invited_media": "1",
        "who_media": "Radio Kota",
    }
    assert send(office, f"{path}langkah/consult/", monday, seen_version="1", **invitation).status_code == 302
    comment = commented(case, monday)
    assert "Tolong buka juga" in page(office, path, monday)
    assert (
        send(office, f"{path}tanggapan/{comment.pk}/", monday, answer="Dicoba.", taken_up="on", shown="on").status_code
        == 302
    )
    later = monday + FORUM
    record = {
        "minutes": "Warga meminta waktu dipersingkat.",
        "number": "BA 1/2026",
        "day": "2026-01-12",
        "attended_users": "14",
        "promise_1": "Menambah petugas di loket",
        "until_1": "2026-03-01",
        "file": photo("ba.jpg"),
    }
    assert send(office, f"{path}langkah/conclude/", later, seen_version="2", **record).status_code == 302
    shown = page(office, path, later)
    assert "14 of 20 came" in shown
    assert "Menambah petugas di loket" in shown
    with frozen(later):
        assert b"".join(office.get(f"{path}berkas/berita-acara/").streaming_content)  # type: ignore[arg-type]
        assert office.get(f"{path}berkas/keputusan/").status_code == 404
    decree = {"decree_number": "SK 1", "decree_date": "2026-01-13"}
    assert send(office, f"{path}langkah/set/", later, seen_version="3", **decree).status_code == 403
    assert send(head, f"{path}langkah/set/", later, seen_version="3", **decree).status_code == 302
    assert send(head, f"{path}langkah/publish/", later, seen_version="4").status_code == 302
    assert "Done within 3 working days" in page(office, "/layanan/surat-domisili/", later)
    after = later + timedelta(days=400)
    assert send(head, f"{path}langkah/review/", after, seen_version="5", note="Masih sesuai.").status_code == 302
    assert "PEKPPP indicator 1: 5 of 5" in page(head, path, after)


def test_a_refused_act_keeps_its_words_and_says_why(office: Client, town: Town, monday: datetime) -> None:
    case = invited(town, monday)
    path = f"{version_path(case)}langkah/conclude/"
    record = {"minutes": "Notulen yang panjang sekali.", "number": "BA 7", "day": "2026-01-12"}
    nobody = send(office, path, monday + FORUM, seen_version="2", **record)
    assert nobody.status_code == 422
    assert "Without people it was no consultation." in nobody.content.decode()
    assert "Notulen yang panjang sekali." in nobody.content.decode()
    half = send(office, path, monday + FORUM, seen_version="2", promise_1="Menambah petugas", **record)
    assert "Say until when." in half.content.decode()


def test_an_act_that_is_no_longer_open_gives_the_words_back(office: Client, town: Town, monday: datetime) -> None:
    case = consulted(town, monday)
    late = send(
        office,
        f"{version_path(case)}langkah/conclude/",
        monday + FORUM,
        seen_version="2",
        minutes="Notulen saya yang kedua.",
        number="BA 8",
        day="2026-01-12",
        attended_users="3",
    )
    assert late.status_code == 409
    assert "Notulen saya yang kedua." in late.content.decode()


def test_what_is_missing_stands_on_the_page(head: Client, town: Town, monday: datetime) -> None:
    some = {key: text for key, text in EVERY_COMPONENT.items() if key not in ("evaluasi", "sarpras")}
    case = consulted(town, monday, components=some, duration_working=None)
    shown = page(head, version_path(case), monday + FORUM)
    assert "12/14" in shown
    assert "It is not said how the time is counted." in shown
    decree = {"decree_number": "SK 1", "decree_date": "2026-01-13"}
    refused = send(head, f"{version_path(case)}langkah/set/", monday + FORUM, seen_version="3", **decree)
    assert refused.status_code == 422
    assert "Missing: Facilities and equipment, Evaluation of those who serve." in refused.content.decode()


def test_differences_are_told_in_words(office: Client, town: Town, monday: datetime) -> None:
    made = published_standard(town, monday)
    ktp = {**made.version.requirements[0], "label": "KTP elektronik"}
    passport = {"key": "paspor", "label": "Paspor", "help": "", "required": True, "accept": ["pdf"], "document": ""}
    case = drafted(
        town,
        monday,
        service=made.service,
        requirements=(ktp, passport),
        duration_value=1,
        fee_kind="fixed",
        fee_amount=5_000,
        path=({"stage": "check"}, {"stage": "payment"}),
    )
    shown = page(office, version_path(case), monday)
    for words in (
        "“KTP-el pemohon” is now called “KTP elektronik”",
        "New: Paspor",
        "No longer needed: Foto rumah",
        "Free of charge → Rp5,000",
        "New step: You pay the fee.",
    ):
        assert words in shown, words


def test_a_standard_that_holds_already_is_entered_by_the_bureau(
    office: Client, bureau: Client, town: Town, monday: datetime
) -> None:
    case = drafted(town, monday, duration_working=None)
    path = f"{version_path(case)}sudah-berlaku/"
    words = {"decree_number": "SK 4/2019", "decree_date": "2019-03-01", "since": "2019-04-01", "found_in": "Arsip"}
    assert send(office, path, monday, **words).status_code == 403
    assert send(bureau, path, monday, **{**words, "since": "2030-01-01"}).status_code == 422
    assert send(bureau, path, monday, **words).status_code == 302
    found = page(bureau, "/layanan/surat-domisili/", monday)
    assert "Set by SK 4/2019 of 1 Mar 2019, in force since 1 Apr 2019." in found


def test_the_bureau_keeps_the_catalogue(bureau: Client, office: Client, town: Town, monday: datetime) -> None:
    listed = {"code": "surat-usaha", "name": "Surat keterangan usaha", "owner": str(town.kelurahan.pk), "issuer": "own"}
    with frozen(monday):
        assert office.get("/layanan/standar/layanan/baru/").status_code == 403
    assert send(bureau, "/layanan/standar/layanan/baru/", monday, **{**listed, "code": "Bukan Kode"}).status_code == 422
    assert send(bureau, "/layanan/standar/layanan/baru/", monday, **listed).status_code == 302
    assert send(bureau, "/layanan/standar/layanan/baru/", monday, **listed).status_code == 409
    base = "/layanan/standar/layanan/surat-usaha/"
    assert send(bureau, f"{base}unit/", monday, unit=str(town.kelurahan.pk), since="2026-01-05").status_code == 302
    changed = {**listed, "name": "Keterangan usaha", "is_active": "on"}
    assert send(bureau, f"{base}ubah/", monday, **changed).status_code == 302
    assert Service.objects.get().name == "Keterangan usaha"
    assert "Kelurahan Melati" in page(office, base, monday)
    assert send(bureau, f"{base}unit/4.1/akhiri/", monday, until="2026-01-05").status_code == 422
    for code in ("2", "entah"):
        assert send(bureau, f"{base}unit/{code}/akhiri/", monday, until="2026-02-01").status_code == 422
    assert Offer.objects.get().until is None, "a unit that does not offer it ends nobody else's offer"
    assert send(bureau, f"{base}unit/4.1/akhiri/", monday, until="2026-02-01").status_code == 302
    assert Offer.objects.get().until is not None


@pytest.mark.parametrize("role", [Role.ORGANIZATION, Role.ADMINISTRATOR])
def test_whoever_lists_a_service_finds_the_way_on_and_back(role: Role, town: Town, monday: datetime) -> None:
    keeper = signed_in(officer("Bagian Organisasi", role, town.root))
    assert 'href="/layanan/standar/"' in page(keeper, "/layanan/standar/layanan/baru/", monday)
    listed = {"code": "surat-usaha", "name": "Surat keterangan usaha", "owner": str(town.kelurahan.pk), "issuer": "own"}
    onward = send(keeper, "/layanan/standar/layanan/baru/", monday, **listed).headers["Location"]
    assert "Surat keterangan usaha" in page(keeper, onward, monday)
    page(keeper, "/layanan/standar/", monday)


@pytest.mark.parametrize("word", ["kantor", "standar", "maklumat", "pengantar", "matriks"])
def test_a_code_is_no_address_of_something_else(bureau: Client, town: Town, monday: datetime, word: str) -> None:
    listed = {"code": word, "name": "Layanan", "owner": str(town.kelurahan.pk), "issuer": "own"}
    assert send(bureau, "/layanan/standar/layanan/baru/", monday, **listed).status_code == 422


def test_another_unit_sees_nothing_of_a_draft(town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    stranger = signed_in(officer("Petugas Jalan", Role.OFFICER, town.roads))
    counter = signed_in(officer("Loket", Role.COUNTER, town.kelurahan))
    with frozen(monday):
        assert stranger.get(version_path(case)).status_code == 404
        assert stranger.get(f"{version_path(case)}ubah/biaya/").status_code == 404
        assert stranger.get("/layanan/standar/layanan/surat-domisili/").status_code == 404
        assert counter.get(version_path(case)).status_code == 403
        assert Client().get(version_path(case)).status_code == 302
    assert (
        send(stranger, f"{version_path(case)}langkah/abandon/", monday, seen_version="1", reason="x").status_code == 404
    )


def test_an_auditor_reads_and_changes_nothing(town: Town, monday: datetime) -> None:
    case = drafted(town, monday)
    auditor = signed_in(officer("Pemeriksa", Role.AUDITOR, town.kelurahan))
    shown = page(auditor, version_path(case), monday)
    assert "There is nothing for you to do here now." in shown
    assert "ubah/biaya" not in shown
    assert send(auditor, f"{version_path(case)}ubah/biaya/", monday, seen_version="1", text="Gratis").status_code == 403
    assert (
        send(auditor, f"{version_path(case)}langkah/abandon/", monday, seen_version="1", reason="Tidak").status_code
        == 403
    )


def test_a_unit_begins_a_standard_of_its_own(office: Client, town: Town, monday: datetime) -> None:
    service = listed_service(town, monday, owner=town.roads, offered_by=(town.roads, town.kelurahan))
    published_standard(town, monday, service=service)
    own = begin_standard(
        service=service,
        unit=Unit.objects.get(code="4.1"),
        content=said(),
        actor=officer_of(town.kelurahan, monday),
        at=monday,
    )
    assert own.lead_unit == town.kelurahan
    listed = page(office, "/layanan/standar/", monday)
    assert "own standard of Kelurahan Melati" in listed
    again = send(office, f"/layanan/standar/layanan/{service.code}/mulai/", monday, unit="4.1")
    assert again.status_code == 302
    assert StandardVersion.objects.filter(standard__unit=town.kelurahan).count() == 1
    common = send(office, f"/layanan/standar/layanan/{service.code}/mulai/", monday)
    assert common.status_code == 302
    assert StandardVersion.objects.count() == 2


def test_pledges_are_written_and_hung_up(head: Client, office: Client, town: Town, monday: datetime) -> None:
    words = {
        "unit": str(town.kelurahan.pk),
        "serve": PLEDGE.serve,
        "improve": PLEDGE.improve,
        "answer_for_it": PLEDGE.answer_for_it,
        "signed_by": PLEDGE.signed_by,
        "decree_number": PLEDGE.decree_number,
        "decree_date": "2026-01-05",
        "since": "2026-01-05",
    }
    path = "/layanan/standar/maklumat/baru/"
    assert "Dengan ini kami menyatakan sanggup" in page(head, path, monday), (
        "a legal text, whatever the language of the page"
    )
    assert send(head, path, monday, **{**words, "serve": "Ya"}).status_code == 422
    assert send(head, path, monday, **words).status_code == 302
    pledge = Pledge.objects.get()
    assert pledge.since == TODAY
    assert send(office, f"/layanan/standar/maklumat/{pledge.pk}/terpasang/", monday).status_code == 403
    assert send(head, f"/layanan/standar/maklumat/{pledge.pk}/terpasang/", monday).status_code == 302
    assert "Hangs in the service room" in page(office, "/layanan/standar/maklumat/", monday)
    assert PLEDGE.serve in page(head, f"{path}?unit=4.1", monday)
    assert send(head, "/layanan/standar/maklumat/999/terpasang/", monday).status_code == 404


def test_there_is_no_such_part_step_or_comment(office: Client, town: Town, monday: datetime) -> None:
    case = invited(town, monday)
    with frozen(monday):
        assert office.get(f"{version_path(case)}ubah/tidak-ada/").status_code == 404
        assert office.get(f"{version_path(case)}tanggapan/999/").status_code == 404
        assert office.get("/layanan/standar/versi/XXXXXXXXXX/").status_code == 404
    assert send(office, f"{version_path(case)}langkah/dance/", monday).status_code == 404
    assert Consultation.objects.get().comments.count() == 0
