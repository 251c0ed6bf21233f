# SPDX-License-Identifier: EUPL-1.2
"""What the work-culture groups of the demo town wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One group and its project: whose it is, what each step says, what each meeting discussed and decided."""

    group: str
    unit: str
    leader: str
    head: str
    facilitator: str
    aim: str
    theme: str
    place: str
    decree: str
    sheets: Mapping[int, Mapping[str, Any]]
    meetings: Mapping[int, tuple[str, str]]
    titles: Mapping[str, str]
    counted: Mapping[str, int]
    """What its check sheet counts, and about how often a day."""


FIRST = Story(
    group="KBK Layung Sigap",
    unit="Kel. Layungsari",
    leader="petugas.kelurahan",
    head="lurah",
    facilitator="organisasi",
    aim="Warga cukup datang sekali untuk mengurus surat.",
    theme="Sekali datang, surat jadi",
    place="Ruang rapat kelurahan",
    decree="Keputusan Lurah Layungsari 4/KBK",
    titles={
        "sheet": "Mengapa pemohon pulang tanpa hasil",
        "pareto": "Sebab pemohon pulang",
        "fishbone": "Mengapa berkas kurang",
    },
    counted={
        "Berkas kurang": 24,
        "Salah formulir": 6,
        "Bukan kewenangan kelurahan": 1,
        "Lurah tidak di tempat": 1,
        "Sistem mati": 1,
    },
    sheets={
        1: {
            "theme": "Sekali datang, surat jadi",
            "problem": "Banyak pemohon pulang tanpa hasil karena berkasnya kurang, lalu harus datang lagi.",
            "target": "Berkas yang kembali turun dari 12 menjadi 4 setiap 60 permohonan, dalam tiga bulan.",
        },
        2: {
            "effect": "Pemohon pulang tanpa hasil",
            "causes": [
                {"bone": "man", "text": "Petugas depan sering berganti", "parent": ""},
                {"bone": "man", "text": "Daftar berkas hanya diingat", "parent": "0"},
                {"bone": "method", "text": "Berkas diperiksa setelah antre", "parent": ""},
                {"bone": "method", "text": "Tidak ada pemeriksaan di pintu", "parent": "2"},
                {"bone": "material", "text": "Daftar berkas tidak tertempel", "parent": ""},
                {"bone": "machine", "text": "Mesin fotokopi jauh", "parent": ""},
                {"bone": "environment", "text": "Warga bekerja pada jam layanan", "parent": ""},
                {"bone": "measurement", "text": "Berkas yang kembali tidak dicatat", "parent": ""},
            ],
            "roots": "Berkas kurang adalah sebab terbanyak; pemeriksaan baru dilakukan setelah antre.",
        },
        3: {
            "solutions": [
                {
                    "cause": "Tidak ada pemeriksaan di pintu",
                    "solution": "Meja periksa berkas di pintu masuk",
                    "reason": "Tidak perlu biaya, hanya mengatur piket",
                },
                {
                    "cause": "Daftar berkas tidak tertempel",
                    "solution": "Papan daftar berkas per surat",
                    "reason": "Dapat dibaca di luar jam layanan",
                },
            ],
            "chosen": "Keduanya dipilih bersama karena murah dan dapat dimulai dalam sepekan.",
        },
        4: {
            "plan": [
                {
                    "what": "Menyiapkan meja periksa berkas",
                    "why": "Kekurangan diketahui sebelum antre",
                    "who": "Petugas piket",
                    "where": "Pintu masuk",
                    "how": "Piket bergiliran menurut jadwal",
                },
                {
                    "what": "Memasang papan daftar berkas",
                    "why": "Warga tahu sebelum datang",
                    "who": "Seksi pelayanan",
                    "where": "Teras kelurahan",
                    "how": "Satu lembar untuk tiap surat",
                },
            ],
            "output": "Jadwal piket, meja periksa, dan papan daftar berkas.",
        },
        5: {
            "done": "Meja periksa berjalan setiap hari kerja dan papan terpasang.",
            "obstacles": "Pekan pertama piket kosong dua kali.",
        },
        6: {
            "axes": [
                {"axis": "quality", "measured": "Berkas yang kembali per 60 permohonan", "before": "12", "after": "3"},
                {"axis": "delivery", "measured": "Median menit menunggu", "before": "31", "after": "16"},
                {"axis": "cost", "measured": "Biaya tambahan", "before": "0", "after": "0"},
            ],
            "conclusion": "Target tercapai. Angka tidak menunjukkan warga yang batal datang.",
        },
        7: {
            "standard": "Setiap pemohon melewati meja periksa; petugas memakai daftar berkas yang tertempel.",
            "followed_by": "Semua petugas pelayanan kelurahan",
            "checked_by": "Berkas yang kembali dihitung setiap pekan dan dibaca setiap Senin.",
        },
        8: {
            "remaining": "Warga yang bekerja tetap sulit datang pada jam layanan.",
            "next_theme": "Layanan sebelum jam kerja",
        },
    },
    meetings={
        1: ("Hasil lembar periksa tiga hari dibaca bersama.", "Tema dan target disepakati."),
        2: ("Setiap sebab ditanya mengapa sampai tiga kali.", "Dua akar sebab dipilih."),
        3: ("Empat solusi dibandingkan biaya dan waktunya.", "Dua solusi dipilih."),
        4: ("Pembagian tugas dan jadwal dibahas.", "Rencana diserahkan kepada lurah."),
        5: ("Pelaksanaan piket dan papan diperiksa.", "Pelaksanaan dinyatakan selesai."),
        6: ("Angka sesudah disandingkan dengan angka awal.", "Target dinyatakan tercapai."),
        7: ("Naskah standar baru dibaca kalimat demi kalimat.", "Standar diserahkan kepada lurah."),
        8: ("Sisa masalah didaftar.", "Tema berikutnya dipilih bersama."),
    },
)
SECOND = Story(
    group="GKM Jalan Mulus",
    unit="DPUPR",
    leader="petugas",
    head="kepala.pu",
    facilitator="organisasi",
    aim="Laporan jalan rusak cepat ditangani.",
    theme="Laporan jalan tidak bolak-balik",
    place="Ruang bidang jalan",
    decree="",
    titles={
        "sheet": "Mengapa laporan jalan kembali",
        "pareto": "Sebab laporan kembali",
        "fishbone": "Mengapa letaknya tidak jelas",
    },
    counted={"Letak tidak jelas": 18, "Bukan jalan kota": 2, "Foto kabur": 1, "Sudah dilaporkan": 1},
    sheets={
        1: {
            "theme": "Laporan jalan tidak bolak-balik",
            "problem": "Laporan kembali kepada pelapor karena letaknya tidak jelas.",
            "target": "Laporan yang kembali turun separuh dalam dua bulan.",
        },
        2: {
            "effect": "Laporan kembali kepada pelapor",
            "causes": [
                {"bone": "method", "text": "Letak hanya ditulis nama jalan", "parent": ""},
                {"bone": "method", "text": "Formulir tidak meminta titik", "parent": "0"},
                {"bone": "machine", "text": "Peta di kantor sudah lama", "parent": ""},
            ],
            "roots": "Formulir tidak meminta titik; itu yang paling sering ditemukan.",
        },
    },
    meetings={
        1: ("Catatan laporan tiga hari dibaca.", "Tema disepakati."),
        2: ("Sebab dikumpulkan per kategori.", "Akar sebab dipilih bersama."),
    },
)
