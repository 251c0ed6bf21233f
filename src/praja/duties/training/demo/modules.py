# SPDX-License-Identifier: EUPL-1.2
"""Modules of the demo town: one written there, and two small packages made from sources of our own."""

import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from praja.duties.training.demo.packages import zipped
from praja.duties.training.domain.modules.pages import Content, Page, Question
from praja.duties.training.enums.modules import ModuleKinds
from praja.duties.training.operations.modules.keeping import ModuleWish, list_module, write_module
from praja.duties.training.operations.modules.learning import read_page, start_module
from praja.duties.training.operations.modules.publishing import publish_module, publish_package
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor

_PAGES = (
    Page(
        title="Sebelum warga bicara",
        text="Warga menilai kantor dalam sepuluh detik pertama. Yang dilihat bukan gedungnya, melainkan orang yang duduk di "
        "depannya.\n\n- Letakkan telepon.\n- Angkat kepala dan sapa lebih dulu.\n- Sebutkan nama Anda.",
    ),
    Page(
        title="Mendengar sampai selesai",
        text="## Tidak memotong\n\nOrang yang dipotong akan mengulang dari awal. Biarkan selesai, lalu ulangi dengan kata "
        "sendiri: “Jadi Ibu memerlukan surat pindah untuk dua anak, benar?”\n\n## Bila marah\n\nMarahnya bukan kepada Anda. "
        "Dengarkan, catat, lalu sebutkan apa yang dapat dilakukan hari ini.",
    ),
    Page(
        title="Tiga hal yang dibawa pulang",
        text="Warga pulang dengan tahu tiga hal:\n\n- apa yang masih kurang,\n- ke mana selanjutnya,\n- kapan selesai.\n\nTulis "
        "di selembar kertas. Janji yang ditulis lebih mudah ditepati. Standar layanan ada di [halaman layanan](/layanan/).",
    ),
)
_QUESTIONS = (
    Question(
        text="Warga datang ketika Anda sedang mengetik. Apa yang pertama dilakukan?",
        options=("Menyelesaikan ketikan", "Mengangkat kepala dan menyapa", "Meminta mengambil nomor lagi"),
        right=1,
        why="Sapaan pendek cukup; ketikan dapat menunggu sepuluh detik.",
    ),
    Question(
        text="Berkas belum lengkap. Apa yang dikatakan?",
        options=("“Belum lengkap, Pak.”", "“Kurang satu: fotokopi KK. Bila diantar sebelum pukul dua, selesai besok.”"),
        right=1,
        why="Apa yang kurang, ke mana, dan kapan.",
    ),
)


def play_modules(*, unit: Unit, keeper: Actor, learner: Actor, at: datetime) -> None:
    """Offer three modules of `unit`, of which `learner` has begun the one that is written here."""
    wish = ModuleWish(
        title="Menyambut warga di loket",
        summary="Menyapa, mendengar, dan menyebutkan langkah berikutnya, supaya warga pulang dengan tahu apa yang terjadi.",
        jp=2,
    )
    module = list_module(wish=wish, kind=ModuleKinds.NATIVE, unit=unit, actor=keeper, at=at)
    content = Content(pages=_PAGES, questions=_QUESTIONS, least=100)
    module = write_module(module=module, content=content, seen_version=module.version, actor=keeper, at=at)
    publish_module(module=module, seen_version=module.version, actor=keeper, at=at)
    for name, kind, title, summary in (
        (
            "salam",
            ModuleKinds.SCORM12,
            "Menyapa warga di loket (paket)",
            "Tiga halaman dan satu pertanyaan, sebagai paket.",
        ),
        ("arsip", ModuleKinds.CMI5, "Menata arsip harian (paket)", "Menyimpan berkas dan menemukannya kembali."),
    ):
        _package(name, kind, ModuleWish(title=title, summary=summary, jp=1), unit, keeper, at)
    begun_at = at + timedelta(days=1)
    row = start_module(module=module, actor=learner, at=begun_at)
    read_page(enrolment=row, page=0, actor=learner, at=begun_at)


def _package(name: str, kind: str, wish: ModuleWish, unit: Unit, keeper: Actor, at: datetime) -> None:
    module = list_module(wish=wish, kind=kind, unit=unit, actor=keeper, at=at)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "package.zip"
        path.write_bytes(zipped(name))
        publish_package(module=module, path=path, seen_version=module.version, actor=keeper, at=at)
