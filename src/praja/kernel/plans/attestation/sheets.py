# SPDX-License-Identifier: EUPL-1.2
"""Diagnoses with what was read for them, designs, and visits with what was agreed: are they what was recorded?"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from praja.kernel.documents.models import Attachment
from praja.kernel.ledger.attestations import Mismatch, attest
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.plans.attestation.streams import Told, beside_events, gone, last_told
from praja.kernel.plans.events import (
    AdoptionsAgreed,
    DesignWritten,
    DiagnosisHandedOver,
    DiagnosisWritten,
    EvidenceRead,
    ProofAdded,
    ProofRemoved,
    VisitWritten,
    design_stream,
    diagnosis_stream,
    visit_stream,
)
from praja.kernel.plans.models import PROOF_FILES, Design, Diagnosis, EffectReading, Evidence, Proof, Visit


@attest("plans.sheets")
def sheets_match_their_events() -> Iterator[Mismatch]:
    """Every edit, insertion and deletion of a diagnosis, its baseline, its proofs, a design, a visit or an agreed line."""
    diagnoses = Diagnosis.objects.prefetch_related("evidence", "proofs")
    for diagnosis, told in beside_events(diagnoses, diagnosis_stream):
        yield from _diagnosis(diagnosis, told)
    for design, told in beside_events(Design.objects.all(), design_stream):
        yield from _sheet(f"design {design.pk}", design, last_told(told, DesignWritten.name), _said_of_design(design))
    for visit, told in beside_events(Visit.objects.prefetch_related("adoptions"), visit_stream):
        yield from _sheet(f"visit {visit.pk}", visit, last_told(told, VisitWritten.name), _said_of(visit))
        yield from _adoptions(visit, told)
    yield from gone(Diagnosis, "diagnosis", DiagnosisWritten.name)
    yield from gone(Design, "design", DesignWritten.name)
    yield from gone(Visit, "visit", VisitWritten.name)


def read_facts(row: Evidence | EffectReading) -> dict[str, Any]:
    """A reading as its event tells it."""
    return {
        "measure": row.measure,
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat(),
        "numerator": row.numerator,
        "denominator": row.denominator,
        "n": row.n,
    }


def _diagnosis(row: Diagnosis, told: Told) -> Iterator[Mismatch]:
    where = f"diagnosis {row.pk}"
    said = {**_said_of(row), "first_day": row.first_day.isoformat(), "last_day": row.last_day.isoformat()}
    written = last_told(told, DiagnosisWritten.name)
    if written is not None:
        names = (DiagnosisWritten.name, DiagnosisHandedOver.name)
        written = {**written, "owner": [payload["owner"] for name, payload in told if name in names][-1]}
    yield from _sheet(where, row, written, said)
    recorded = {payload["measure"]: payload for name, payload in told if name == EvidenceRead.name}
    held = {one.measure: read_facts(one) for one in row.evidence.all()}
    for measure in sorted(recorded.keys() | held.keys()):
        if recorded.get(measure) != held.get(measure):
            yield Mismatch(f"{where}, {measure}", "is not what was read for it")
    yield from _proofs(where, row, told)


def _proofs(where: str, row: Diagnosis, told: Told) -> Iterator[Mismatch]:
    recorded: dict[int, dict[str, Any]] = {}
    for name, payload in told:
        if name == ProofAdded.name:
            recorded[payload["proof"]] = payload
        elif name == ProofRemoved.name:
            recorded.pop(payload["proof"], None)
    held = {one.pk: one for one in row.proofs.all()}
    files = _files(held) if held else {}
    for pk in sorted(recorded.keys() | held.keys()):
        if pk not in held or pk not in recorded or not _is_as_laid(held[pk], files.get(pk, ""), recorded[pk]):
            yield Mismatch(f"{where}, proof {pk}", "is not what was laid to it, or was never laid or taken off")


def _files(proofs: Collection[int]) -> dict[int, str]:
    rows = Attachment.objects.filter(object_kind=PROOF_FILES, object_id__in=proofs).order_by("position")
    files: dict[int, list[str]] = {}
    for pk, digest in rows.values_list("object_id", "file__sha256"):
        files.setdefault(pk, []).append(digest)
    return {pk: ",".join(digests) for pk, digests in files.items()}


def _is_as_laid(proof: Proof, file: str, payload: Mapping[str, Any]) -> bool:
    salt = bytes(proof.salt)
    return file == payload["file"] and (not salt or matches(payload["words"], salt, proof.said))


def _said_of(row: Diagnosis | Visit) -> dict[str, Any]:
    return {
        "number": row.number,
        "unit": row.unit_id,
        "owner": row.owner_id,
        "source_kind": row.source_kind,
        "source_id": row.source_id,
    }


def _said_of_design(row: Design) -> dict[str, Any]:
    return {
        "number": row.number,
        "diagnosis": row.diagnosis_id,
        "subject_kind": row.subject_kind,
        "subject_id": row.subject_id,
        "subject_key": row.subject_key,
        "subject_title": row.subject_title,
    }


def _sheet(
    where: str, row: Diagnosis | Design | Visit, payload: Mapping[str, Any] | None, said: Mapping[str, Any]
) -> Iterator[Mismatch]:
    if payload is None:
        yield Mismatch(where, "was never written")
        return
    if any(payload[name] != value for name, value in said.items()):
        yield Mismatch(where, "is not of whom, for what or about what it was written")
    # Erased words have no salt left: their digest says nothing any more.
    if bytes(row.salt) and not matches(payload["sheet"], bytes(row.salt), row.sheet):
        yield Mismatch(where, "does not say what was written")


def _adoptions(row: Visit, told: Told) -> Iterator[Mismatch]:
    agreed: dict[str, int] = {}
    for name, payload in told:
        if name == AdoptionsAgreed.name:
            agreed |= payload["adoptions"]
    if agreed != {one.key: one.commitment_id for one in row.adoptions.all()}:
        yield Mismatch(f"visit {row.pk}", "what is taken over from it is not what was agreed")
