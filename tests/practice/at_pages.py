# SPDX-License-Identifier: EUPL-1.2
"""The exercises of some roles as they are done at their pages: each begins on the page that the exercise names."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from practice.conftest import NOW
from practice.visiting import Visitor
from praja.duties.services.models import Payment
from praja.lib.moments import local_zone

Act = Callable[[Visitor], None]
SCORES = {"value_1": "70", "value_2": "80", "value_3": "60", "comment_2": "Angkanya jelas."}
LEGAL_BUREAU = "Bagian Hukum"


def local(moment_from_now: timedelta) -> str:
    return (NOW + moment_from_now).astimezone(local_zone()).strftime("%Y-%m-%dT%H:%M")


def day(days_from_now: int) -> str:
    return local(timedelta(days=days_from_now))[:10]


def paid(method: str) -> Act:
    def act(visitor: Visitor) -> None:
        visitor.follow("Penyedotan lumpur tinja")
        code = visitor.address.rstrip("/").split("/")[-1]
        amount = Payment.objects.get(application__case__code=code).amount
        visitor.send("It was paid", amount=str(amount), method=method)

    return act


def examine_what_does_not_fit(visitor: Visitor) -> None:
    visitor.follow("Another amount")
    visitor.send("It was examined", note="Selisih Rp20.000 dibayar pemohon di loket hari ini.")


def draw_up(visitor: Visitor) -> None:
    visitor.send("Draw up a list (STS)")


def hand_in_the_list(visitor: Visitor) -> None:
    visitor.follow("/STS/")
    visitor.send("It was handed in", bank_reference="BANK-20260610-1")


def let_a_draft_go(visitor: Visitor) -> None:
    visitor.follow("Keputusan kepala daerah")
    visitor.send("Clear")


def give_a_draft_back(visitor: Visitor) -> None:
    visitor.follow("Keputusan kepala daerah")
    visitor.send("Give back", note="Dasar menimbang huruf b belum menyebut kebutuhannya.")


def set_up_numbers(visitor: Visitor) -> None:
    unit = visitor.page.xpath(f"//select[@name='unit']/option[contains(., '{LEGAL_BUREAU}')]")[0].get("value")
    visitor.send(
        "Set the register",
        unit=unit,
        name="Peraturan Daerah",
        pattern="{nomor} TAHUN {tahun}",
        kinds=["perda"],
        decree="SK 12/2026",
        since=day(0),
    )


def open_a_file(visitor: Visitor) -> None:
    visitor.go(
        visitor.page.xpath("//main//ul[contains(@class, 'rows')]//a[contains(@href, '/arsip/berkas/')]/@href")[0]
    )


def hold_a_file(visitor: Visitor) -> None:
    open_a_file(visitor)
    visitor.send("Hold it", reason="Menjadi bukti dalam gugatan yang sedang berjalan.")


def lift_the_hold(visitor: Visitor) -> None:
    open_a_file(visitor)
    visitor.send("Lift the hold")


def open_a_report(visitor: Visitor) -> None:
    visitor.follow("Laporan pelanggaran")


def report(button: str, **typed: str) -> Act:
    """Something on the page of the first report on which it can be done."""

    def act(visitor: Visitor) -> None:
        for address in visitor.page.xpath("//main//ul[contains(@class, 'rows')]//a/@href"):
            visitor.go(address)
            if any(visitor.forms(button)):
                visitor.send(button, **typed)
                return
        raise AssertionError(f"no report has “{button}”")

    return act


def question_passed_on(button: str, typed: Mapping[str, str]) -> Act:
    def act(visitor: Visitor) -> None:
        visitor.send("Show", keadaan="diteruskan")
        visitor.follow("Pegawai Contoh")
        visitor.send(button, **typed)

    return act


def begin_a_bank(visitor: Visitor) -> None:
    assert "Kepegawaian" in visitor.page.xpath("//select[@name='unit']/option[@selected]")[0].text
    visitor.send("Begin", name="Loket yang ramah", code="LATIH-1")


def write_two_questions(visitor: Visitor) -> None:
    visitor.follow("Loket yang ramah")
    bank = visitor.address
    visitor.send("Write", jenis="single")
    visitor.send("Save", text="Antrean penuh. Apa yang Anda lakukan lebih dulu?", choices="* Buka loket kedua\nPulang")
    visitor.go(bank)
    visitor.send("Write", jenis="essay")
    visitor.send("Save", text="Apa yang Anda ubah minggu depan?", rubric="Satu langkah, ada harinya.")


def my_class(visitor: Visitor, tab: str) -> None:
    visitor.follow("Kelas latihan")
    visitor.follow(tab)


def set_a_test(visitor: Visitor) -> None:
    my_class(visitor, "Tests")
    visitor.follow("Make a test")
    opens, closes = local(timedelta(hours=2)), local(timedelta(days=3))
    visitor.send("Save", title="Tes akhir", kind="post", opens_at=opens, closes_at=closes, minutes="30")
    visitor.follow("Add questions")
    visitor.send("Show", bank="LATIH-1")
    boxes = visitor.page.xpath("//input[@name='soal']/@value")
    visitor.send("Add the chosen ones", soal=boxes[:1])


def release_the_test(visitor: Visitor) -> None:
    my_class(visitor, "Tests")
    visitor.follow("Tes akhir")
    visitor.send("Release it")


def mark_an_essay(visitor: Visitor) -> None:
    visitor.follow("Tes awal")
    visitor.send("Keep and go to the next", points="4", note="Sebutkan juga harinya.")


def prepare_the_code(visitor: Visitor) -> None:
    my_class(visitor, "Presence")
    visitor.follow("List of this session")
    visitor.follow("Prepare the code")
    visitor.send("Save")
    assert visitor.has_link("Open the screen with the code")


def share_a_material(visitor: Visitor) -> None:
    my_class(visitor, "Materials")
    visitor.follow("Add a file")
    picture, out = Image.new("RGB", (200, 120), "white"), BytesIO()
    picture.save(out, "PNG")
    file = SimpleUploadedFile("salindia.png", out.getvalue(), "image/png")
    visitor.send("Add", title="Salindia", file=file, audience="participants", released_at=local(timedelta(0)))


def set_an_assignment(visitor: Visitor) -> None:
    my_class(visitor, "Assignments")
    visitor.follow("Set an assignment")
    visitor.send("Save", title="Satu hari di loket", words="Catat waktu tunggu.", due_at=local(timedelta(days=2)))


def answer_what_was_handed_in(visitor: Visitor) -> None:
    my_class(visitor, "Assignments")
    visitor.follow("Peta masalah layanan")
    visitor.go(visitor.page.xpath("//section[@aria-labelledby='all']//h3/a/@href")[0])
    visitor.send("Say it", points="80", answer="Sebutkan berapa orang yang menunggu.")


def offer_a_module(visitor: Visitor) -> None:
    visitor.send("Save", title="Menyapa warga", summary="Menyapa.", jp="1")
    visitor.follow("Add a page")
    visitor.send("Save", title="Sapaan", text="Berdiri, tersenyum, tanyakan keperluannya.")
    visitor.send("Offer this as the next version")


def sheet(place: int, button: str, **typed: str) -> Act:
    def act(visitor: Visitor) -> None:
        visitor.follow("Lomba Latihan Juri")
        if visitor.has_link("What was given to me"):
            visitor.follow("What was given to me")
        visitor.follow(f"Entry {place}:")
        visitor.send(button, **typed)

    return act


def ask_for_leave(visitor: Visitor) -> None:
    visitor.send("Ask for leave", kind="CT", first_day=day(7), last_day=day(7), reason="Urusan keluarga.")


def ask_for_permission(visitor: Visitor) -> None:
    kind = visitor.page.xpath("//input[@name='kind']/@value")[-1]
    visitor.send("Ask for permission", kind=kind, first_day=day(1), last_day=day(1), reason="Survei lapangan.")


OF_EVERYBODY: Mapping[str, Act] = {"cuti": ask_for_leave, "izin": ask_for_permission}
AT_PAGES: Mapping[str, Mapping[str, Act]] = {
    "treasurer": {
        "transfer": paid("transfer"),
        "tunai": paid("cash"),
        "tidak-cocok": examine_what_does_not_fit,
        "susun": draw_up,
        "setor": hand_in_the_list,
    },
    "legal": {
        "lolos": let_a_draft_go,
        "kembalikan": give_a_draft_back,
        "deret": set_up_numbers,
        "tahan": hold_a_file,
        "lepas": lift_the_hold,
    },
    "inspector": {
        "buka": open_a_report,
        "tanya": report("Send the message", text="Pada hari apa saja itu terjadi?"),
        "kontak": report("Show", field="phone", reason="Pelapor tidak membaca halamannya."),
        "jawab": report("Tell", text="Pemeriksaan selesai; tindakannya diputus pejabat yang berwenang."),
        "tutup": report("Close"),
        "silang-jelas": question_passed_on(
            "It is explained", {"explain-text": "Surat kedua memperpanjang yang pertama."}
        ),
        "silang-terus": question_passed_on(
            "Pass on", {"pass-receiver": "personnel", "pass-text": "Menjadi urusan disiplin."}
        ),
    },
    "juror": {
        "simpan": sheet(1, "Keep what I have so far", value_1="70"),
        "nilai": sheet(1, "Give these scores", **SCORES),
        "kepentingan": sheet(2, "Leave it to others", reason="Ketua timnya tetangga saya."),
        "selesai": sheet(3, "Give these scores", **SCORES),
    },
    "trainer": {
        "bank": begin_a_bank,
        "soal": write_two_questions,
        "tes": set_a_test,
        "terbit": release_the_test,
        "esai": mark_an_essay,
        "kode-hadir": prepare_the_code,
        "bahan": share_a_material,
        "tugas": set_an_assignment,
        "nilai-tugas": answer_what_was_handed_in,
        "modul": offer_a_module,
    },
}
