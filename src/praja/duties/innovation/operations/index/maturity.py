# SPDX-License-Identifier: EUPL-1.2
"""What an innovation answers to the indicators of a year, and what was found when the evidence was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.index.questions import HIGHEST, INNOVATION, Question
from praja.duties.innovation.enums.index import MATURITY_FILES, Basis, Verdict
from praja.duties.innovation.errors.index import AnswerInvalid, NotYourIndex, OwnAnswer, ToldSince
from praja.duties.innovation.events.index import FormDetailTold, MaturityChecked, MaturityTold
from praja.duties.innovation.models import FormDetail, Innovation, Maturity
from praja.duties.innovation.operations.index.evidence import lay_evidence, link_of, person_of, reason_of
from praja.duties.innovation.operations.path.starting import locked, refs
from praja.duties.innovation.queries.index.editions import asked
from praja.duties.innovation.queries.index.knowing import Offered, offers_of
from praja.duties.innovation.rules.index import checks_maturity, tells_maturity
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.ledger.operations import record
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor
from praja.lib.wording import in_own_language

SHORTEST = 10
MISSIONS = 8
"""The national missions (Asta Cita) are numbered 1 to 8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswer:
    """An answer to one question: the row `way` of the edition, the parameter, and what proves it. `drop_files` takes those off
    that were added before."""

    question: str
    way: str
    parameter: int
    reason: str = ""
    link: str = ""
    files: Sequence[StoredFile] = ()
    drop_files: bool = False


def tell_maturity(*, innovation: Innovation, year: int, new: NewAnswer, actor: Actor, at: datetime) -> Maturity:
    """Answer one indicator. What Praja proposes needs no word; any other parameter above 0 a reason, an address or a file.

    Raises `NotYourIndex`, `NoSuchQuestion`, `AnswerInvalid`. Records `innovation.maturity_told`; what was found
    before is open again.
    """
    _guard(asked(year, INNOVATION, new.question), new)
    reason, link = reason_of(new.reason), link_of(new.link)
    with transaction.atomic():
        row = locked(innovation)
        if not tells_maturity(actor, row):
            raise NotYourIndex
        offer = offers_of(row, year, at).get(new.question)
        fits = offer is not None and (offer.parameter, offer.way) == (new.parameter, new.way)
        held = row.maturity.filter(year=year, question=new.question).first()
        has_files = bool(new.files) or (held is not None and not new.drop_files and _has_files(held))
        if offer is not None and fits:
            reason = reason or in_own_language(offer.why)
        elif new.parameter and not (len(reason) >= SHORTEST or link or has_files):
            raise AnswerInvalid(
                "reason",
                _("Nothing says yet why this holds."),
                _("Write why in a sentence, give an address, or add a file."),
            )
        basis = _basis(offer) if offer is not None and fits else Basis.TOLD
        return _tell(row, year, new, reason=reason, link=link, basis=basis, actor=actor, at=at)


def confirm_offers(*, innovation: Innovation, year: int, actor: Actor, at: datetime) -> int:
    """Take over everything that is proposed and was not answered yet. Returns how many. Raises `NotYourIndex`. Records
    `innovation.maturity_told` for each."""
    with transaction.atomic():
        row = locked(innovation)
        if not tells_maturity(actor, row):
            raise NotYourIndex
        told = set(row.maturity.filter(year=year).values_list("question", flat=True))
        open_ones = [one for key, one in offers_of(row, year, at).items() if key not in told]
        for one in open_ones:
            new = NewAnswer(question=one.question, way=one.way, parameter=one.parameter, files=_files_of(one))
            link = one.earlier.link if one.earlier else ""
            reason = in_own_language(one.why)
            _tell(row, year, new, reason=reason, link=link, basis=_basis(one), actor=actor, at=at)
    return len(open_ones)


