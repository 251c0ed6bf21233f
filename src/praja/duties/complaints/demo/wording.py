# SPDX-License-Identifier: EUPL-1.2
"""Sentences into reports and answers: no two alike."""

import re
from datetime import date
from random import Random

from praja.duties.complaints.demo.subjects import Subject
from praja.duties.complaints.enums import AnswerKind

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
NUMBERS = ("dua", "tiga", "empat", "lima", "enam")

GREETINGS = (
    "",
    "",
    "",
    "Selamat pagi. ",
    "Selamat siang, mohon perhatiannya. ",
    "Assalamualaikum. ",
    "Bapak/Ibu petugas, ",
    "Izin melapor. ",
)
CLOSINGS = (
    "",
    "",
    "Mohon segera ditindaklanjuti.",
    "Terima kasih sebelumnya.",
    "Kami warga sangat berharap ada perbaikan.",
    "Mohon dicek langsung ke lokasi.",
    "Ini laporan kedua saya untuk hal yang sama.",
    "Semoga cepat ditangani.",
)
COLLOQUIAL = (
    ("tidak", "gak"),
    ("sudah", "udah"),
    ("Mohon", "Tolong"),
    ("sekali", "banget"),
    ("tetapi", "tapi"),
    ("seperti", "kayak"),
)

_FULL_STOP = re.compile(r"(?<!\bno)\. ")
"""Between sentences; not in `No. 12`."""

CREWS = {
    "DPUPR": ("regu pemeliharaan jalan", "satuan tugas pekerjaan umum", "tim perbaikan cepat"),
    "DLH": ("armada kebersihan", "regu pertamanan", "petugas pengawas lingkungan"),
    "Dishub": ("regu penerangan jalan", "petugas lapangan Dishub", "tim sarana"),
    "Satpol PP": ("regu patroli", "petugas ketertiban", "tim gabungan"),
    "BPBD": ("tim reaksi cepat", "regu pompa"),
}
ANY_CREW = ("petugas lapangan", "tim pelayanan", "petugas piket")

THANKS = (
    "Terima kasih atas laporannya.",
    "Terima kasih sudah memberi tahu kami.",
    "Laporan Bapak/Ibu sudah kami tindak lanjuti.",
    "Yth. Bapak/Ibu pelapor,",
    "Mohon maaf atas ketidaknyamanannya.",
)
OFFERS = (
    "",
    "",
    "Bila masih ada kendala, silakan balas jawaban ini.",
    "Mohon kabari kami bila terulang.",
    "Terima kasih sudah ikut menjaga kota.",
    "Kami akan memeriksa lagi dalam dua minggu.",
)
WEAK = (
    "Terima kasih atas laporannya. Sudah kami sampaikan kepada pihak terkait.",
    "Sudah diteruskan ke bidang teknis. Mohon bersabar.",
    "Terima kasih, laporan kami terima sebagai masukan.",
    "Laporan sudah kami catat sesuai ketentuan.",
)
REFUSALS = (
    "Setelah diperiksa pada {day}, {place} berada di luar kewenangan kota. Laporan kami sampaikan dengan surat kepada instansi "
    "yang berwenang.",
    "Permintaan untuk {place} belum dapat dipenuhi tahun ini karena anggarannya belum tersedia; sudah dicatat untuk usulan "
    "berikutnya pada {day}.",
    "Petugas datang ke {place} pada {day} dan tidak menemukan keadaan seperti yang dilaporkan. Bila masih ada, mohon sertakan "
    "foto dan patokan tempatnya.",
)
PROMISES = (
    "Petugas sudah memeriksa {place}. Pekerjaan selesai paling lambat {day}.",
    "Bahan untuk {place} sudah dipesan; pemasangan selesai paling lambat {day}.",
    "{place} masuk rencana kerja minggu depan dan rampung paling lambat {day}.",
)
STILL = (
    "Petugas memang datang, tetapi keadaannya masih sama di ujung {place}.",
    "Belum selesai, Pak. Hari ini kembali seperti semula.",
    "Terima kasih, namun bagian di sebelah {place} belum dikerjakan.",
    "Jawabannya tidak sesuai dengan yang saya laporkan. Mohon dicek lagi di {place}.",
    "Baru dikerjakan sebagian, sisanya ditinggal sejak {since}.",
)
GENERAL = (
    "Kota ini kok begini terus ya, kapan majunya.",
    "Tolong diperbaiki semuanya, jangan cuma janji saja.",
    "Saya mau tanya kabar saja, sehat semua kan pak?",
    "Tes tes, apakah nomor ini aktif untuk laporan?",
    "Mohon bantu teman saya soal utang piutang dengan tetangganya.",
)
NOTES = (
    "Laporan belum menyebut tempat dan kejadiannya, sehingga tidak dapat diteruskan. Silakan melapor "
    "lagi dengan lokasi dan waktu.",
    "Isi laporan berada di luar urusan pemerintah kota. Untuk perkara pribadi, silakan meminta bantuan "
    "pos bantuan hukum.",
    "Kami tidak dapat memahami maksud laporan ini. Silakan menulis kembali apa yang terjadi, di mana dan sejak kapan.",
)


