# SPDX-License-Identifier: EUPL-1.2
"""Documents that share words with a text, for "is this here already?". Unlike a search, not every word has to occur."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from praja.kernel.search.domain.words import stem, tokens
from praja.kernel.search.matching import Reader, all_of, any_of, documents_for, word

MOST_STEMS = 10
SHORTEST = 4
"""Shorter stems are names of nothing: particles, numbers, abbreviations."""

_IN_EVERY_REPORT = """
ada adalah agar akan akhir aku anda antara apa apabila atas atau bagai bagaimana bagi bahwa baik baru banyak
beberapa belum benar biasa bisa boleh buat bukan cukup dalam dapat dari dekat dengan depan di dia diri hal
hanya hari harap harus ini itu jadi jangan jika juga kali kalau kami karena kata ke kepada kita kota kurang
lagi lain lalu lama lebih lokasi maka malah mana masih mau memang mereka minta mohon mulai namun nya oleh
orang pada pagi pak para pasti per perlu pernah pula rasa saat saja salah sama sampai sana sangat sangatlah
saya sebab sedang segera sekali sekarang sekitar selalu selama semua seorang sering serta setelah setiap siang
sini situ sore suatu sudah supaya tadi tahu tanpa tapi telah tempat tentang terima kasih terus tetapi tiap
tiba tidak tolong untuk waktu warga yang
"""
_EVERYWHERE = frozenset(_IN_EVERY_REPORT.split())
"""Words that stand in every report and tell none from another."""

_ROOM = 10
"""Of the latest documents with these words that the word index of SQLite gives, at most so many times `limit` are looked at:
where a reader holds very many tokens, others than theirs are among them."""


def stems_of(text: str) -> frozenset[str]:
    """The stems of a text that tell it from others."""
    return frozenset(_telling(text))


def documents_alike(
    text: str, *, within: str = "", audience: Collection[str], kinds: Collection[str], limit: int = 200
) -> list[int]:
    """Ids of the objects of the latest documents that share a telling stem with `text` and hold every word of `within`; without
    `within` they share two. Only what holders of the tokens in `audience` may see. One statement, bounded by the index."""
    stems = list(dict.fromkeys(_telling(text)))
    wanted = sorted(stems, key=len, reverse=True)[:MOST_STEMS]
    place = list(dict.fromkeys(stem(token) for token in tokens(within)))
    if not wanted or (not place and len(wanted) < 2):
        return []
    rows = documents_for(Reader(frozenset(audience), kinds), _shares(wanted, place), latest=_ROOM * limit)
    return list(rows.order_by("-pk").values_list("object_id", flat=True)[:limit])


def _telling(text: str) -> Iterator[str]:
    for token in tokens(text):
        root = stem(token)
        if len(root) >= SHORTEST and not ({token, root} & _EVERYWHERE):
            yield root


def _shares(wanted: Sequence[str], place: Sequence[str]) -> str:
    """What is wanted of a document, from stems of a-z and 0-9 only."""
    terms = [word(one) for one in wanted]
    if place:
        return all_of([*map(word, place), any_of(terms)])
    return any_of(all_of(pair) for pair in combinations(terms, 2))
