# SPDX-License-Identifier: EUPL-1.2
"""Stories of the town, told on its invented figures: nothing in them speaks of a real place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from praja.duties.opendata.demo.year import Desks
from praja.duties.opendata.domain.story_content import Content, Part
from praja.duties.opendata.models import Resource
from praja.duties.opendata.operations.stories import begin_story, hand_in_story, publish_story

Tables = Callable[[str], str]
"""The uuid of a dataset's table by the dataset's name."""


@dataclass(frozen=True)
class Told:
    """A story: its name, who tells it, and what it says."""

    name: str
    unit: str
    content: Callable[[Tables], Content]


def _waste(table: Tables) -> Content:
    waste = table("timbulan-sampah")
    return Content(
        title="Sampah kota: dari mana dan kapan",
        title_en="The town's waste: where and when",
        lead="Setiap truk ditimbang sebelum menurunkan muatan. Dari timbangan itu kita tahu kecamatan mana yang paling banyak "
        "membuang, dan bagaimana jumlahnya bergerak dari tahun ke tahun.",
        lead_en="Every truck is weighed before it unloads. From those weights we know which district throws away most, and how "
        "the amount moves from year to year.",
        parts=(
            Part(
                text="## Tidak semua kecamatan sama\n\nKecamatan dengan pasar dan permukiman padat membuang lebih banyak. Angka "
                "di bawah ini menjumlahkan semua tahun yang tercatat, jadi satu bulan yang ramai tidak mengubah urutannya.",
                text_en="## Districts differ\n\nDistricts with markets and dense housing throw away more. The figures below add "
                "up all recorded years, so that one busy month does not change the order.",
            ),
            Part(
                resource=waste,
                view=(("grup", "kecamatan"), ("hitung", "sum:ton")),
                caption="Sampah yang ditimbang menurut kecamatan.",
                caption_en="Waste weighed, by district.",
                alternative="Satu batang untuk setiap kecamatan, yang terbanyak di atas; judul grafik menyebut yang terbanyak "
                "dan yang paling sedikit.",
                alternative_en="One bar for each district, the largest on top; the title names the largest and the smallest.",
            ),
            Part(
                text="## Dari tahun ke tahun\n\nPenduduk bertambah, dan sampah ikut bertambah. Yang perlu dilihat bukan naiknya "
                "saja, melainkan apakah naiknya lebih cepat daripada penduduk.\n\nYang dapat dilakukan di rumah:\n\n- "
                "pisahkan sisa makanan, bagian terberat dari sampah rumah;\n"
                "- bawa barang yang masih laku ke bank sampah kelurahan;\n"
                "- laporkan tumpukan liar lewat halaman aduan.",
                text_en="## From year to year\n\nThe population grows, and waste with it. What matters is whether it grows "
                "faster than the population.\n\nWhat households can do:\n\n- keep food scraps apart, the heaviest part of "
                "household waste;\n- take what can be sold to the neighbourhood's waste bank;\n- report wild dumps on the page "
                "for complaints.",
            ),
            Part(
                resource=waste,
                view=(("grup", "tahun"), ("hitung", "sum:ton")),
                caption="Sampah yang ditimbang setiap tahun.",
                caption_en="Waste weighed each year.",
                alternative="Garis menurut tahun; judul grafik menyebut angka tahun pertama dan terakhir.",
                alternative_en="A line by year; the title tells the first and the last year's figure.",
            ),
        ),
    )


def _rain(table: Tables) -> Content:
    rain = table("curah-hujan")
    return Content(
        title="Hujan datang pada awal dan akhir tahun",
        title_en="Rain comes at the beginning and the end of the year",
        lead="Dua pos hujan mencatat setiap pagi. Catatannya menunjukkan kapan saluran harus sudah bersih.",
        lead_en="Two rain posts record every morning. Their records show by when drains must be clean.",
        parts=(
            Part(
                resource=rain,
                view=(("grup", "bulan"), ("hitung", "mean:curah_hujan_mm")),
                caption="Curah hujan rata-rata setiap bulan, kedua pos bersama.",
                caption_en="Mean rainfall of each month, both posts together.",
                alternative="Hujan paling sedikit pada pertengahan tahun, paling banyak pada bulan-bulan awal dan akhir tahun.",
                alternative_en="Least rain falls in the middle of the year, most in its first and last months.",
            ),
            Part(
                text="## Apa artinya bagi saluran\n\nPengerukan saluran selesai sebelum hujan pertama, bukan sesudah genangan "
                "pertama. Karena itu jadwal kerja dimulai pada bulan-bulan kering.\n\nSetiap pos mewakili sebagian kota saja. "
                "Pos Hulu memberi tahu lebih awal: air dari hulu sampai di muara beberapa jam kemudian.",
                text_en="## What it means for drains\n\nDrains are dredged before the first rain, not after the first flood. So "
                "the work begins in the dry months.\n\nEach post stands for a part of the town only. The upstream post tells "
                "earlier: its water reaches the mouth some hours later.",
            ),
            Part(
                resource=rain,
                view=(("grup", "pos"), ("hitung", "sum:hari_hujan")),
                caption="Hari hujan yang tercatat di setiap pos.",
                caption_en="Days of rain recorded at each post.",
                alternative="Satu batang untuk setiap pos, dengan jumlah hari hujan selama semua tahun yang tercatat.",
                alternative_en="One bar for each post, with the days of rain over all recorded years.",
            ),
        ),
    )


STORIES = (Told("sampah-kota", "DLH", _waste), Told("musim-hujan", "BPBD", _rain))


def play_stories(*, desks: Desks, at: datetime) -> int:
    """Tell what is written: written by a unit, checked and published by the steward. Returns how many."""

    def table(dataset: str) -> str:
        return str(Resource.objects.get(dataset__name=dataset).uuid)

    for place, told in enumerate(STORIES):
        moment = at - timedelta(days=4 + 9 * place)
        day = moment + timedelta(days=2)
        actor = desks.officer(told.unit, moment)
        content, unit = told.content(table), desks.units[told.unit]
        story = begin_story(name=told.name, content=content, unit=unit, actor=actor, at=moment)
        hand_in_story(story=story, seen_version=1, actor=actor, at=moment + timedelta(hours=3))
        publish_story(story=story, seen_version=2, actor=desks.steward(day), at=day)
    return len(STORIES)