def report_text(subject: Subject, phrase: int, place: str, rng: Random) -> str:
    """What a resident writes about `subject` at `place`, beginning with the report number `phrase`."""
    parts = [subject.reports[phrase]]
    parts += rng.sample(subject.details, k=min(len(subject.details), rng.choice((0, 1, 1, 1, 2))))
    text = " ".join(parts).format(place=place, since=since(rng), n=rng.randint(2, 7))
    if rng.random() < 0.22:
        return colloquial(f"{text} {rng.choice(CLOSINGS)}".strip())
    return f"{rng.choice(GREETINGS)}{text} {rng.choice(CLOSINGS)}".strip()


def colloquial(text: str) -> str:
    """As people type on a phone in a hurry."""
    for plain, spoken in COLLOQUIAL:
        text = text.replace(plain, spoken)
    return _FULL_STOP.sub(", ", text.lower()).rstrip(".")


def since(rng: Random) -> str:
    """A time that has passed."""
    unit = rng.choice(("hari", "hari", "minggu", "minggu", "bulan", "malam"))
    return rng.choice(
        (
            f"sudah {rng.choice(NUMBERS)} {unit} ini",
            f"sejak {rng.choice(NUMBERS)} {unit} lalu",
            f"sejak hari {rng.choice(DAYS)}",
            f"hampir {rng.choice(NUMBERS)} {unit}",
        )
    )


def answer_text(
    subject: Subject, phrase: int, kind: AnswerKind, *, unit: str, place: str, day: date, rng: Random
) -> str:
    """What the unit answers: what was done, where and when. Some answers say little, as in life."""
    if kind is AnswerKind.EXPLAINED and rng.random() < 0.2:
        return rng.choice(WEAK)
    if kind is AnswerKind.REFUSED:
        return f"{rng.choice(THANKS)} {rng.choice(REFUSALS).format(place=place, day=day_text(day))}"
    wording = subject.done if kind is AnswerKind.DONE else subject.explained
    fitting = wording[phrase] if len(wording) == len(subject.reports) else rng.choice(wording)
    body = fitting.format(
        place=place, day=day_text(day), crew=rng.choice(CREWS.get(unit, ANY_CREW)), n=rng.randint(2, 6)
    )
    return f"{rng.choice(THANKS)} {body[:1].upper()}{body[1:]} {rng.choice(OFFERS)}".strip()


def promise_text(place: str, day: date, rng: Random) -> str:
    """What the unit promises, and by when."""
    return f"{rng.choice(THANKS)} {rng.choice(PROMISES).format(place=place, day=day_text(day))}"


def reply_text(place: str, rng: Random) -> str:
    """What a reporter writes who is not content."""
    return rng.choice(STILL).format(place=place, since=rng.choice(DAYS))


def day_text(day: date) -> str:
    """`Selasa, 12 Mei 2026`."""
    return f"{DAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"
