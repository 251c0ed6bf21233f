# SPDX-License-Identifier: EUPL-1.2
"""The record that INDAH takes (version 2), from what was written here. Where variables and indicators stand within `data` was not
read: here they stand beside the fields of the activity, as `ms_var` and `ms_ind`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from praja.duties.opendata.domain.indah.fields import SAMPLE, SURVEY, Content, value_at

VERSION = "v2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One variable (MS-Var), from a column of a table."""

    name: str
    alias: str = ""
    definition: str = ""
    concepts: Sequence[str] = ()
    chosen_from: Sequence[str] = ()
    reference_time: str = ""
    measure: str = ""
    unit_of_measure: str = ""
    type: str = ""
    domain: Sequence[tuple[str, str]] = ()
    rules: Sequence[str] = ()
    question: str = ""
    is_public: bool = True
    id_sds: str = ""

    def to_json(self) -> dict[str, Any]:
        """As the payload has it."""
        return {
            "nama": self.name,
            "alias": self.alias,
            "definisi": self.definition,
            "konsep": list(self.concepts),
            "referensi_pemilihan": list(self.chosen_from),
            "referensi_waktu": self.reference_time,
            "ukuran": self.measure,
            "satuan": self.unit_of_measure,
            "tipe_data": self.type,
            "value_domain": [{"kode": code, "nilai": value} for code, value in self.domain],
            "aturan_validasi": list(self.rules),
            "kalimat_pertanyaan": self.question,
            "bisa_diakses_umum": self.is_public,
            "id_sds": self.id_sds,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Producer:
    """Whose data it is (produsen_data), with the codes of its province and regency."""

    id: str
    name: str
    province_code: str
    city_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What a record is made of."""

    title: str
    year: int
    content: Content
    status: str
    producer: Producer
    submitter: str = ""
    variables: Sequence[Variable] = ()
    indicators: Sequence[Content] = field(default_factory=tuple)


def record_of(activity: Activity) -> dict[str, Any]:
    """The record. What does not apply is left out: the identity of a recommendation that was not given, part V of what is no
    survey, and of an indicator the kind of parts that it is not made of."""
    return {
        "version": VERSION,
        "submission_period": str(activity.year),
        "status": activity.status,
        "submitter": activity.submitter,
        "walidata_pusat": None,
        "produsen_data": {
            "id": activity.producer.id,
            "name": activity.producer.name,
            "province_code": activity.producer.province_code,
            "city_code": activity.producer.city_code,
        },
        "data": {
            "judul_kegiatan": activity.title,
            "tahun": activity.year,
            **_applying(activity.content),
            "ms_var": [one.to_json() for one in activity.variables],
            "ms_ind": [_indicator(one) for one in activity.indicators],
        },
    }


def _applying(content: Content) -> dict[str, Any]:
    left_out = {"rekomendasi_bps"}
    if not value_at(content, "rekomendasi_bps"):
        left_out.add("identitas_rekomendasi")
    if value_at(content, "cara_pengumpulan_data") != SURVEY:
        left_out |= {one.path for one in SAMPLE.fields}
    return {name: value for name, value in content.items() if name not in left_out}


def _indicator(content: Mapping[str, Any]) -> dict[str, Any]:
    left_out = "variabel_pembangun" if content.get("apakah_komposit") else "indikator_pembangun"
    return {name: value for name, value in content.items() if name != left_out}
