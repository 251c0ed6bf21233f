# SPDX-License-Identifier: EUPL-1.2
"""What statistical metadata must obey, and where a record may stand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from praja.duties.opendata.domain.indah.fields import PARTS, SAMPLE, SURVEY, Content, flat, value_at

DRAFT, SUBMITTED, REVISED = "DRAFT", "SUBMITTED", "REVISED"
UNDER_REVIEW, CORRECTION_REQUIRED = "UNDER_REVIEW", "CORRECTION_REQUIRED"
APPROVED, REJECTED = "APPROVED", "REJECTED"
STATUSES = (DRAFT, SUBMITTED, UNDER_REVIEW, CORRECTION_REQUIRED, REVISED, APPROVED, REJECTED)
OURS = frozenset({DRAFT, CORRECTION_REQUIRED})
"""Statuses in which it is worked on here, and can be handed in."""
AFTER: Mapping[str, frozenset[str]] = {
    DRAFT: frozenset(),
    SUBMITTED: frozenset({UNDER_REVIEW, CORRECTION_REQUIRED, APPROVED, REJECTED}),
    UNDER_REVIEW: frozenset({CORRECTION_REQUIRED, APPROVED, REJECTED}),
    CORRECTION_REQUIRED: frozenset(),
    REVISED: frozenset({UNDER_REVIEW, CORRECTION_REQUIRED, APPROVED, REJECTED}),
    APPROVED: frozenset(),
    REJECTED: frozenset(),
}
"""What INDAH can say of a record that stands somewhere. That these follow each other so was not read: it is how the words go."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that is not kept: of which field, by a stable code."""

    field: str
    code: str


def handed_in_as(status: str) -> str | None:
    """The status of a record that is handed in; None where it can't be."""
    return {DRAFT: SUBMITTED, CORRECTION_REQUIRED: REVISED}.get(status)


def problems_of(content: Content) -> list[Problem]:
    """The rules of MS-Keg that are not kept: the identity of a recommendation only where BPS recommended it, and part V only of a
    survey."""
    found = []
    if value_at(content, "identitas_rekomendasi") and not value_at(content, "rekomendasi_bps"):
        found.append(Problem("identitas_rekomendasi", "not_recommended"))
    if value_at(content, "rekomendasi_bps") and not value_at(content, "identitas_rekomendasi"):
        found.append(Problem("identitas_rekomendasi", "without_identity"))
    if value_at(content, "cara_pengumpulan_data") != SURVEY:
        found += [Problem(path, "not_a_survey") for path, value in flat(content, SAMPLE.fields).items() if value]
    for path, value in flat(content, [field for part in PARTS for field in part.fields]).items():
        if isinstance(value, Mapping) and {"awal", "akhir"} <= set(value) and value["akhir"] < value["awal"]:
            found.append(Problem(path, "ends_before_it_begins"))
    return found


def problems_of_indicator(content: Content) -> list[Problem]:
    """The rules of MS-Ind that are not kept: it has a name, and is made either of indicators (composite) or of variables."""
    found = [] if content.get("nama") else [Problem("nama", "missing")]
    is_composite = bool(content.get("apakah_komposit"))
    if is_composite and content.get("variabel_pembangun"):
        found.append(Problem("variabel_pembangun", "composite_of_variables"))
    if not is_composite and content.get("indikator_pembangun"):
        found.append(Problem("indikator_pembangun", "not_composite"))
    if is_composite and not content.get("indikator_pembangun"):
        found.append(Problem("indikator_pembangun", "missing"))
    if not is_composite and not content.get("variabel_pembangun"):
        found.append(Problem("variabel_pembangun", "missing"))
    return found


def filled(content: Content, key: str) -> tuple[int, int]:
    """How many fields of a part say something, of how many; those that don't apply are left out."""
    part = next(one for one in PARTS if one.key == key)
    if part is SAMPLE and value_at(content, "cara_pengumpulan_data") != SURVEY:
        return 0, 0
    fields = [one for one in part.fields if _applies(one.path, content)]
    return sum(_says(value_at(content, one.path)) for one in fields), len(fields)


def _applies(path: str, content: Content) -> bool:
    if path == "identitas_rekomendasi":
        return bool(value_at(content, "rekomendasi_bps"))
    return not path.endswith(".jadwal_rilis") or bool(value_at(content, path.replace(".jadwal_rilis", ".ada")))


def _says(value: Any) -> bool:
    return value is not None and value not in ("", [], {})
