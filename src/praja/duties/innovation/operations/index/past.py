# SPDX-License-Identifier: EUPL-1.2
"""Innovations of past years out of a file, so that nobody types again what was sent once."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.lines import (
    FORMS,
    LEGAL,
    MEANS,
    PROPOSERS,
    SERVICES,
    day_in,
    is_only_year,
    meant,
    rupiah,
)
from praja.duties.innovation.domain.profiles import ProfileSheet, content
from praja.duties.innovation.enums import InnovationForm, Means, Proposer, TeamFunction
from praja.duties.innovation.errors.index import AnswerInvalid, NotYourIndex
from praja.duties.innovation.events.index import PASTS, PastTakenIn
from praja.duties.innovation.events.path import ProfileWritten
from praja.duties.innovation.models import Innovation, Profile, TeamMember
from praja.duties.innovation.operations.index.completing import wait_for_completion
from praja.duties.innovation.operations.index.evidence import person_of
from praja.duties.innovation.operations.path.starting import Facts, checked, put, refs, titled
from praja.duties.innovation.operations.path.writing import LONGEST
from praja.duties.innovation.procedure import INNOVATION
from praja.duties.innovation.rules.index import keeps_index
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.domain.digests import content_digest, new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.people.queries import employee_by_nip
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import open_case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.imports import Line, Outcome, Report, line_by_line, run_import
from praja.lib.imports import Profile as Columns
from praja.lib.moments import local_zone

PAST = Columns(
    "innovation.past",
    {
        "title": ("Nama inovasi", "Judul inovasi", "Inovasi"),
        "unit": ("Perangkat daerah", "OPD", "Unit", "Kode unit"),
        "applied_on": ("Waktu penerapan", "Tanggal penerapan", "Penerapan"),
        "trial_from": ("Waktu uji coba", "Tanggal uji coba", "Uji coba"),
        "developed_on": ("Waktu pengembangan", "Tanggal pengembangan", "Pengembangan"),
        "form": ("Bentuk", "Bentuk inovasi"),
        "proposer": ("Inisiator", "Pengusul"),
        "means": ("Jenis", "Jenis inovasi", "Digital"),
        "affair": ("Urusan utama", "Urusan"),
        "basic_service": ("Urusan wajib pelayanan dasar", "Yandas"),
        "instrument": ("Dasar hukum", "Regulasi", "Regulasi inovasi"),
        "design": ("Rancang bangun",),
        "changes": ("Pokok perubahan",),
        "aims": ("Tujuan", "Tujuan inovasi"),
        "benefits": ("Manfaat",),
        "results": ("Hasil", "Hasil inovasi"),
        "budget": ("Anggaran",),
        "video": ("Video", "Tautan video"),
        "nip": ("NIP", "NIP ketua", "NIP inovator"),
    },
    required=("title", "unit", "applied_on"),
)
"""Columns of the list that is taken along from here, and what offices call them."""
_COLUMN_OF = {"video_url": "video", "person": "nip"}
"""What a field of an innovation is called in a list, where it is called otherwise."""


def import_past(*, lines: Iterable[Line], actor: Actor, at: datetime, sha256: str = "") -> Report:
    """Take past innovations over as applied, line by line: a bad line is refused with its reason and stops no other. One of
    the same name, unit and day of application stays as it is. What is still to be completed of them waits as one thing on the
    desk of the organisation bureau, however many there are. `sha256` is the file's.

    The organisation bureau over the whole. Raises `NotYourIndex`. Records `innovation.entered` for each that is new, and once
    `innovation.past_taken_in`.
    """
    if not keeps_index(actor):
        raise NotYourIndex
    today = local_date(at, local_zone())

    def save(line: Line) -> Outcome:
        try:
            return _entered(line.values, today, actor, at)
        except DomainError as error:  # a report of lines has room for one sentence: what is wrong, and what to do
            field = _COLUMN_OF.get(error.field, error.field)
            raise AnswerInvalid(field, format_lazy("{} {}", error.message, error.next_step), "") from error

    with recalled(units, law_data):
        report = run_import(lines, line_by_line(save))
    event = PastTakenIn(
        sha256=sha256,
        read=report.read,
        created=report.created,
        unchanged=report.unchanged,
        refused=len(report.refused),
    )
    with transaction.atomic():
        if report.created:
            wait_for_completion(at)
        record(event, actor=actor, at=at, stream=PASTS)
    return report


def _entered(values: dict[str, str], today: date, actor: Actor, at: datetime) -> Outcome:
    title, unit = titled(values["title"]), _unit(values["unit"])
    applied_on = _day(values["applied_on"], "applied_on", today)
    if _stands_already(title, unit, applied_on):
        return Outcome.UNCHANGED
    facts, leader = checked(_facts(values)), _leader(values.get("nip", ""))
    dates = {
        name: _day(values[name], name, today) if values.get(name) else None for name in ("trial_from", "developed_on")
    }
    if dates["trial_from"] is not None and dates["trial_from"] > applied_on:
        raise AnswerInvalid("trial_from", _("It was applied before it was tried."), _("Correct one of the days."))
    instrument = " ".join(values.get("instrument", "").split())[:160]
    legal_form = meant(instrument, LEGAL)
    row = Innovation(
        applied_on=applied_on,
        trial_from=dates["trial_from"],
        developed_on=dates["developed_on"],
        instrument=instrument,
        legal_form=legal_form,
    )

    def write(case: Case) -> None:
        row.case = case
        put(row, facts)
        row.save(force_insert=True)
        if leader is not None:
            TeamMember.objects.create(innovation=row, person=leader, function=TeamFunction.LEADER, joined_at=at)

    data = {
        "facts": facts.told(),
        "leader": leader.pk if leader else 0,
        "legal_form": legal_form,
        "instrument": instrument,
        "applied_on": applied_on.isoformat(),
        **{name: day.isoformat() if day else "" for name, day in dates.items()},
    }
    with transaction.atomic():
        open_case(
            INNOVATION,
            step="enter",
            actor=actor,
            at=at,
            lead_unit=unit,
            channel="",
            subject=title,
            data=data,
            write=write,
        )
        _words(row, values, actor, at)
    return Outcome.CREATED


def _stands_already(title: str, unit: int, applied_on: date) -> bool:
    """Whether this very innovation stands here. Raises `AnswerInvalid` where one of its name does, of another day or not applied
    yet: counted twice it would raise the index."""
    same = Innovation.objects.filter(case__lead_unit=unit, case__subject__iexact=title, case__closed_at=None)
    days = list(same.values_list("applied_on", flat=True))
    if days and applied_on not in days:
        raise AnswerInvalid(
            "applied_on",
            _("The unit has an innovation of this name, applied on %(day)s.") % {"day": f"{days[0]:%d-%m-%Y}"}
            if days[0]
            else _("The unit has an innovation of this name, which is not applied yet."),
            _("Correct the day or the name, or leave this line out."),
        )
    return bool(days)


def _words(row: Innovation, values: dict[str, str], actor: Actor, at: datetime) -> None:
    """The first version of its words, where the list has some."""
    names = ("design", "changes", "aims", "benefits", "results")
    kept = content(ProfileSheet(**{name: values.get(name, "") for name in names}))
    writer = person_of(actor)
    if writer is None or not any(kept.values()):
        return
    for name, text in kept.items():
        if len(text) > LONGEST:
            raise AnswerInvalid(
                name, _("This is too long."), _("Write at most %(most)s characters.") % {"most": LONGEST}
            )
    salt = new_salt()
    Profile.objects.create(innovation=row, number=1, sheet=kept, salt=salt, written_by=writer, written_at=at)
    event = ProfileWritten(number=1, sheet=content_digest(salt, kept))
    record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))


def _unit(text: str) -> int:
    wanted = " ".join(text.split()).casefold()
    for node in units.value.nodes.values():
        if wanted in (node.code.casefold(), node.name.casefold(), node.short_name.casefold()):
            return node.id
    raise AnswerInvalid("unit", _("There is no such unit."), _("Write its name or its code as here."))


def _day(text: str, field: str, today: date) -> date:
    found = day_in(text)
    if found is None:
        problem = _("This is only a year.") if is_only_year(text) else _("This is no day.")
        raise AnswerInvalid(field, problem, _("Write the day, as 31-12-2025."))
    if found > today:
        raise AnswerInvalid(field, _("This day has not come yet."), _("Correct it."))
    return found


def _leader(nip: str) -> Person | None:
    if not nip:
        return None
    found = employee_by_nip(nip)
    if found is None:
        raise AnswerInvalid("nip", _("Nobody in the register has this NIP."), _("Correct it, or leave it empty."))
    return found.person


def _facts(values: dict[str, str]) -> Facts:
    budget = rupiah(values["budget"]) if values.get("budget") else None
    if values.get("budget") and budget is None:
        raise AnswerInvalid("budget", _("This is no sum."), _("Write whole rupiah, or leave it empty."))
    return Facts(
        form=_word(values, "form", FORMS) or InnovationForm.PUBLIC_SERVICE,
        proposer=_word(values, "proposer", PROPOSERS) or Proposer.UNIT,
        means=_word(values, "means", MEANS) or Means.OTHER,
        affair=values.get("affair", ""),
        basic_service=_word(values, "basic_service", SERVICES),
        budget=budget,
        video_url=values.get("video", ""),
    )


def _word(values: dict[str, str], name: str, words: Mapping[str, str]) -> str:
    """What a cell means, empty for an empty one. Raises `AnswerInvalid` for a word that is not known: it is not guessed."""
    text = values.get(name, "").strip(" -")
    found = meant(text, words)
    if text and not found:
        known = ", ".join(words)
        raise AnswerInvalid(name, _("This word is not known."), _("Write one of: %(words)s.") % {"words": known})
    return found
