# SPDX-License-Identifier: EUPL-1.2
"""The services of the demo town as they are written in `services.yaml`, and what their standards say."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from praja.duties.services.enums import Component, FeeKind
from praja.duties.services.operations import StandardContent
from praja.kernel.forms.models import FormDefinition

FILE = files("praja.duties.services.demo").joinpath("services.yaml")

KELURAHAN, KECAMATAN = "kelurahan", "kecamatan"
"""What `at` says where every unit of that kind offers a service; anything else is the short name of one unit."""

_TYPES: Mapping[str, dict[str, Any]] = {
    "text": {"type": "string", "maxLength": 200},
    "long": {"type": "string", "maxLength": 1000, "x-multiline": True},
    "number": {"type": "integer", "minimum": 0},
    "date": {"type": "string", "format": "date"},
    "choice": {"type": "string"},
}
_DURATIONS = {"minutes": "menit", "hours": "jam", "days": "hari"}
_ISSUERS = {"siak": "SIAK Terpusat", "oss": "OSS", "simbg": "SIMBG"}
_STAGES = {
    "reference": "Ketua RT atau RW membenarkan bahwa pemohon adalah warganya",
    "check": "petugas memeriksa kelengkapan dan kebenaran berkas",
    "visit": "petugas meninjau lokasi",
    "recommendation": "perangkat daerah terkait memberi rekomendasi",
    "payment": "pemohon membayar menurut tarif",
    "approval": "kepala unit menyetujui",
    "signing": "kepala unit menandatangani secara elektronik",
    "handover": "hasil diserahkan di loket",
}


@dataclass(frozen=True, slots=True)
class Written:
    """One service as the file says it, with the papers and conditions it names spelled out."""

    entry: Mapping[str, Any]
    papers: tuple[Mapping[str, Any], ...]
    conditions: tuple[str, ...]

    @property
    def code(self) -> str:
        return str(self.entry["code"])

    @property
    def at(self) -> str:
        return str(self.entry["at"])

    @property
    def issuer(self) -> str:
        return str(self.entry.get("issuer", "own"))

    @property
    def weight(self) -> int:
        """How often it is applied for, beside the others."""
        return int(self.entry["weight"])

    def schema(self) -> dict[str, Any] | None:
        """The questions as a form; None where nothing is asked."""
        questions = self.entry.get("questions", ())
        if not questions:
            return None
        return {
            "type": "object",
            "title": self.entry["name"],
            "properties": {question["name"]: _question(question) for question in questions},
            "required": [question["name"] for question in questions],
        }

    def requirements(self) -> list[dict[str, Any]]:
        """Papers that are sent, and conditions that are only said."""
        said = [
            {"key": f"syarat_{number}", "label": text, "help": "", "required": True, "accept": [], "document": ""}
            for number, text in enumerate(self.conditions, 1)
        ]
        sent = [{"help": "", "document": "", **paper, "required": True} for paper in self.papers]
        return said + sent

    def content(self, questions: FormDefinition | None, recommending_unit: int | None) -> StandardContent:
        """The whole standard."""
        value, unit, working = self.entry.get("time") or (None, "", None)
        fee = self.entry.get("fee") or {"kind": "free"}
        product = self.entry.get("product")
        return StandardContent(
            components=self.components(),
            requirements=self.requirements(),
            duration_value=value,
            duration_unit=unit,
            duration_working=working,
            fee_kind=fee["kind"],
            fee_amount=fee.get("amount"),
            fee_table=[{"label": label, "amount": amount} for label, amount in fee.get("rows", ())],
            path=[self._stage(stage, recommending_unit) for stage in self.entry["path"]],
            questions=questions,
            template="result" if product else "",
            template_words=product or {},
            register=self.code if product else "",
            number_pattern="{nomor}/{unit}/{bulan_romawi}/{tahun}" if product else "",
        )

    @staticmethod
    def _stage(stage: str, recommending_unit: int | None) -> dict[str, Any]:
        return {"stage": stage, "unit": recommending_unit} if stage == "recommendation" else {"stage": stage}

    def components(self) -> dict[str, str]:
        """The 14 components in words."""
        return {
            Component.REQUIREMENTS: _list([*self.conditions, *(paper["label"] for paper in self.papers)]),
            Component.PROCEDURE: self._procedure(),
            Component.DURATION: self._duration(),
            Component.FEE: self._fee(),
            Component.PRODUCT: self._product(),
            Component.COMPLAINTS: (
                "Lewat halaman Lapor di situs ini, loket pengaduan, atau SP4N-LAPOR!; setiap pengaduan mendapat kode dan batas "
                "waktu jawaban."
            ),
            Component.LEGAL_BASIS: _list(self.entry["basis"]),
            Component.FACILITIES: (
                "Ruang tunggu, loket yang dapat dicapai kursi roda, antrean, papan informasi, dan jaringan internet."
            ),
            Component.COMPETENCE: "Memahami peraturan dan persyaratan, mampu memakai aplikasi, dan melayani dengan santun.",
            Component.SUPERVISION: "Pengawasan atasan langsung dan Inspektorat; setiap tindakan tercatat dan dapat diperiksa.",
            Component.STAFF: "Sekurang-kurangnya satu petugas loket, satu petugas pemeriksa, dan satu pejabat penanda tangan.",
            Component.SERVICE_GUARANTEE: (
                "Layanan diberikan menurut standar ini; bila waktu terlampaui, kepala unit diberi tahu dan pemohon dapat mengadu."
            ),
            Component.SAFETY_GUARANTEE: (
                "Data pribadi disimpan tersegel, hasil dapat diperiksa keasliannya, dan tidak ada pungutan di luar tarif."
            ),
            Component.EVALUATION: "Waktu layanan dan kepuasan diukur terus-menerus; standar ditinjau ulang secara berkala.",
        }

    def _procedure(self) -> str:
        """Step by step, each a sentence that begins with who acts."""
        stages = [_STAGES[stage] for stage in self.entry["path"]]
        if self.issuer in _ISSUERS:
            stages.append(f"permohonan diteruskan dan diterbitkan lewat {_ISSUERS[self.issuer]}")
        steps = ["pemohon mengajukan lewat situs ini atau loket", *stages, "pemohon menerima hasil dan menilai layanan"]
        return _list([step[0].upper() + step[1:] for step in steps])

    def _duration(self) -> str:
        if not self.entry.get("time"):
            return "Terbit otomatis setelah data lengkap di sistem penerbit."
        value, unit, working = self.entry["time"]
        word = "hari kerja" if unit == "days" and working else _DURATIONS[unit]
        served = " jam layanan" if unit == "minutes" else ""
        return f"{value} {word}{served} sejak berkas lengkap."

    def _fee(self) -> str:
        fee = self.entry.get("fee")
        if fee is None:
            return "Gratis."
        if fee["kind"] == FeeKind.FIXED:
            return f"Rp{fee['amount']:,}".replace(",", ".") + f" ({fee['basis']})."
        rows = [f"{label}: Rp{amount:,}".replace(",", ".") for label, amount in fee["rows"]]
        return _list(rows) + f" ({fee['basis']})."

    def _product(self) -> str:
        product = self.entry.get("product")
        if product:
            return f"{product['title']}, ditandatangani secara elektronik, dapat diunduh dan diperiksa keasliannya."
        return str(self.entry["name"]) + "."


@cache
def written() -> tuple[Written, ...]:
    """Every service of the file, in its order."""
    content = yaml.safe_load(FILE.read_text("utf-8"))
    papers, conditions = content["papers"], content["conditions"]
    return tuple(
        Written(
            entry,
            tuple({"key": key, **papers[key]} for key in entry.get("papers", ())),
            tuple(conditions[key] for key in entry.get("conditions", ())),
        )
        for entry in content["services"]
    )


def _question(question: Mapping[str, Any]) -> dict[str, Any]:
    schema = {**_TYPES[question["kind"]], "title": question["label"]}
    if question.get("help"):
        schema["description"] = question["help"]
    if question["kind"] == "choice":
        schema["enum"] = list(question["choices"])
    return schema


def _list(parts: list[str]) -> str:
    return (
        "; ".join(parts) if len(parts) < 2 else "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1))
    )
