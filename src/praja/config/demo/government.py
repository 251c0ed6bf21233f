# SPDX-License-Identifier: EUPL-1.2
"""The units of the city's government and how many work in each."""

from dataclasses import dataclass

from praja.config.demo.places import GOVERNMENT, Place, places

ROOT = "Pemkot"


@dataclass(frozen=True, slots=True)
class DemoUnit:
    """One unit: `short` is its key here; `staff` its share of all employees."""

    code: str
    short: str
    name: str
    kind: str
    parent: str
    staff: float
    head: str
    region: str = ""


def _unit(code: str, short: str, name: str, kind: str, staff: float, parent: str = ROOT) -> DemoUnit:
    return DemoUnit(code, short, name, kind, parent, staff, f"Kepala {name}")


_SECRETARIAT = "Setda"

_OFFICES = (
    DemoUnit("00", ROOT, GOVERNMENT, "government", "", 0, "Wali Kota"),
    DemoUnit("01", _SECRETARIAT, "Sekretariat Daerah", "secretariat", ROOT, 0.4, "Sekretaris Daerah"),
    _unit("01.01", "Bag. Tapem", "Bagian Tata Pemerintahan", "bureau", 0.7, _SECRETARIAT),
    _unit("01.02", "Bag. Hukum", "Bagian Hukum", "bureau", 0.7, _SECRETARIAT),
    _unit("01.03", "Bag. Organisasi", "Bagian Organisasi", "bureau", 0.7, _SECRETARIAT),
    _unit("01.04", "Bag. Umum", "Bagian Umum", "bureau", 1.6, _SECRETARIAT),
    _unit("01.05", "Bag. Prokopim", "Bagian Protokol dan Komunikasi Pimpinan", "bureau", 0.8, _SECRETARIAT),
    _unit("01.06", "Bag. Kesra", "Bagian Kesejahteraan Rakyat", "bureau", 0.6, _SECRETARIAT),
    DemoUnit("02", "Setwan", "Sekretariat DPRD", "secretariat", ROOT, 1.4, "Sekretaris DPRD"),
    DemoUnit("03", "Inspektorat", "Inspektorat Daerah", "inspectorate", ROOT, 1.8, "Inspektur"),
    _unit("04.01", "Disdik", "Dinas Pendidikan", "department", 29),
    _unit("04.02", "Dinkes", "Dinas Kesehatan", "department", 11),
    _unit("04.03", "DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang", "department", 4.6),
    _unit("04.04", "Disperkim", "Dinas Perumahan dan Kawasan Permukiman", "department", 1.7),
    _unit("04.05", "Satpol PP", "Satuan Polisi Pamong Praja", "department", 4),
    _unit("04.06", "Dinsos", "Dinas Sosial", "department", 1.5),
    _unit("04.07", "Disnaker", "Dinas Tenaga Kerja", "department", 1.3),
    _unit("04.08", "DLH", "Dinas Lingkungan Hidup", "department", 4),
    _unit("04.09", "Disdukcapil", "Dinas Kependudukan dan Pencatatan Sipil", "department", 2),
    _unit("04.10", "Dishub", "Dinas Perhubungan", "department", 3.4),
    _unit("04.11", "Diskominfo", "Dinas Komunikasi dan Informatika", "department", 1.8),
    _unit("04.12", "Diskopdag", "Dinas Koperasi, Usaha Mikro dan Perdagangan", "department", 2),
    _unit("04.13", "DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", "department", 1.5),
    _unit("04.14", "Disbudpar", "Dinas Kebudayaan dan Pariwisata", "department", 1.4),
    _unit("04.15", "Dispusip", "Dinas Perpustakaan dan Kearsipan", "department", 1.1),
    _unit("04.16", "DKPP", "Dinas Ketahanan Pangan dan Pertanian", "department", 1.6),
    _unit("05.01", "Bappeda", "Badan Perencanaan Pembangunan Daerah", "agency", 1.7),
    _unit("05.02", "BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "agency", 1.7),
    _unit("05.03", "BPKAD", "Badan Pengelolaan Keuangan dan Aset Daerah", "agency", 1.8),
    _unit("05.04", "Bapenda", "Badan Pendapatan Daerah", "agency", 1.9),
    _unit("05.05", "BPBD", "Badan Penanggulangan Bencana Daerah", "agency", 1.2),
    _unit("05.06", "Kesbangpol", "Badan Kesatuan Bangsa dan Politik", "agency", 0.9),
    DemoUnit("06", "RSUD", "RSUD Tirta Husada", "hospital", ROOT, 13, "Direktur RSUD Tirta Husada"),
)


def kecamatan(name: str) -> str:
    """Short name of a kecamatan's office."""
    return f"Kec. {name}"


def kelurahan(name: str) -> str:
    """Short name of a kelurahan's office."""
    return f"Kel. {name}"


def _territorial(place: Place, districts: dict[str, str]) -> DemoUnit:
    numbers = ".".join(part[-2:] for part in place.code.split(".")[2:])
    if place.kind == "kecamatan":
        return DemoUnit(
            f"07.{numbers}",
            kecamatan(place.name),
            f"Kecamatan {place.name}",
            "district",
            ROOT,
            0.9,
            "Camat",
            place.code,
        )
    above = kecamatan(districts[place.parent])
    name = f"Kelurahan {place.name}"
    return DemoUnit(f"07.{numbers}", kelurahan(place.name), name, "subdistrict", above, 0.35, "Lurah", place.code)


def units() -> tuple[DemoUnit, ...]:
    """Every unit, those above before those below."""
    districts = {place.code: place.name for place in places()}
    by_level = sorted(places(), key=lambda place: (len(place.code), place.code))
    return (*_OFFICES, *(_territorial(place, districts) for place in by_level))
