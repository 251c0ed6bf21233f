# SPDX-License-Identifier: EUPL-1.2
"""The words of a certificate. In Indonesian, the language of official papers, whatever the reader has chosen."""

from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import override

from praja.duties.training.domain.completion import Predicate
from praja.duties.training.models import Seat, TrainingClass
from praja.kernel.documents.domain.papers import CertificateText
from praja.kernel.people.domain.identity import Nip, parse_nip, shown_nip
from praja.kernel.people.identifiers import opened
from praja.kernel.people.models import Employee

CERTIFICATE = "training.certificate"
"""The kind of object under which its document is kept."""

TITLE = "Sertifikat"

PASSED = {
    Predicate.HIGHEST: "telah mengikuti dan dinyatakan LULUS dengan predikat SANGAT MEMUASKAN pada",
    Predicate.HIGH: "telah mengikuti dan dinyatakan LULUS dengan predikat MEMUASKAN pada",
    Predicate.FAIR: "telah mengikuti dan dinyatakan LULUS dengan predikat CUKUP MEMUASKAN pada",
    Predicate.PLAIN: "telah mengikuti dan dinyatakan LULUS pada",
}


def certificate_text(seat: Seat, predicate: Predicate, today: date) -> CertificateText:
    """What stands on the certificate of this seat."""
    row = seat.training_class
    subjects = tuple((subject.title, subject.jp) for subject in row.curriculum.subjects.all())
    return CertificateText(
        given_to=seat.employee.person.name,
        facts=facts_of(seat.employee, today),
        passed=PASSED[predicate],
        course=row.curriculum.programme.title,
        batch=batch_of(row),
        held=held_words(row, sum(jp for _title, jp in subjects)),
        subjects=subjects,
        total=sum(jp for _title, jp in subjects),
    )


def facts_of(employee: Employee, today: date) -> tuple[tuple[str, str], ...]:
    """What is known of the holder and stands on the paper, label and value; what is not known is not printed. A place of birth is
    kept nowhere.
    """
    # The rules of official papers ask for the NIP in full; the date of birth is that of the NIP.
    nip = opened("nip", employee.nip)
    read = parse_nip(nip, today) if nip else []
    born = _day(read.birth_date) if isinstance(read, Nip) else ""
    rows = (
        ("NIP", shown_nip(nip) if nip else ""),
        ("Pangkat/golongan", employee.grade),
        ("Tanggal lahir", born),
        ("Jabatan", employee.post.name if employee.post else ""),
        ("Instansi", f"{employee.unit.name}, {settings.PRAJA_SITE_NAME}"),
    )
    return tuple((label, value) for label, value in rows if value)


def batch_of(row: TrainingClass) -> str:
    """Which class it was: "Angkatan I Tahun 2026"."""
    year = str(row.first_day.year)
    return row.name if year in row.name else f"{row.name} Tahun {year}"


def held_words(row: TrainingClass, jp: int) -> str:
    """By whom, when, where and how long it was held."""
    where = f" di {row.place}" if row.place else ""
    days = days_words(row.first_day, row.last_day)
    return f"yang diselenggarakan oleh {row.case.lead_unit.name} pada {days}{where}, selama {jp} jam pelajaran (JP)."


def days_words(first: date, last: date) -> str:
    """From when to when, as papers write it: "2 s.d. 6 Maret 2026"."""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} s.d. {_day(last)}"
    return f"{_day(first)} s.d. {_day(last)}"


def _day(day: date) -> str:
    with override("id"):
        return date_format(day, "j F Y")
