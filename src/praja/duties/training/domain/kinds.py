# SPDX-License-Identifier: EUPL-1.2
"""Kinds of training as lists of others name them. SIASN's list has the 25 forms under names of its own; older lists say diklat
for pelatihan. Nothing is guessed: a name that is not known is not read (None)."""

import re
from collections.abc import Mapping
from datetime import date

_NAMES: Mapping[str, tuple[str, ...]] = {
    "structural": (
        "pelatihan struktural",
        "diklat struktural",
        "pelatihan struktural kepemimpinan",
        "pelatihan kepemimpinan",
        "diklat kepemimpinan",
        "diklatpim",
        "struktural",
    ),
    "managerial": ("pelatihan manajerial", "diklat manajerial", "manajerial"),
    "technical": ("pelatihan teknis", "diklat teknis", "teknis"),
    "functional": ("pelatihan fungsional", "diklat fungsional", "fungsional"),
    "sociocultural": ("pelatihan sosial kultural", "diklat sosial kultural", "sosial kultural", "sosiokultural"),
    "seminar": ("seminar", "konferensi", "sarasehan", "seminar konferensi sarasehan", "webinar"),
    "workshop": ("workshop", "lokakarya", "workshop lokakarya", "workshop atau lokakarya"),
    "course": ("kursus",),
    "upgrading": ("penataran",),
    "guidance": ("bimbingan teknis", "bimtek"),
    "dissemination": ("sosialisasi",),
    "other_classical": (
        "pengembangan kompetensi dalam bentuk pelatihan klasikal lainnya",
        "pelatihan klasikal lainnya",
        "klasikal lainnya",
    ),
    "coaching": ("coaching",),
    "mentoring": ("mentoring",),
    "elearning": ("e learning", "elearning", "pembelajaran elektronik"),
    "distance": ("pelatihan jarak jauh", "pjj"),
    "secondment": ("detasering", "secondment", "detasering secondment"),
    "benchmarking": ("patok banding", "benchmarking", "patok banding benchmarking", "studi tiru", "studi banding"),
    "exchange": (
        "pertukaran antara pns dengan pegawai swasta bumn bumd",
        "pertukaran pns dengan pegawai swasta bumn bumd",
        "pertukaran pegawai",
    ),
    "internship": ("magang", "praktik kerja", "magang praktik kerja"),
    "self_study": ("belajar mandiri", "self development", "belajar mandiri self development"),
    "community": (
        "komunitas belajar",
        "community of practices",
        "community of practice",
        "komunitas belajar community of practices",
    ),
    "outdoor": ("pembelajaran alam terbuka", "outbond", "outbound", "pembelajaran alam terbuka outbond"),
    "on_the_job": ("bimbingan di tempat kerja",),
    "other_nonclassical": (
        "pengembangan kompetensi dalam bentuk pelatihan nonklasikal lainnya",
        "pelatihan nonklasikal lainnya",
        "nonklasikal lainnya",
        "non klasikal lainnya",
    ),
}
_BY_NAME = {name: form for form, names in _NAMES.items() for name in names} | {form: form for form in _NAMES}
_BY_SIASN_CODE = dict(
    enumerate(
        (
            "structural",
            "functional",
            "technical",
            "workshop",
            "managerial",
            "sociocultural",
            "dissemination",
            "guidance",
            "seminar",
            "internship",
        ),
        1,
    )
)
"""Numbers of SIASN's service (`jenisDiklatId`), as far as they were seen in applications that send to it."""

_DAY_FORMS = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[ T].*)?"),
    re.compile(r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
)


def kind_of(text: str) -> str | None:
    """The form (value of `enums.LearningForm`) that a list means by a name or by SIASN's number."""
    plain = re.sub(r"[\W_]+", " ", text.casefold()).strip()
    if plain.isdecimal():
        return _BY_SIASN_CODE.get(int(plain))
    return _BY_NAME.get(plain) or _BY_NAME.get(plain.replace(" ", "_"))


def day_of(text: str) -> date | None:
    """A day as SIASN (`31-12-2025`) and spreadsheets (`2025-12-31`) write it; days come first where both could be meant."""
    for form in _DAY_FORMS:
        found = form.fullmatch(text.strip())
        if found:
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                return None
    return None


def hours_of(text: str) -> int | None:
    """Lesson hours: `20`, `20 JP`, `20,0`; None for anything else, parts of an hour among it."""
    found = re.fullmatch(r"(\d{1,4})(?:[.,]0+)?(?:\s*(?:jp|jpl|jam(?: pelajaran)?))?", text.strip().casefold())
    return int(found[1]) if found else None