def check_maturity(
    *, answer: Maturity, seen_at: datetime, accepted: bool, why: str, actor: Actor, at: datetime
) -> Maturity:
    """Say whether the evidence carries the answer; if not, why. `seen_at` is when the answer was told that was looked at.

    Raises `NotYourIndex`, `OwnAnswer`, `ToldSince`, words missing at `why`. Records `innovation.maturity_checked`.
    """
    said = None if accepted else words_of(why, field="why", longest=1_000)
    with transaction.atomic():
        row = locked(answer.innovation)
        held = Maturity.objects.get(pk=answer.pk)
        if not checks_maturity(actor, row):
            raise NotYourIndex
        if held.told_by_id is not None and held.told_by_id == actor.person_id:
            raise OwnAnswer
        if held.told_at != seen_at:
            raise ToldSince
        held.verdict = Verdict.ACCEPTED if accepted else Verdict.REFUSED
        held.why, held.why_salt = ("", b"") if said is None else (said.text, said.salt)
        held.checked_by, held.checked_at = person_of(actor), at
        held.save(update_fields=["verdict", "why", "why_salt", "checked_by", "checked_at"])
        event = MaturityChecked(
            year=held.year,
            question=held.question,
            parameter=held.parameter,
            accepted=accepted,
            why="" if said is None else said.digest,
        )
        record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return held


def tell_form_detail(
    *, innovation: Innovation, mission: int | None, cluster: str, actor: Actor, at: datetime
) -> FormDetail:
    """Say which national mission it serves (1 to 8, None: none named) and its cluster; the same changes nothing.

    Raises `NotYourIndex`, `AnswerInvalid`. Records `innovation.form_detail_told`.
    """
    name = " ".join(cluster.split())[:120]
    if mission is not None and not 1 <= mission <= MISSIONS:
        raise AnswerInvalid("mission", _("There are eight of them."), _("Choose 1 to 8, or none."))
    with transaction.atomic():
        row = locked(innovation)
        if not tells_maturity(actor, row):
            raise NotYourIndex
        held = FormDetail.objects.filter(innovation=row).first()
        if held is not None and (held.mission, held.cluster) == (mission, name):
            return held
        held, _is_new = FormDetail.objects.update_or_create(
            innovation=row, defaults={"mission": mission, "cluster": name}
        )
        event = FormDetailTold(mission=mission or 0, cluster=name)
        record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return held


def _guard(question: Question, new: NewAnswer) -> None:
    if question.way(new.way) is None:
        raise AnswerInvalid("choice", _("The index has no such way to answer."), _("Choose one of the list."))
    if not 0 <= new.parameter <= HIGHEST:
        raise AnswerInvalid("choice", _("A parameter is 0 to 3."), _("Choose one of the list."))


def _tell(
    row: Innovation,
    year: int,
    new: NewAnswer,
    *,
    reason: str,
    link: str,
    basis: Basis,
    actor: Actor,
    at: datetime,
) -> Maturity:
    answer, _is_new = Maturity.objects.update_or_create(
        innovation=row,
        year=year,
        question=new.question,
        defaults={
            "way": new.way,
            "parameter": new.parameter,
            "basis": basis,
            "told_by": person_of(actor),
            "told_at": at,
            "verdict": "",
            "why": "",
            "why_salt": b"",
            "checked_by": None,
            "checked_at": None,
        },
        create_defaults={
            "way": new.way,
            "parameter": new.parameter,
            "basis": basis,
            "told_by": person_of(actor),
            "told_at": at,
            "salt": b"",
        },
    )
    words = lay_evidence(answer, reason=reason, link=link, files=new.files, drop=new.drop_files, actor=actor, at=at)
    event = MaturityTold(
        year=year, question=new.question, way=new.way, parameter=new.parameter, basis=basis.value, words=words
    )
    record(event, actor=actor, at=at, stream=row.case.stream, refs=refs(row))
    return answer


def _basis(offer: Offered) -> Basis:
    return Basis.KNOWN if offer.earlier is None else Basis.CARRIED


def _files_of(offer: Offered) -> list[StoredFile]:
    if offer.earlier is None:
        return []
    return [one.file for one in attachments_of(MATURITY_FILES, offer.earlier.pk)]


def _has_files(held: Maturity) -> bool:
    return attachments_of(MATURITY_FILES, held.pk).exists()
