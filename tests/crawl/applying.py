# SPDX-License-Identifier: EUPL-1.2
"""What applicants see: every page of an application, what is refused on it, and the way to its end."""

from collections.abc import Iterator
from datetime import timedelta

from crawl.site import START
from crawl.tourist import Page, Tourist
from praja.duties.services.models import Application
from praja.duties.services.operations.checking import ask_completion, pass_check
from praja.kernel.procedures.models import Case
from residents import photo
from services.making import KTP, PURPOSE, asking, officer_of, simple_standard
from services.residents_pages import HERE, SITI
from towns import Town

APPLY = "/layanan/surat-domisili/ajukan/"
STREET, PURPOSE_SAID, BLURRED = HERE["address"], "Membuka rekening", "Fotonya buram"
KTP_FILE, MANDATE_FILE = "lampu.jpg", "kuasa.jpg"
TYPED_BY_APPLICANTS = (
    *(text for text in SITI.values() if text),
    *HERE.values(),
    STREET,
    PURPOSE_SAID,
    BLURRED,
    KTP_FILE,
    MANDATE_FILE,
    "Surat keterangan domisili",
    "KTP-el pemohon",
    "Foto yang jelas, seluruh kartu terlihat.",
    "Untuk keperluan apa?",
    "Keperluan",
    f"KTP-el pemohon: {BLURRED}",
)
"""What they type and what the standard says, which pages show as it is."""


def applications(language: str, town: Town) -> Iterator[Page]:
    """A proxy applies, is sent back, completes, and rates; somebody else begins and withdraws."""
    at = START - timedelta(days=1)
    path = ({"stage": "reference"}, {"stage": "check"})
    simple_standard(town, at, questions=asking(PURPOSE, at), requirements=(KTP,), path=path)
    yield from _filed(Tourist(language, "applicant"), town)


def _leave(tourist: Tourist, step: str, **said: object) -> Iterator[Page]:
    """Nothing first, which is refused; then what is asked."""
    yield from tourist.get(f"{APPLY}{step}/")
    yield from tourist.post(f"{APPLY}{step}/")
    yield from tourist.post(f"{APPLY}{step}/", **said)


def _filed(tourist: Tourist, town: Town) -> Iterator[Page]:
    yield from tourist.get(APPLY)
    yield from _leave(tourist, "untuk", filed_for="proxy")
    yield from _leave(tourist, "pemohon", **{**SITI, "phone": ""})
    yield from _leave(tourist, "wakil", **SITI)
    yield from _leave(tourist, "kuasa", mandate=photo(MANDATE_FILE))
    yield from _leave(tourist, "alamat", **HERE)
    yield from _leave(tourist, "isian-isian", keperluan=PURPOSE_SAID)
    yield from _leave(tourist, "isian-ktp", ktp=photo(KTP_FILE))
    yield from tourist.get(APPLY)
    yield from tourist.get(f"{APPLY}periksa/")
    yield from tourist.post(f"{APPLY}periksa/")
    case = Application.objects.select_related("case").get(service__code="surat-domisili").case
    yield from tourist.get(f"/lacak/{case.code}/")
    yield from Tourist(tourist.language, "somebody with the code").get(f"/lacak/{case.code}/")
    address = f"/layanan/permohonan/{case.code}/"
    yield from tourist.get(f"{address}tarik/")
    yield from tourist.post(f"{address}tarik/", seen="99")
    yield from tourist.post(f"{address}pengantar/surat/", seen="1", surat=photo())
    yield from _to_the_end(tourist, town, case, address)


def _to_the_end(tourist: Tourist, town: Town, case: Case, address: str) -> Iterator[Page]:
    officer = officer_of(town.kelurahan, START)
    case.refresh_from_db()
    ask_completion(
        case=case,
        items=("ktp",),
        notes={"ktp": BLURRED},
        text="",
        actor=officer,
        at=START,
        seen_version=None,
    )
    yield from tourist.get(f"/lacak/{case.code}/")
    yield from tourist.get(f"{address}lengkapi/")
    yield from tourist.post(f"{address}lengkapi/", seen="1")
    case.refresh_from_db()
    yield from tourist.post(f"{address}lengkapi/", seen=str(case.version), ktp=photo(KTP_FILE, (80, 60)))
    case.refresh_from_db()
    pass_check(case=case, actor=officer, at=START, seen_version=None)
    yield from tourist.get(f"{address}nilai/")
    yield from tourist.post(f"{address}nilai/")
    yield from tourist.post(f"{address}nilai/", stars="4", text="")
