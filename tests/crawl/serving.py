# SPDX-License-Identifier: EUPL-1.2
"""The pages of services, documents and residents' accounts: as the applicant, the office, the neighbourhood, and everybody."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from itertools import product

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, reverse

from crawl.public_rooms import TYPED_IN_PUBLIC, discussed, hall_of, pledged, remitted
from crawl.site import START
from crawl.tourist import Page, Tourist
from matrix.addresses import Named, page_routes
from matrix.expectations import ROUTES
from officers import SINCE, officer
from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Appointment, NeighbourhoodHead, Reference, Service, Ticket
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.issuing import sign_products
from praja.duties.services.operations.references import prepare_link
from praja.duties.services.operations.visiting import record_visit
from praja.duties.services.queries.applications import application_of
from praja.duties.services.queries.products import issued_document_of
from praja.kernel.organization.models import Region
from praja.kernel.organization.operations import change_unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.operations import assign_role, recognize_resident
from praja.kernel.procedures.forms.picks import pick_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, system_actor
from residents import photo
from services.making import (
    KTP,
    MELATI,
    REFERRED,
    Made,
    filed_application,
    head_of_neighbourhood,
    listed_service,
    published_standard,
    signed,
    simple_standard,
)
from services.offices import FULL, NAME, Office, applied, business_letter, by, card, open_office
from services.queues.halls import device, furnish, take
from towns import FOUNDER, Town

RESIDENT = "warga.singgah@example.org"
FINDINGS = "Tempatnya ada dan usahanya berjalan."
KNOCK = "Belum pernah lapor ke RT."
HEADS = (
    "Kode Wilayah;RW;RT;Nama;Telepon;SK\n"
    f"{MELATI};001;001;Pak Joko;0813 1111 0001;SK 1/2026\n"
    f"{MELATI};;003;Tanpa RW;0813 1111 0003;SK 1/2026\n"
)
TYPED_ON_SERVICE = (
    *TYPED_IN_PUBLIC,
    *(
        NAME,
        "Jalan Mawar 3",
        "Membuka rekening",
        "Warung Bu Siti",
        "Nama usaha",
        FINDINGS,
        KNOCK,
        RESIDENT,
        "Budi Kecil",
    ),
    *("Pak Joko", "Tanpa RW", "SK 1/2026", "SK Lurah 3/2025", "SK 12/2024", "Untuk keperluan apa?", "Keperluan"),
    *(
        "KTP-el pemohon",
        "Foto rumah",
        "Foto yang jelas, seluruh kartu terlihat.",
        "ktp.jpg",
        "Catatan",
        "rt",
        "rw",
        "nama",
    ),
)
"""What these people type, and what standards of the test town say."""


def serving(language: str, town: Town) -> Iterator[Page]:
    """Everything that an application passes through."""
    change_unit(unit=town.kelurahan, changes={"region": Region.objects.get(code=MELATI)}, actor=FOUNDER, at=START)
    office = open_office(town, START)
    yield from _accounts_of_residents(language, town)
    yield from _neighbourhood(language, town, office)
    yield from _office(language, town, office)
    yield from _figures(Tourist(language))
    yield from _every_address(language, town, office)


def signed_in(language: str, name: str, account: Account) -> Tourist:
    tourist = Tourist(language, name)
    tourist.client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return tourist


def _accounts_of_residents(language: str, town: Town) -> Iterator[Page]:
    resident = Tourist(language, "resident")
    yield from resident.get("/akun/warga/?next=/saya/")
    yield from resident.post("/akun/warga/", contact="salah")
    yield from resident.post("/akun/warga/", contact=RESIDENT)
    yield from resident.post("/akun/warga/kode/", code="SALAHX")
    # The clock of one-time codes is the machine's own, while the tour stands still: who came back with it is signed in here.
    account = recognize_resident(contact=RESIDENT, actor=NOBODY, at=START)
    resident = signed_in(language, "resident", account)
    yield from resident.get("/saya/keluarga/")
    yield from resident.post("/saya/keluarga/", name="", relation="", nik="1")
    yield from resident.post("/saya/keluarga/", name="Budi Kecil", relation="child", nik="")
    filed = filed_application(town, START, made=simple_standard(town, START, code="surat-singgah"))
    resident.client.get(f"/lacak/{filed.case.code}/{filed.secret}/")
    yield from resident.get(f"/lacak/{filed.case.code}/")
    yield from resident.post(f"/lacak/{filed.case.code}/simpan/")
    yield from resident.get("/saya/")
    yield from resident.get(reverse("services:own_documents"))
    yield from resident.get("/meja/")


def _neighbourhood(language: str, town: Town, office: Office) -> Iterator[Page]:
    lurah = signed_in(language, "lurah", office.accounts["head"])
    yield from lurah.get("/layanan/kantor/rt-rw/")
    yield from lurah.get("/layanan/kantor/rt-rw/baru/")
    yield from lurah.post("/layanan/kantor/rt-rw/baru/", region=MELATI, rw="x", name="", phone="1", decree="")
    yield from lurah.post("/layanan/kantor/rt-rw/impor/")
    file = SimpleUploadedFile("rt.csv", HEADS.encode(), "text/csv")
    yield from lurah.post("/layanan/kantor/rt-rw/impor/", file=file)
    head_of_neighbourhood(START)
    yield from lurah.get(f"/layanan/kantor/rt-rw/?kelurahan={MELATI}")
    yield from lurah.get(f"/layanan/kantor/rt-rw/{NeighbourhoodHead.objects.latest('pk').pk}/akhiri/")
    made = simple_standard(town, START, code="surat-rujukan", path=REFERRED)
    for answer in ("bukan", "benar"):
        filed = filed_application(town, START, made=made)
        applicant = Tourist(language, "applicant")
        applicant.client.get(f"/lacak/{filed.case.code}/{filed.secret}/")
        yield from applicant.get(f"/lacak/{filed.case.code}/")
        yield from _asked(Tourist(language, "head of RT"), filed.case, answer)
        yield from applicant.get(f"/lacak/{filed.case.code}/")
        yield from lurah.get(f"/layanan/kantor/{filed.case.code}/")


def _asked(head: Tourist, case: Case, answer: str) -> Iterator[Page]:
    reference = Reference.objects.get(application=case.pk)
    link = prepare_link(reference_id=reference.pk, actor=system_actor("tests"), at=START)
    assert link
    yield from head.get(f"/layanan/pengantar/{link.secret}/")
    yield from head.post("/layanan/pengantar/jawab/", jawaban="", catatan=KNOCK)
    yield from head.post("/layanan/pengantar/jawab/", jawaban=answer, catatan=KNOCK)


def _office(language: str, town: Town, office: Office) -> Iterator[Page]:
    people = {name: signed_in(language, name, account) for name, account in office.accounts.items()}
    made = business_letter(town, START, FULL)
    visited = applied(town, START, made)
    pass_check(**by(office.officer, visited, START))
    yield from people["officer"].get(f"/layanan/kantor/{visited.code}/")
    record_visit(findings=FINDINGS, in_order=True, files=[card(START)], **by(office.officer, visited, START))
    plain = _signed_letter(town)
    waiting = [applied(town, START, plain, answers={}) for _time in range(3)]
    for case in waiting[1:]:
        pass_check(**by(office.officer, case, START))
    for tourist in people.values():
        yield from tourist.get("/layanan/kantor/")
        yield from tourist.get("/layanan/kantor/?keadaan=approval&q=tiada")
        for case in (visited, *waiting):
            yield from tourist.get(f"/layanan/kantor/{case.code}/")
        yield from tourist.get("/meja/")
    yield from _decided(people["head"], waiting, office)


def _signed_letter(town: Town) -> Made:
    """A letter that is checked, approved and signed."""
    service = listed_service(town, START, code="surat-cepat", name="Surat cepat")
    return published_standard(town, START, service=service, content=signed(requirements=(KTP,)))


def _decided(head: Tourist, waiting: list[Case], office: Office) -> Iterator[Page]:
    for case in waiting:
        case.refresh_from_db()
    yield from head.post("/layanan/kantor/sekaligus/")
    picks = [pick_of(case) for case in waiting[1:]]
    yield from head.post("/layanan/kantor/sekaligus/", pick=picks)
    yield from head.post("/layanan/kantor/sekaligus/", pick=picks, decided="1")
    yield from head.get("/layanan/kantor/tanda-tangan/")
    yield from head.get(f"/layanan/kantor/{waiting[1].code}/")
    sign_products(case_ids=[waiting[1].pk], secret=None, actor=office.head, at=START)
    yield from head.get(f"/layanan/kantor/{waiting[1].code}/")
    document = issued_document_of(application_of(waiting[1]))
    visitor = Tourist(head.language, "who verifies")
    yield from visitor.get("/verifikasi/")
    yield from visitor.get("/verifikasi/?kode=TIDAKADA22")
    yield from visitor.get(f"/verifikasi/{document.code}/")
    yield from visitor.post("/verifikasi/", file=photo())
    yield from visitor.post("/verifikasi/", file=SimpleUploadedFile("a.pdf", b"%PDF-1.7 bukan", "application/pdf"))


ALL_DUTIES = (Role.ORGANIZATION, Role.HEAD, Role.OFFICER, Role.COUNTER, Role.TREASURER)


def _every_address(language: str, town: Town, office: Office) -> Iterator[Page]:
    """Every address below services and queues with everything that could stand in it, as somebody who has every duty."""
    account = officer("Serba Bisa", ALL_DUTIES[0], town.root)
    for role in ALL_DUTIES[1:]:
        assign_role(
            account=account,
            role=role,
            unit=town.root,
            decree_number="SK 9/2025",
            decree_date=date(2025, 1, 2),
            since=SINCE,
            actor=FOUNDER,
            at=SINCE,
        )
    hall = furnish(town, START, slot_minutes=30)
    take(hall.a, START)
    hall.open()
    _display, secret, _actor = device(hall, DeviceKind.DISPLAY)
    everybody = signed_in(language, "everybody", account)
    yield from everybody.get(f"/antrean/perangkat/{secret}/")
    yield from everybody.post(f"/antrean/atur/{town.kelurahan.code}/perangkat/baru/", kind="kiosk", name="Kios depan")
    yield from hall_of(language, hall)
    yield from discussed(language, town, everybody)
    yield from pledged(language, town)
    yield from remitted(signed_in(language, "treasurer", office.accounts["treasurer"]), town, office)
    yield from everybody.get(reverse("organization:unit_hours", args=[town.kelurahan.code]))
    known = _known(town)
    for name, route in page_routes().items():
        if (
            not name.startswith(("services:", "queues:", "organization:"))
            or not route.arguments
            or ROUTES[name].only_post
        ):
            continue
        for address in _addresses(route, known):
            yield from everybody.get(address)


ABOUT = (
    ("/layanan/standar/versi/", "standard"),
    ("/layanan/standar/tingkat/", "unit"),
    ("/layanan/kantor/", "application"),
    ("/layanan/permohonan/", "application"),
    ("/layanan/maklumat/", "unit"),
    ("/antrean/tiket/", "ticket"),
    ("/antrean/kios/", "ticket"),
    ("/antrean/janji/", "appointment"),
    ("/", "service"),
)
"""What the code in an address is of, by how the address begins; the first that fits."""


def _known(town: Town) -> dict[str, str]:
    """One code of each kind."""

    def code_of(name: str) -> str:
        return str(Case.objects.filter(procedure=f"services.{name}").values_list("code", flat=True)[0])

    return {
        "service": str(Service.objects.values_list("code", flat=True)[0]),
        "application": code_of("application"),
        "standard": code_of("standard"),
        "ticket": str(Ticket.objects.values_list("code", flat=True)[0]),
        "appointment": str(Appointment.objects.values_list("code", flat=True)[0]),
        "unit": town.kelurahan.code,
    }


def _addresses(route: Named, known: Mapping[str, str]) -> Iterator[str]:
    """The addresses of a route that are about something, one for each of the other things that can stand in it."""
    values: dict[str, list[object]] = {
        "name": [known["unit"], "antrean", "csv", "papan"],
        "secret": ["tiada"],
        "unit": [known["unit"]],
        "component": ["persyaratan", "jangka_waktu", "biaya", "alur", "produk"],
        "step": ["consult", "set", "abandon", "ktp", "unit", "periksa"],
    }
    names = sorted(route.arguments)
    for kind in dict.fromkeys(kind for _beginning, kind in ABOUT) if "code" in names else ("",):
        for chosen in product(*([known.get(kind)] if name == "code" else values.get(name, [1]) for name in names)):
            with suppress(NoReverseMatch):  # what is no code of this kind has no address
                address = route.address(dict(zip(names, chosen, strict=True)))
                if not kind or kind == next(of for beginning, of in ABOUT if address.startswith(beginning)):
                    yield address


def _figures(visitor: Tourist) -> Iterator[Page]:
    for query in ("", "?tabel=1&periode=2026", "?ukuran=jumlah&periode=2026"):
        yield from visitor.get(f"/layanan/matriks/{query}")
    yield from visitor.get("/layanan/matriks/banding/?a=4.1&b=2")
    yield from visitor.get("/layanan/matriks/layanan/surat-singgah/")
