# SPDX-License-Identifier: EUPL-1.2
"""How a learner does what the people of the demo town do not do: each exercise through the operation that its page calls.

The others are shown by somebody of the town who holds the role and did it, through the same operations.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from praja.config.demo import building
from praja.config.practice.material import town_of_tables
from praja.duties.attendance.operations.machines import Settings, add_machine
from praja.duties.complaints.operations import return_draft
from praja.duties.letters.demo.pictures import page_of
from praja.duties.letters.domain.bodies import paragraph
from praja.duties.letters.domain.places import NAMES
from praja.duties.letters.domain.words import Words
from praja.duties.letters.enums import LetterKind
from praja.duties.letters.models import ClassificationCode
from praja.duties.letters.operations.asking import Asked, DispositionWords
from praja.duties.letters.operations.disposing import dispose
from praja.duties.letters.operations.drafting import draft_letter
from praja.duties.letters.operations.drafts import NewAddressee, NewDraft
from praja.duties.letters.operations.handling import correct_letter
from praja.duties.letters.operations.ordering import NewOrder, give_order
from praja.duties.letters.operations.places import set_places
from praja.duties.letters.operations.records.files import open_file
from praja.duties.letters.operations.registering import NewLetter, register_letter
from praja.duties.services.demo.catalogue import units_offering
from praja.duties.services.demo.written import written
from praja.duties.services.demo.year import play_applications
from praja.duties.services.enums import MediumKind
from praja.duties.services.models import Counter
from praja.duties.services.operations.catalogue import ServiceWords, list_service, offer_service
from praja.duties.services.operations.checking import ask_completion
from praja.duties.services.operations.media import record_medium
from praja.duties.services.operations.pledging import PledgeWords, make_pledge
from praja.duties.services.operations.queues import (
    QueueWords,
    call_next,
    close_counter,
    finish_ticket,
    open_counter,
    save_queue,
    skip_ticket,
    start_ticket,
)
from praja.duties.services.operations.standards import begin_standard
from praja.kernel.documents.operations import take_in
from praja.kernel.documents.operations.letterheads import NewLetterhead, set_letterhead
from praja.kernel.organization.models import Unit
from praja.kernel.organization.operations import AffairWords, assign_affair, set_opening_hours
from praja.kernel.people.models import Account, ApiToken
from praja.kernel.people.operations import issue_token, note_lookup, revoke_token
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor


@dataclass(frozen=True)
class Learning:
    """Somebody who practises: acts as `actor` at `at`."""

    account: Account
    actor: Actor
    at: datetime

    @property
    def by(self) -> dict[str, object]:
        return {"actor": self.actor, "at": self.at}


def unit(short: str) -> Unit:
    return Unit.objects.get(short_name=short)


TODAY = date(2026, 6, 10)
WEEK = (((480, 960),),) * 5 + ((), ())


def ask_for_more(one: Learning) -> None:
    case = Case.objects.filter(
        procedure__startswith="services.", state="check", lead_unit=unit("Kel. Layungsari")
    ).last()
    ask_completion(case=case, text="Mohon kirim foto kartu keluarga yang utuh.", seen_version=None, **one.by)


def give_back_an_answer(one: Learning) -> None:
    case = Case.objects.filter(state="approval", lead_unit=unit("DPUPR")).last()
    return_draft(case=case, note="Sebutkan tanggal penambalannya.", seen_version=None, **one.by)


def take_in_a_request(one: Learning) -> None:
    """As at the counter: the same filing, with the learner in the place of the officer."""
    town = town_of_tables()
    office = replace(
        building.service_office(town), officer=lambda _unit, _moment: one.actor, is_working=lambda day: day > TODAY
    )
    here = unit("Disdukcapil")
    listed = [one for one in written() if here in units_offering(one, town.units.values())]
    play_applications(
        written=listed,
        offering={service.code: [here] for service in listed},
        how_many=8,
        office=office,
        rng=Random(3),
        at=one.at,
        on_progress=lambda _done, _all: None,
        days=2,
    )


def counter_of(one: Learning) -> Counter:
    return Counter.objects.filter(unit=unit("Disdukcapil")).order_by("-number").first()


def serve_at_the_counter(one: Learning) -> None:
    """The whole morning of a counter: opened, one served, one skipped, closed."""
    counter = open_counter(counter=counter_of(one), **one.by)
    first = call_next(counter=counter, seen=None, **one.by)
    first = start_ticket(counter=counter, ticket=first, **one.by)
    finish_ticket(counter=counter, ticket=first, **one.by)
    second = call_next(counter=counter, seen=None, **one.by)
    skip_ticket(counter=counter, ticket=second, **one.by)
    close_counter(counter=counter, **one.by)


def write_down_a_letter(one: Learning) -> Case:
    new = NewLetter(
        subject="Undangan rapat koordinasi", sender=unit("Dinsos"), number_text="005/12/2026", dated_on=TODAY
    )
    return register_letter(new=new, unit=unit("Pemkot"), **one.by).letter.case


def put_a_letter_right(one: Learning) -> None:
    case = write_down_a_letter(one)
    new = NewLetter(subject="Undangan rapat evaluasi", sender=unit("Dinsos"), number_text="005/12/2026", dated_on=TODAY)
    correct_letter(case=case, new=new, seen_version=None, **one.by)


def scanned(one: Learning) -> object:
    page = page_of("Pemerintah Kota", "1/2026", "10 Juni 2026", "Disposisi", "Siapkan jawaban.", "Setda")
    return take_in(upload=io.BytesIO(page), **one.by)


def copy_a_disposition(one: Learning) -> None:
    case = write_down_a_letter(one)
    words = DispositionWords(instructions=("jawab",), note="Siapkan jawaban.", scan=scanned(one))
    dispose(case=case, words=words, asked=[Asked(unit=unit("Setda").pk)], seen_version=None, **one.by)


def copy_an_order(one: Learning) -> None:
    asked = [Asked(unit=unit("DLH").pk, due_at=one.at + timedelta(days=5))]
    words = DispositionWords(note="Segera.", scan=scanned(one))
    give_order(new=NewOrder(title="Bersihkan saluran pasar"), words=words, asked=asked, unit=unit("Pemkot"), **one.by)


def draft_a_letter(one: Learning) -> None:
    words = Words(opening=[paragraph("Dengan hormat,")], body=[paragraph("Rapat diadakan Senin.")])
    new = NewDraft(kind=LetterKind.LETTER, subject="Rapat", words=words, addressees=(NewAddressee(unit=unit("DLH")),))
    draft_letter(new=new, unit=unit("Bag. Prokopim"), **one.by)


def open_a_file(one: Learning) -> None:
    code = ClassificationCode.objects.filter(until=None).order_by("pk").last()
    open_file(unit=unit("Pemkot"), code=code, title="Undangan pimpinan 2026", **one.by)


def list_a_service(one: Learning) -> None:
    words = ServiceWords(name="Izin pemakaian taman")
    service = list_service(code="izin-taman", words=words, owner=unit("DLH"), since=TODAY, **one.by)
    offer_service(service=service, unit=unit("DLH"), since=TODAY, **one.by)
    begin_standard(service=service, **one.by)


def pledge(one: Learning) -> None:
    words = PledgeWords(
        serve="Kami melayani sesuai standar pelayanan yang ditetapkan.",
        improve="Kami terus memperbaiki pelayanan kami.",
        answer_for_it="Bila ingkar, kami menerima sanksi dan memberi kompensasi.",
        signed_by="Kepala Dinas Lingkungan Hidup",
        decree_number="SK 3/2026",
        decree_date=TODAY,
    )
    make_pledge(unit=unit("DLH"), words=words, since=TODAY, **one.by)


def note_a_medium(one: Learning) -> None:
    record_medium(
        unit=unit("DLH"), kind=MediumKind.values[1], where="Ruang tunggu", evidence=None, since=TODAY, **one.by
    )


def set_hours(one: Learning) -> None:
    set_opening_hours(unit=unit("DLH"), week=WEEK, decree="SK 9/2026", since=TODAY, **one.by)


def give_an_affair(one: Learning) -> None:
    words = AffairWords(code="2.11", name="Lingkungan hidup", decree="Perwali 1/2026", matters="taman, sampah")
    assign_affair(words=words, unit=unit("DLH"), since=TODAY, **one.by)


def set_up_a_queue(one: Learning) -> None:
    save_queue(queue=None, unit=unit("DLH"), words=QueueWords(letter="A", name="Izin"), **one.by)


def give_a_key(one: Learning) -> None:
    issue_token(
        account=one.account, name="Portal", scopes=["data:read"], expires_at=one.at + timedelta(days=30), **one.by
    )


def take_a_key_back(one: Learning) -> None:
    give_a_key(one)
    revoke_token(token=ApiToken.objects.filter(account=one.account).latest("pk"), **one.by)


def set_the_head_of_papers(one: Learning) -> None:
    set_letterhead(unit=unit("DLH"), new=NewLetterhead(address="Jalan Melati 1, Tirtamarga"), **one.by)


PLACES = {name: f"tempat_{name}" for name in NAMES}


def set_places_of_srikandi(one: Learning) -> None:
    set_places(typed=PLACES, source="Templat SRIKANDI 2026", since=TODAY, **one.by)


def write_down_a_machine(one: Learning) -> None:
    add_machine(serial=f"LATIH{one.account.pk}", settings=Settings(name="Mesin lobi", unit=unit("DLH")), **one.by)


def look_somebody_up(one: Learning) -> None:
    note_lookup(key="phone", found=False, **one.by)


PERFORMED: Mapping[tuple[str, str], Callable[[Learning], object]] = {
    ("officer", "minta-kurang"): ask_for_more,
    ("head", "kembalikan-jawaban"): give_back_an_answer,
    **{
        ("counter", key): serve_at_the_counter
        for key in ("buka-loket", "panggil", "datang", "selesai", "lewati", "tutup-loket")
    },
    ("counter", "cari"): look_somebody_up,
    ("counter", "terima-permohonan"): take_in_a_request,
    ("secretary", "catat"): write_down_a_letter,
    ("secretary", "betulkan"): put_a_letter_right,
    ("secretary", "tulisan-tangan"): copy_a_disposition,
    ("secretary", "arahan"): copy_an_order,
    ("secretary", "konsep"): draft_a_letter,
    ("secretary", "buka-berkas"): open_a_file,
    **{("organization", key): list_a_service for key in ("layanan-baru", "penyelenggara", "rancangan")},
    ("organization", "maklumat"): pledge,
    ("organization", "media"): note_a_medium,
    ("organization", "jam-buka"): set_hours,
    ("organization", "urusan"): give_an_affair,
    ("organization", "antrean"): set_up_a_queue,
    ("administrator", "kunci"): give_a_key,
    ("administrator", "cabut-kunci"): take_a_key_back,
    ("administrator", "jam-buka"): set_hours,
    ("administrator", "kop"): set_the_head_of_papers,
    ("administrator", "tempat-srikandi"): set_places_of_srikandi,
    ("administrator", "mesin"): write_down_a_machine,
    ("administrator", "urusan"): give_an_affair,
}
