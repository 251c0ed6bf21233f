# SPDX-License-Identifier: EUPL-1.2
"""The lists that the demo town's offices keep: owners outside, words to begin an answer with, affairs and their units."""

from datetime import date, datetime

from praja.duties.complaints.demo.playing import Stage
from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.models import Topic
from praja.duties.complaints.operations import save_destination, save_template
from praja.duties.complaints.operations.reference_lists import DestinationWords
from praja.duties.complaints.operations.wording_templates import TemplateWords
from praja.kernel.organization.operations import AffairWords, assign_affair
from praja.lib.actors import system_actor

OUTSIDE = (
    (
        "Penyedia listrik",
        "Jaringan, tiang dan meter listrik milik penyedia listrik negara. Gangguan dilayani 24 jam; sebutkan nomor tiang atau "
        "nomor pelanggan. Bila dua hari tidak ada petugas, balas jawaban ini dan kami yang menanyakan.",
        "Pusat panggilan yang tercetak pada meter listrik",
    ),
    (
        "Kepolisian",
        "Dugaan tindak pidana dan kemacetan karena kecelakaan ditangani kepolisian. Dalam keadaan darurat hubungi 110. Untuk "
        "laporan, datang ke kantor polisi terdekat dengan kartu identitas.",
        "110",
    ),
    (
        "Kantor pertanahan",
        "Sertifikat dan batas tanah dilayani kantor pertanahan. Bawa sertifikat asli, bukti pajak dan kartu identitas.",
        "Loket kantor pertanahan, hari kerja",
    ),
    (
        "Pemerintah provinsi",
        "Ruas jalan dan saluran ini milik provinsi. Laporan sudah kami kirim dengan surat; jawaban provinsi kami teruskan.",
        "Dinas provinsi yang mengurus jalan dan sumber daya air",
    ),
)
WORDS = (
    ("Lubang sudah ditambal", AnswerKind.DONE, "Jalan berlubang", "Terima kasih atas laporan {kode}. Lubang di {tempat} "
     "ditambal pada [hari dan tanggal] oleh [regu]. Foto sesudah pekerjaan terlampir. Bila mengelupas lagi, balas jawaban ini."),
    ("Lampu diganti", AnswerKind.DONE, "Lampu jalan padam", "Lampu di {tempat} sudah menyala kembali sejak [hari dan tanggal]. "
     "Yang diganti: [bagian]. Terima kasih atas laporan {kode}."),
    ("Dijadwalkan, bahan dipesan", AnswerKind.SCHEDULED, None, "Petugas {unit} sudah memeriksa {tempat} pada [tanggal]. Yang "
     "dikerjakan: [pekerjaan]. Pekerjaan selesai paling lambat pada tanggal yang kami sebut."),
    ("Di luar anggaran tahun ini", AnswerKind.REFUSED, None, "Permintaan untuk {tempat} belum dapat dipenuhi karena [alasan]. "
     "Usulan dapat dibawa ke musyawarah kelurahan pada [bulan]; lurah membantu menyiapkannya."),
    ("Cara mengurus, dijelaskan", AnswerKind.EXPLAINED, None, "Untuk [layanan] diperlukan [syarat]. Waktunya [lama] dan biayanya "
     "[biaya]. Datang ke [tempat] atau tanyakan kembali di sini."),
)  # fmt: skip
AFFAIRS = (
    ("1.03", "Pekerjaan umum dan penataan ruang", "DPUPR", "jalan jembatan drainase saluran trotoar bangunan gedung"),
    ("1.04", "Perumahan dan kawasan permukiman", "Disperkim", "rumah layak huni kawasan kumuh prasarana permukiman"),
    ("2.15", "Perhubungan", "Dishub", "lampu jalan lampu lalu lintas rambu marka parkir angkutan penyeberangan"),
    (
        "2.16",
        "Komunikasi dan informatika",
        "Diskominfo",
        "kabel jaringan telekomunikasi menara internet laman aplikasi",
    ),
    ("2.11", "Lingkungan hidup", "DLH", "sampah sungai asap bau limbah taman pohon"),
    ("1.05", "Ketenteraman dan ketertiban umum", "Satpol PP", "pedagang kaki lima kebisingan ketertiban bangunan liar"),
)
"""(code, name, short name of the unit, matters). Codes and names as the demo town numbers them."""


def keep_lists(*, stage: Stage, since: date, at: datetime) -> None:
    """Enter the lists as they stood from the first day on."""
    coordinator, founder = stage.coordinator(at), system_actor("demo")
    for name, text, contact in OUTSIDE:
        words = DestinationWords(name=name, text=text, contact=contact)
        save_destination(destination=None, words=words, actor=coordinator, at=at)
    topics = {topic.name: topic for topic in Topic.objects.all()}
    for title, kind, topic, body in WORDS:
        template = TemplateWords(title=title, kind=kind, text=body, topic=topics.get(topic or ""))
        save_template(template=None, words=template, actor=coordinator, at=at)
    for code, name, unit, matters in AFFAIRS:
        affair = AffairWords(code=code, name=name, decree="Perwali 4/2025", matters=matters)
        if unit in stage.units:
            assign_affair(words=affair, unit=stage.units[unit], since=since, actor=founder, at=at)
