# SPDX-License-Identifier: EUPL-1.2
"""What stands apart from an application's way: a hall with its devices, a draft discussed, a pledge, a list of payments."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

from crawl.site import START
from crawl.tourist import Page, Tourist
from praja.duties.services.enums import PaymentMethod
from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Remittance, Ticket
from praja.duties.services.operations import Invitation, PledgeWords, make_pledge, open_consultation
from praja.duties.services.operations.checking import pass_check
from praja.duties.services.operations.paying import confirm_payment
from praja.duties.services.operations.queues import book_appointment
from praja.lib.actors import NOBODY
from services.forums import commented, drafted
from services.making import KTP, head_of, officer_of, published_standard, said, simple_standard
from services.offices import Office, applied, by
from services.queues.halls import Hall, device
from towns import Town

PAID = "Surat berbayar"
SAID_IN_PUBLIC = "Tolong buka juga pada hari Sabtu."
COUNTED = "BKT 77"
TYPED_IN_PUBLIC = (
    SAID_IN_PUBLIC,
    COUNTED,
    "Dekat pintu",
    "Kios depan",
    "Aula Kelurahan Melati",
    "LPM Melati",
    "Kami melayani sesuai standar pelayanan yang ditetapkan.",
    "Kami terus memperbaiki pelayanan kami.",
    "Bila ingkar, kami menerima sanksi dan memberi kompensasi.",
    "Lurah Melati",
    "SK 3/2026",
    "Menerangkan hal lain.",
)
"""What these people say and type."""


def hall_of(language: str, hall: Hall) -> Iterator[Page]:
    """The kiosk: a ticket, and an appointment that becomes one; the appointment as whoever booked it sees it."""
    _kiosk, secret, _actor = device(hall, DeviceKind.KIOSK)
    kiosk = Tourist(language, "kiosk")
    yield from kiosk.get(f"/antrean/perangkat/{secret}/")
    yield from kiosk.post("/antrean/kios/", key=str(uuid4()))
    yield from kiosk.post("/antrean/kios/", queue=str(hall.a.pk), priority="age", key=str(uuid4()))
    yield from kiosk.get(f"/antrean/kios/{Ticket.objects.latest('pk').code}/")
    yield from kiosk.post("/antrean/kios/janji/", kode="AAAAA-22222")
    hour = START + timedelta(minutes=30)
    booked = book_appointment(queue=hall.a, starts_at=hour, key=uuid4(), actor=NOBODY, at=START)
    phone = Tourist(language, "who booked")
    yield from phone.get(f"/antrean/{hall.unit.code}/janji/?antrean={hall.a.pk}")
    yield from phone.post(f"/antrean/{hall.unit.code}/janji/", queue=str(hall.a.pk), key=str(uuid4()))
    yield from phone.get(f"/antrean/janji/{booked.appointment.code}/{booked.secret}/")
    yield from kiosk.post("/antrean/kios/janji/", kode=booked.appointment.code)


def discussed(language: str, town: Town, keeper: Tourist) -> Iterator[Page]:
    """A draft that says something else than what holds is discussed in public; and what the office sees of it."""
    made = simple_standard(town, START, code="surat-lain")
    case = drafted(town, START, service=made.service, duration_value=5, components={"produk": "Menerangkan hal lain."})
    yield from keeper.get(f"/layanan/standar/versi/{case.code}/ubah/jangka_waktu/")
    yield from keeper.post(f"/layanan/standar/versi/{case.code}/ubah/jangka_waktu/")
    invitation = Invitation(
        held_on=(START + timedelta(days=7)).date(),
        place="Aula Kelurahan Melati",
        comments_until=(START + timedelta(days=4)).date(),
        invited={"users": 20, "society": 5},
        who={"society": "LPM Melati"},
    )
    officer = officer_of(town.kelurahan, START)
    open_consultation(case=case, invitation=invitation, actor=officer, at=START, seen_version=None)
    visitor = Tourist(language, "who was invited")
    yield from visitor.get("/layanan/surat-lain/")
    yield from visitor.get("/layanan/surat-lain/konsultasi/")
    yield from visitor.post("/layanan/surat-lain/konsultasi/", text="")
    commented(case, START, SAID_IN_PUBLIC)
    yield from visitor.get("/layanan/surat-lain/konsultasi/")
    yield from keeper.get(f"/layanan/standar/versi/{case.code}/")


def pledged(language: str, town: Town) -> Iterator[Page]:
    words = PledgeWords(
        serve="Kami melayani sesuai standar pelayanan yang ditetapkan.",
        improve="Kami terus memperbaiki pelayanan kami.",
        answer_for_it="Bila ingkar, kami menerima sanksi dan memberi kompensasi.",
        signed_by="Lurah Melati",
        decree_number="SK 3/2026",
        decree_date=date(2026, 1, 5),
    )
    head = head_of(town.kelurahan, START)
    make_pledge(unit=town.kelurahan, words=words, since=START.date(), actor=head, at=START)
    yield from Tourist(language).get(f"/layanan/maklumat/{town.kelurahan.code}/")


def remitted(treasurer: Tourist, town: Town, office: Office) -> Iterator[Page]:
    path = ({"stage": "check"}, {"stage": "payment"})
    content = said(requirements=(KTP,), path=path, fee_kind="fixed", fee_amount=25_000)
    letter = published_standard(town, START, content=content, listed={"code": "surat-berbayar", "name": PAID})
    case = pass_check(**by(office.officer, applied(town, START, letter, answers={}), START))
    confirm_payment(amount=25_000, method=PaymentMethod.CASH, **by(office.treasurer, case, START))
    yield from treasurer.post("/layanan/kantor/setoran/susun/", unit=town.kelurahan.code)
    for remittance in Remittance.objects.values_list("pk", flat=True):
        page = f"/layanan/kantor/setoran/{remittance}/"
        yield from treasurer.get(page)
        yield from treasurer.post(page, bank_reference="")
        yield from treasurer.post(page, bank_reference=COUNTED)
