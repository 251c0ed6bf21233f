# SPDX-License-Identifier: EUPL-1.2
"""What the town publishes. Every figure is drawn by chance and says nothing about any real place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from praja.duties.opendata.operations.topics import TopicWords

Row = Sequence[object]
Rows = Callable[[Random, Sequence[str], int], Iterator[Row]]
"""Rows by chance, for these kecamatan, up to this year; the first row are headings."""

THEMES = "http://publications.europa.eu/resource/authority/data-theme/"
TOPICS = (
    TopicWords(code="kependudukan", name="Kependudukan", name_en="Population", theme=f"{THEMES}SOCI"),
    TopicWords(code="lingkungan", name="Lingkungan", name_en="Environment", theme=f"{THEMES}ENVI"),
    TopicWords(code="pendidikan", name="Pendidikan", name_en="Education", theme=f"{THEMES}EDUC"),
    TopicWords(code="kesehatan", name="Kesehatan", name_en="Health", theme=f"{THEMES}HEAL"),
    TopicWords(code="infrastruktur", name="Infrastruktur", name_en="Infrastructure"),
    TopicWords(code="ekonomi", name="Ekonomi", name_en="Economy", theme=f"{THEMES}ECON"),
    TopicWords(code="pemerintahan", name="Pemerintahan", name_en="Government", theme=f"{THEMES}GOVE"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A dataset. `columns` says of each column: name, what it is called, its role, what it means, its unit. `turn`: it grows to
    the right by years and is turned."""

    name: str
    title: str
    title_en: str
    unit: str
    topics: tuple[str, ...]
    tags: tuple[str, ...]
    row: str
    notes: str
    frequency: str
    columns: tuple[tuple[str, str, str, str, str], ...]
    rows: Rows
    source: str = "Catatan perangkat daerah"
    licence: str = "cc-by-4.0"
    turn: bool = False
    years: int = 3
    editions: int = 1
    age_days: int = 40
    extra: dict[str, str] = field(default_factory=dict)


KECAMATAN = ("kecamatan", "Kecamatan", "place", "Nama kecamatan menurut Kemendagri.", "")
TAHUN = ("tahun", "Tahun", "period", "Tahun kejadiannya.", "")
BULAN = ("bulan", "Bulan", "period", "Bulan kejadiannya, 1 sampai 12.", "")


def _years(last: int, count: int) -> range:
    return range(last - count + 1, last + 1)


