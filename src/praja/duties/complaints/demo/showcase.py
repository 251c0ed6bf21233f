# SPDX-License-Identifier: EUPL-1.2
"""One case at every stage of the path, so that each page of the demo town has something to show."""

from datetime import datetime, timedelta
from typing import Any

from praja.duties.complaints.demo.playing import BY_WHOM, NO_PHOTO, Stage
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification, Held, ReportKind
from praja.duties.complaints.models import Answer, Topic
from praja.duties.complaints.operations import (
    AnswerWords,
    Report,
    admit_complaint,
    answer_joined,
    approve_draft,
    ask_completion,
    ask_data,
    discard_complaint,
    file_complaint,
    forward_complaint,
    join_complaint,
    postpone_complaint,
    publish_answer,
    report_wrongdoing,
    return_complaint,
    submit_draft,
    write_note,
)
from praja.kernel.notifications.operations import hear_words
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.clock import local_date

ROADS, LAMPS = "DPUPR", "Dishub"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def show_stages(*, stage: Stage, regions: tuple[str, ...], at: datetime) -> int:
    """Bring cases to every stage at which something waits, all filed in the week before `at`. Returns how many."""
    scenes = _Scenes(stage, regions, at)
    for scene in (
        scenes.came_in_as_a_message,
        scenes.a_talk_summed_up,
        scenes.lacks_a_place,
        scenes.put_aside,
        scenes.waits_for_data,
        scenes.returned,
        scenes.waits_for_approval,
        scenes.approved,
        scenes.promised,
        scenes.broken_promise,
        scenes.five_of_the_same,
        scenes.joined_and_waiting,
        scenes.no_report,
        scenes.wrongdoing,
    ):
        scene()
    escalate_overdue(actor=system_actor("procedures.escalate"), at=at)
    return scenes.count


