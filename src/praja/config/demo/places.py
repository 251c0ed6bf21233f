# SPDX-License-Identifier: EUPL-1.2
"""Kota Tirtamarga, which does not exist: its region codes lie outside the ranges of the Ministry of Home Affairs.

Of the country's provinces none begins with 98; no kecamatan or kelurahan anywhere bears one of these names.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

NAME, GOVERNMENT, CODE = "Kota Tirtamarga", "Pemerintah Kota Tirtamarga", "98.71"
REGIONS = files("praja.config.demo").joinpath("regions.csv")
OUTLINES = files("praja.config.demo").joinpath("outlines.geojson")
"""Invented outlines of the town's kecamatan."""

ROADS = (
    *("Melati", "Kenanga", "Cempaka", "Flamboyan", "Dahlia", "Teratai", "Bougenville", "Seroja", "Anggrek", "Kemuning"),
    *("Merpati", "Rajawali", "Kutilang", "Cendrawasih", "Garuda", "Camar", "Nuri", "Kepodang"),
    *(
        "Pelabuhan Lama",
        "Pasar Pagi",
        "Bendungan",
        "Stasiun",
        "Kanal Barat",
        "Kanal Timur",
        "Pabrik Gula",
        "Menara Air",
    ),
    *("Gunung Sari", "Sungai Bening", "Embun Pagi", "Layar Putih", "Jembatan Dua", "Sawo", "Randu", "Trembesi"),
)
LANDMARKS = (
    *("depan SD Negeri 2", "dekat Masjid Al-Ikhlas", "samping pasar pagi", "belakang terminal", "dekat jembatan kecil"),
    *("depan warung Bu Sari", "samping pos ronda", "dekat Gereja Bethel", "depan apotek", "dekat gardu listrik"),
    *(
        "seberang lapangan voli",
        "dekat Pura Jagatnatha",
        "depan balai warga",
        "tikungan dekat SPBU",
        "samping puskesmas",
    ),
    *("RT 02/RW 04", "RT 05/RW 01", "RT 07/RW 03", "RT 11/RW 06", "dekat wihara", "depan bengkel motor"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A kecamatan or kelurahan of the city."""

    code: str
    parent: str
    kind: str
    name: str


@cache
def places() -> tuple[Place, ...]:
    """Every kecamatan and kelurahan, in the order of the codes."""
    rows = csv.DictReader(REGIONS.read_text(encoding="utf-8").splitlines())
    found = (Place(row["kode"], row["kode_induk"], row["jenis"], row["nama"]) for row in rows)
    return tuple(place for place in found if place.kind in ("kecamatan", "kelurahan"))


def streets_of(place: Place) -> tuple[str, ...]:
    """Streets of a kelurahan: always the same, whatever the seed."""
    rng = Random(place.code)  # noqa: S311 - always the same streets, no secret
    roads = [f"Jalan {name}" for name in rng.sample(ROADS, 8)]
    lanes = [f"Gang {name} {rng.randint(1, 6)}" for name in rng.sample(ROADS[:18], 4)]
    return (f"Jalan Raya {place.name}", *roads, *lanes)