def _waste(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("kecamatan", "tahun", "bulan", "ton")
    for place in places:
        base = rng.uniform(180, 640)
        for year in _years(last, 3):
            for month in range(1, 13):
                yield (place, year, month, round(base * (1 + 0.02 * (year - last)) * rng.uniform(0.9, 1.12), 1))


def _people(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    years = _years(last, 5)
    yield ("Kecamatan", *(f"Penduduk_{year}" for year in years))
    for place in places:
        now = rng.randint(18_000, 52_000)
        yield (place, *(round(now * 1.011 ** (year - last)) for year in years))


def _lights(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("kecamatan", "jenis", "terpasang", "menyala")
    for place in places:
        for kind in ("LED", "Sodium", "Surya"):
            there = rng.randint(60, 900)
            yield (place, kind, there, round(there * rng.uniform(0.78, 0.99)))


def _parks(rng: Random, places: Sequence[str], _last: int) -> Iterator[Row]:
    yield ("nama", "kecamatan", "jenis", "luas_m2", "lintang", "bujur")
    for place in places:
        for kind in ("Taman kota", "Lapangan", "Hutan kota"):
            east, north = round(118.02 + rng.uniform(0, 0.12), 5), round(-2.51 - rng.uniform(0, 0.1), 5)
            yield (f"{kind} {place}", place, kind, rng.randint(600, 24_000), north, east)


def _schools(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("kecamatan", "jenjang", "tahun", "sekolah", "murid", "guru")
    for place in places:
        for level, size in (("SD", 210), ("SMP", 330)):
            for year in _years(last, 3):
                schools = rng.randint(4, 17)
                pupils = round(schools * size * rng.uniform(0.85, 1.15))
                yield (place, level, year, schools, pupils, round(pupils / rng.uniform(15, 21)))


def _visits(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("puskesmas", "tahun", "bulan", "kunjungan")
    for place in places:
        for month in range(1, 13):
            yield (f"Puskesmas {place}", last, month, rng.randint(900, 4_200))


def _prices(rng: Random, _places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("pasar", "komoditas", "tanggal", "harga")
    for market in ("Pasar Hulu", "Pasar Muara"):
        for food, base in (
            ("Beras medium", 13_200),
            ("Cabai rawit", 48_000),
            ("Telur ayam", 27_500),
            ("Gula pasir", 17_400),
        ):
            price = float(base)
            for month in range(1, 13):
                price *= rng.uniform(0.95, 1.06)
                yield (market, food, f"{last}-{month:02}-05", round(price, -2))


def _rain(rng: Random, _places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("pos", "tahun", "bulan", "curah_hujan_mm", "hari_hujan")
    for post in ("Pos Hulu", "Pos Muara"):
        for year in _years(last, 3):
            for month in range(1, 13):
                wet = 0.5 + abs(month - 7) / 6
                yield (post, year, month, round(180 * wet * rng.uniform(0.6, 1.3), 1), rng.randint(5, 24))


def _permits(rng: Random, _places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("jenis_izin", "tahun", "bulan", "masuk", "terbit", "ditolak")
    for kind in ("Reklame", "Praktik tenaga kesehatan", "Penelitian", "Trayek"):
        for month in range(1, 13):
            came = rng.randint(4, 70)
            refused = rng.randint(0, came // 8)
            yield (kind, last, month, came, came - refused, refused)


def _wells(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("titik", "kecamatan", "tahun", "e_coli_per_100ml", "layak")
    for place in places:
        for number in range(1, 6):
            found = rng.choice((0, 0, 3, 11, 40))
            yield (f"{place}-{number}", place, last, found, "ya" if found == 0 else "tidak")


def _roads(rng: Random, places: Sequence[str], last: int) -> Iterator[Row]:
    yield ("kecamatan", "kondisi", "tahun", "panjang_km")
    for place in places:
        for state, share in (("Baik", 0.6), ("Sedang", 0.25), ("Rusak ringan", 0.1), ("Rusak berat", 0.05)):
            for year in _years(last, 2):
                yield (place, state, year, round(64 * share * rng.uniform(0.7, 1.3), 2))


WRITTEN = (
    Written(
        name="timbulan-sampah",
        title="Timbulan sampah menurut kecamatan",
        title_en="Waste by kecamatan",
        unit="DLH",
        topics=("lingkungan",),
        tags=("sampah", "tpa"),
        row="satu kecamatan dalam satu bulan",
        notes="Berat sampah yang ditimbang di tempat pemrosesan akhir, menurut kecamatan asal truk.",
        frequency="yearly",
        columns=(KECAMATAN, TAHUN, BULAN, ("ton", "Sampah", "measure", "Berat bersih di jembatan timbang.", "ton")),
        rows=_waste,
        source="Jembatan timbang TPA",
        editions=2,
    ),
    Written(
        name="penduduk-kecamatan",
        title="Penduduk menurut kecamatan",
        title_en="Population by kecamatan",
        unit="Disdukcapil",
        topics=("kependudukan",),
        tags=("penduduk",),
        row="satu kecamatan dalam satu tahun",
        notes="Penduduk terdaftar pada akhir tahun.",
        frequency="yearly",
        columns=(
            KECAMATAN,
            TAHUN,
            ("penduduk", "Penduduk", "measure", "Penduduk terdaftar pada 31 Desember.", "orang"),
        ),
        rows=_people,
        source="Buku induk penduduk",
        turn=True,
        years=5,
    ),
    Written(
        name="lampu-jalan",
        title="Lampu penerangan jalan",
        title_en="Street lights",
        unit="Dishub",
        topics=("infrastruktur",),
        tags=("lampu", "jalan"),
        row="satu jenis lampu di satu kecamatan",
        notes="Lampu milik kota: berapa terpasang, berapa menyala saat diperiksa.",
        frequency="half_yearly",
        columns=(
            KECAMATAN,
            ("jenis", "Jenis lampu", "dimension", "Jenis sumber cahaya.", ""),
            ("terpasang", "Terpasang", "measure", "Lampu yang terpasang.", "unit"),
            ("menyala", "Menyala", "measure", "Lampu yang menyala pada malam pemeriksaan.", "unit"),
        ),
        rows=_lights,
    ),
    Written(
        name="ruang-terbuka-hijau",
        title="Ruang terbuka hijau",
        title_en="Green spaces",
        unit="DLH",
        topics=("lingkungan", "infrastruktur"),
        tags=("taman", "rth"),
        row="satu taman, lapangan atau hutan kota",
        notes="Tempat hijau yang terbuka bagi semua orang, dengan titiknya di peta.",
        frequency="yearly",
        columns=(
            ("nama", "Nama", "key", "Nama tempatnya.", ""),
            KECAMATAN,
            ("jenis", "Jenis", "dimension", "Jenis tempat hijau.", ""),
            ("luas_m2", "Luas", "measure", "Luas menurut peta bidang.", "m²"),
            ("lintang", "Lintang", "note", "Derajat lintang (WGS 84).", "derajat"),
            ("bujur", "Bujur", "note", "Derajat bujur (WGS 84).", "derajat"),
        ),
        rows=_parks,
        licence="cc-zero",
    ),
    Written(
        name="sekolah",
        title="Sekolah, murid dan guru",
        title_en="Schools, pupils and teachers",
        unit="Disdik",
        topics=("pendidikan",),
        tags=("sekolah", "murid", "guru"),
        row="satu jenjang di satu kecamatan dalam satu tahun",
        notes="Sekolah negeri dan swasta pada awal tahun ajaran.",
        frequency="yearly",
        columns=(
            KECAMATAN,
            ("jenjang", "Jenjang", "dimension", "SD atau SMP, termasuk yang setara.", ""),
            TAHUN,
            ("sekolah", "Sekolah", "measure", "Sekolah yang menerima murid.", "sekolah"),
            ("murid", "Murid", "measure", "Murid terdaftar.", "orang"),
            ("guru", "Guru", "measure", "Guru yang mengajar.", "orang"),
        ),
        rows=_schools,
    ),
    Written(
        name="kunjungan-puskesmas",
        title="Kunjungan puskesmas",
        title_en="Visits to health centres",
        unit="Dinkes",
        topics=("kesehatan",),
        tags=("puskesmas", "kesehatan"),
        row="satu puskesmas dalam satu bulan",
        notes="Kunjungan rawat jalan, satu orang dapat dihitung lebih dari sekali.",
        frequency="monthly",
        columns=(
            ("puskesmas", "Puskesmas", "place", "Nama puskesmas.", ""),
            TAHUN,
            BULAN,
            ("kunjungan", "Kunjungan", "measure", "Kunjungan rawat jalan.", "kunjungan"),
        ),
        rows=_visits,
    ),
    Written(
        name="harga-pangan",
        title="Harga pangan di pasar",
        title_en="Food prices at markets",
        unit="Diskopdag",
        topics=("ekonomi",),
        tags=("harga", "pasar", "pangan"),
        row="satu bahan pangan di satu pasar pada satu hari",
        notes="Harga eceran yang dicatat petugas pasar setiap tanggal lima.",
        frequency="monthly",
        columns=(
            ("pasar", "Pasar", "place", "Nama pasar.", ""),
            ("komoditas", "Bahan pangan", "dimension", "Bahan dan mutunya.", ""),
            ("tanggal", "Tanggal", "period", "Hari pencatatan.", ""),
            ("harga", "Harga", "measure", "Harga eceran, rata-rata tiga pedagang.", "rupiah per kg"),
        ),
        rows=_prices,
    ),
    Written(
        name="curah-hujan",
        title="Curah hujan bulanan",
        title_en="Monthly rainfall",
        unit="BPBD",
        topics=("lingkungan",),
        tags=("hujan", "bencana"),
        row="satu pos hujan dalam satu bulan",
        notes="Jumlah hujan dari penakar di dua pos.",
        frequency="monthly",
        columns=(
            ("pos", "Pos hujan", "place", "Nama pos.", ""),
            TAHUN,
            BULAN,
            ("curah_hujan_mm", "Curah hujan", "measure", "Tinggi air dalam penakar.", "mm"),
            ("hari_hujan", "Hari hujan", "measure", "Hari dengan hujan sekurangnya 1 mm.", "hari"),
        ),
        rows=_rain,
        licence="odc-by",
    ),
    Written(
        name="izin-terbit",
        title="Izin yang diajukan dan terbit",
        title_en="Permits applied for and issued",
        unit="DPMPTSP",
        topics=("pemerintahan", "ekonomi"),
        tags=("izin", "perizinan"),
        row="satu jenis izin dalam satu bulan",
        notes="Permohonan izin daerah yang masuk, terbit dan ditolak.",
        frequency="monthly",
        columns=(
            ("jenis_izin", "Jenis izin", "dimension", "Izin yang menjadi wewenang kota.", ""),
            TAHUN,
            BULAN,
            ("masuk", "Masuk", "measure", "Permohonan lengkap yang masuk.", "permohonan"),
            ("terbit", "Terbit", "measure", "Izin yang terbit.", "izin"),
            ("ditolak", "Ditolak", "measure", "Permohonan yang ditolak.", "permohonan"),
        ),
        rows=_permits,
    ),
    Written(
        name="mutu-air-sumur",
        title="Mutu air sumur warga",
        title_en="Water quality of residents' wells",
        unit="Dinkes",
        topics=("kesehatan", "lingkungan"),
        tags=("air", "sumur"),
        row="satu sumur yang diperiksa",
        notes="Hasil pemeriksaan bakteri pada sumur rumah tangga.",
        frequency="yearly",
        columns=(
            ("titik", "Titik", "key", "Nomor sumur.", ""),
            KECAMATAN,
            TAHUN,
            ("e_coli_per_100ml", "E. coli", "measure", "Koloni bakteri dalam 100 ml air.", "koloni"),
            ("layak", "Layak minum", "dimension", "Apakah airnya layak diminum.", ""),
        ),
        rows=_wells,
        licence="other-closed",
    ),
    Written(
        name="kondisi-jalan",
        title="Panjang jalan menurut kondisi",
        title_en="Length of roads by condition",
        unit="DPUPR",
        topics=("infrastruktur",),
        tags=("jalan", "jembatan"),
        row="satu kondisi jalan di satu kecamatan dalam satu tahun",
        notes="Jalan kota, dinilai dengan mata oleh dua petugas.",
        frequency="half_yearly",
        columns=(
            KECAMATAN,
            ("kondisi", "Kondisi", "dimension", "Baik, sedang, rusak ringan atau rusak berat.", ""),
            TAHUN,
            ("panjang_km", "Panjang", "measure", "Panjang ruas jalan.", "km"),
        ),
        rows=_roads,
        age_days=200,
    ),
)
LIMITED, LATE, WRONG = "mutu-air-sumur", "kondisi-jalan", "lampu-jalan"
"""The dataset whose rows are limited, the one whose next edition is late, and the one in which a reader found an error."""
CHECKED, RETURNED = "timbulan-sampah", "kunjungan-puskesmas"
"""Of these the next edition is on its way: with the steward, and given back to the producer."""