class _Scenes:
    """Each method is one scene; they share nothing but the town."""

    def __init__(self, stage: Stage, regions: tuple[str, ...], at: datetime) -> None:
        self.stage, self.regions, self.at, self.count = stage, regions, at, 0

    def came_in_as_a_message(self) -> None:
        """Two messages that nobody has looked at."""
        self._file(
            "Pak, ini lampu taman depan balai warga mati semua dari kemarin", 3 * HOUR, Channel.WHATSAPP, held=True
        )
        self._file("halo admin, mau tanya", 2 * HOUR, Channel.TELEGRAM, held=True)

    def a_talk_summed_up(self) -> None:
        """A greeting and three messages that the coordinator made into one report."""
        case = self._file("selamat pagi admin", 5 * HOUR, Channel.WHATSAPP, held=True)
        sender = Actor(ActorKind.LINK, case_id=case.pk)
        talk = (
            "selamat pagi admin",
            "pintu air di kampung bandar macet, tidak bisa ditutup",
            "sudah tiga hari",
            "kalau hujan lagi rumah kami kebanjiran, ada 20 rumah",
        )
        for minute, text in enumerate(talk):
            moment = self.at - 5 * HOUR + minute * timedelta(minutes=1)
            hear_words(case=case, text=text, files=(), channel=Channel.WHATSAPP, actor=sender, at=moment)
        summary = (
            "Pintu air di Kampung Bandar macet sejak tiga hari dan tidak bisa ditutup; bila hujan, 20 rumah kebanjiran."
        )
        sorted_as: dict[str, Any] = {"kind": ReportKind.COMPLAINT, "topic": None, "region": self.regions[0]}
        admit_complaint(case=case, text=summary, **sorted_as, **self._by(self._coordinator, 2 * HOUR, case))

    def lacks_a_place(self) -> None:
        """The coordinator asked where it is."""
        case = self._file("Ada pohon besar miring ke jalan, takut roboh kalau hujan angin.", 2 * DAY)
        words = "Di jalan dan nomor berapa pohon itu? Bila bisa, kirim satu foto dari seberang jalan."
        ask_completion(case=case, text=words, **self._by(self._coordinator, 1 * DAY, case))

    def put_aside(self) -> None:
        """Put aside until the boundary with the neighbour is known."""
        case = self._file(
            "Tanggul kali di ujung gang longsor sepanjang tiga meter.", 3 * DAY, topic="Saluran air tersumbat"
        )
        words = "Menunggu kepastian batas wilayah dengan kabupaten tetangga; peta diminta hari ini."
        postpone_complaint(case=case, reason=words, **self._by(self._coordinator, 2 * DAY, case))

    def waits_for_data(self) -> None:
        """The unit asked the reporter something."""
        case = self._with(
            LAMPS, "Tiang lampu di tikungan pasar ditabrak truk dan bengkok.", 3 * DAY, "Lampu jalan padam"
        )
        words = "Apakah nomor tiang masih terbaca? Nomor itu ada pada pelat kecil setinggi mata."
        ask_data(case=case, text=words, **self._by(self._liaison(LAMPS), 1 * DAY, case))

    def returned(self) -> None:
        """Not our competence, says the unit."""
        case = self._with(ROADS, "Kabel menjuntai rendah di depan sekolah, hampir kena kepala anak.", 1 * DAY, None)
        words = "Kabel itu milik penyedia jaringan, izinnya pada Diskominfo; bukan jaringan jalan."
        reason: dict[str, Any] = {"reason": words, "proposed_unit": self.stage.units["Diskominfo"]}
        return_complaint(case=case, **reason, **self._by(self._liaison(ROADS), 5 * HOUR, case))

    def waits_for_approval(self) -> None:
        """An answer that the head has to approve."""
        case = self._with(
            ROADS, "Lubang di jalur sepeda depan stasiun sudah makan dua korban.", 2 * DAY, "Jalan berlubang"
        )
        note = "Regu sudah ke lokasi pagi ini, foto ada di buku kerja."
        write_note(case=case, text=note, actor=self._liaison(ROADS)(self.at), at=self.at - 5 * HOUR)
        self._submit(case, ROADS, "Lubang di jalur sepeda ditambal pagi ini dan sudah dilalui dengan aman.", 4 * HOUR)

    def approved(self) -> None:
        """An approved answer that is not published yet."""
        case = self._with(
            LAMPS, "Lampu penyeberangan di depan puskesmas tidak menyala hijau.", 2 * DAY, "Lampu jalan padam"
        )
        case = self._submit(case, LAMPS, "Modul lampu penyeberangan diganti kemarin sore dan diuji dua kali.", 5 * HOUR)
        approve_draft(case=case, **self._by(self._head(LAMPS), 3 * HOUR, case))

    def promised(self) -> None:
        """A promise that can still be kept."""
        case = self._with(ROADS, "Trotoar di depan panti wreda pecah, kursi roda tidak bisa lewat.", 4 * DAY, "Trotoar")
        words = "Ubin pemandu dan landaian sudah dipesan. Pekerjaan selesai sebelum tanggal yang kami janjikan."
        self._answer(case, ROADS, words, 2 * DAY, AnswerKind.SCHEDULED, promised_in=9)

    def broken_promise(self) -> None:
        """A promise that was not kept: the head sees it."""
        case = self._with(
            ROADS, "Jembatan kecil ke kebun berlubang papannya, bahaya bagi anak.", 12 * DAY, "Jalan berlubang"
        )
        words = "Papan pengganti sedang dibuat dan dipasang pada tanggal yang kami janjikan."
        self._answer(case, ROADS, words, 9 * DAY, AnswerKind.SCHEDULED, promised_in=4)

    def five_of_the_same(self) -> None:
        """Five reports of one burst pipe: one job, one answer, told to all five."""
        texts = (
            "Air pipa menyembur di perempatan pasar lama, jalan banjir.",
            "Pipa bocor besar di pasar lama, air ke mana-mana sejak subuh.",
            "Tolong, di perempatan pasar lama air bersih terbuang terus.",
            "Jalan pasar lama tergenang karena pipa pecah.",
            "Sejak subuh pipa pecah dekat pasar lama, rumah kami tidak kebagian air.",
        )
        main, *others = [self._file(text, 3 * DAY, topic="Saluran air tersumbat") for text in texts]
        main = self._forward(main, ROADS, 3 * DAY - HOUR)
        for case in others:
            join_complaint(case=case, into=main, **self._by(self._coordinator, 2 * DAY, case))
        self._answer(
            main, ROADS, "Sambungan pipa yang pecah diganti; air mengalir lagi sejak siang.", 1 * DAY, AnswerKind.DONE
        )
        answer = Answer.objects.get(complaint=main.pk)
        answer_joined(answer=answer, actor=system_actor("complaints.joined"), at=self.at - 1 * DAY)

    def joined_and_waiting(self) -> None:
        """Two reports of one fallen tree, still waiting for their answer."""
        main = self._with(ROADS, "Pohon tumbang menutup jalan inspeksi di belakang terminal.", 8 * HOUR, None)
        case = self._file("Jalan belakang terminal tertutup pohon, motor tidak bisa lewat.", 7 * HOUR)
        join_complaint(case=case, into=main, **self._by(self._coordinator, 6 * HOUR, case))

    def no_report(self) -> None:
        """A test message, put away with a kind word."""
        case = self._file("tes 123 apakah nomor ini aktif", 4 * HOUR, Channel.WHATSAPP, held=True)
        note = "Nomor ini aktif. Silakan menulis apa yang terjadi dan di mana; kami teruskan."
        discard_complaint(
            case=case, reason=ArchiveReason.NO_REPORT, note=note, **self._by(self._coordinator, 3 * HOUR, case)
        )

    def wrongdoing(self) -> None:
        """Something that only the inspectorate may read."""
        text = "Seorang petugas meminta uang di luar tarif resmi saat kami mengurus surat, dan mengancam memperlambat."
        report = Report(text=text, anonymous=True, secret=True)
        report_wrongdoing(report=report, channel=Channel.WEB, actor=NOBODY, at=self.at - 2 * DAY)
        self.count += 1

    def _file(
        self, text: str, ago: timedelta, channel: str = Channel.WEB, topic: str | None = None, *, held: bool = False
    ) -> Case:
        self.count += 1
        report = Report(
            text=text,
            kind=ReportKind.COMPLAINT,
            topic=Topic.objects.filter(name=topic).first() if topic else None,
            region=None if held else self.regions[self.count % len(self.regions)],
            anonymous=self.count % 3 == 0,
            held=Held.INCOMING if held else Held.NO,
        )
        return file_complaint(report=report, channel=channel, actor=NOBODY, at=self.at - ago).case

    def _with(self, unit: str, text: str, ago: timedelta, topic: str | None) -> Case:
        """A report that the unit has."""
        return self._forward(self._file(text, ago, topic=topic), unit, ago - HOUR)

    def _forward(self, case: Case, unit: str, ago: timedelta) -> Case:
        return forward_complaint(
            case=case,
            to_unit=self.stage.units[unit],
            classification=Classification.NON_SUPERVISORY,
            about_service=False,
            publish=True,
            **self._by(self._coordinator, ago, case),
        )

    def _submit(
        self,
        case: Case,
        unit: str,
        text: str,
        ago: timedelta,
        kind: AnswerKind = AnswerKind.DONE,
        promised_in: int = 0,
    ) -> Case:
        day = local_date(self.at - ago, self.stage.zone) + timedelta(days=promised_in)
        words = AnswerWords(
            kind=kind,
            text=text,
            promised_for=day if promised_in else None,
            promised_by=BY_WHOM if promised_in else "",
            no_photo_reason=NO_PHOTO if kind is AnswerKind.DONE else "",
        )
        return submit_draft(case=case, words=words, **self._by(self._liaison(unit), ago, case))

    def _answer(self, case: Case, unit: str, text: str, ago: timedelta, kind: AnswerKind, promised_in: int = 0) -> Case:
        case = self._submit(case, unit, text, ago, kind, promised_in)
        case = approve_draft(case=case, **self._by(self._head(unit), ago, case))
        return publish_answer(case=case, **self._by(self._liaison(unit), ago, case))

    def _by(self, who: Any, ago: timedelta, case: Case) -> dict[str, Any]:
        """Who acts, when, and which version they saw."""
        moment = self.at - ago
        return {"actor": who(moment), "at": moment, "seen_version": case.version}

    def _coordinator(self, at: datetime) -> Any:
        return self.stage.coordinator(at)

    def _liaison(self, unit: str) -> Any:
        return lambda at: self.stage.liaison(unit, at)

    def _head(self, unit: str) -> Any:
        return lambda at: self.stage.head(unit, at)
