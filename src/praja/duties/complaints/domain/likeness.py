# SPDX-License-Identifier: EUPL-1.2
"""How alike two reports are: by the stems of their words that say something."""

from collections.abc import Iterable

SHORTEST = 4

_SAY_NOTHING = """
    ada adalah agar akan anda antara apa apakah atau atas bagi bagaimana bahkan bahwa banyak baru begitu belum bisa boleh
    dalam dan dapat dari dengan depan dekat demi dia dong harap hari harus hanya hingga ini itu jadi jangan jika juga kalau
    kami kapan karena kembali kepada kita lagi lah lalu lama langsung lebih maka malam masih maupun mereka minta mohon mulai
    namun oleh orang pada padahal pagi pak bapak ibu para pemerintah per perlu pernah pula saat saja salam sama sampai sana
    sangat saya sebagai sebelum sedang segera sehingga sejak sekali sekarang selalu selama semua seperti serta setelah setiap
    siang sini suatu sudah supaya tahun tanpa tapi telah tentang terhadap terima terimakasih kasih tersebut tetapi tidak
    tindak tolong untuk waktu warga yaitu yang laporan lapor dilaporkan bulan minggu tempat sekitar daerah kota"""
SAY_NOTHING = frozenset(_SAY_NOTHING.split())
"""Words of reports that do not tell one from another."""


def telling(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of pairs (word, its stem) those that say something: stem to word, the longest stem first; numbers say nothing."""
    found = {
        stem: word
        for word, stem in words
        if len(word) >= SHORTEST and word.isalpha() and word not in SAY_NOTHING and stem not in SAY_NOTHING
    }
    return {stem: found[stem] for stem in sorted(found, key=lambda stem: (-len(stem), stem))}


def common(some: Iterable[str], others: Iterable[str]) -> int:
    """How many stems stand in both."""
    return len(set(some) & set(others))
