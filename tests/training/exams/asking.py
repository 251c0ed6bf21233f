# SPDX-License-Identifier: EUPL-1.2
"""Questions for the tests: one of each kind, and any at all."""

from decimal import Decimal

from hypothesis import strategies as st

from praja.duties.training.domain.exams.questions import Choice, Kind, Pair, Question, shaped
from praja.duties.training.domain.exams.texts import plain

SINGLE = Question(
    kind=Kind.SINGLE,
    text="Berapa hari kerja untuk **jawaban pertama** atas pengaduan?",
    points=2,
    choices=(Choice("Tiga"), Choice("Lima", right=True), Choice("Sepuluh")),
    explanation="Lihat standar pelayanan.",
    topic="Pengaduan",
    difficulty="easy",
)
MULTIPLE = Question(
    kind=Kind.MULTIPLE,
    text="Mana yang termasuk unsur SKM?",
    points=3,
    choices=(Choice("Waktu", right=True), Choice("Biaya", right=True), Choice("Warna gedung"), Choice("Cuaca")),
    topic="SKM",
)
TRUE_FALSE = Question(kind=Kind.TRUE_FALSE, text="Pengaduan boleh tanpa nama.", truth=True)
SHORT = Question(kind=Kind.SHORT, text="Singkatan survei kepuasan masyarakat?", accepted=("SKM", "Survei Kepuasan"))
NUMERIC = Question(
    kind=Kind.NUMERIC, text="IKM dari NRR 3,25?", value=Decimal("81.25"), tolerance=Decimal("0.05"), points=2
)
MATCHING = Question(
    kind=Kind.MATCHING,
    text="Pasangkan.",
    pairs=(Pair("Aduan", "Warga"), Pair("Disposisi", "Pimpinan"), Pair("Cuti", "Pegawai")),
    extras=("Vendor",),
    points=3,
)
ESSAY = Question(
    kind=Kind.ESSAY, text="Bagaimana Anda memperbaiki loket?", rubric="- masalah nyata\n- langkah jelas", points=10
)
EVERY_KIND = (SINGLE, MULTIPLE, TRUE_FALSE, SHORT, NUMERIC, MATCHING, ESSAY)

WORDS = st.text(alphabet="abcé *_^,\\-<>&\"'1.]\n", min_size=1, max_size=24).filter(lambda text: bool(plain(text)))
LINE = st.text(alphabet="abcé <>&\"'1.*]", min_size=1, max_size=16).filter(lambda text: bool(text.strip()))
NUMBERS = st.decimals(min_value=-9999, max_value=9999, places=3, allow_nan=False, allow_infinity=False)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """Any question that may be kept."""
    kind = draw(st.sampled_from(list(Kind)))
    texts = draw(st.lists(WORDS, min_size=2, max_size=5, unique_by=lambda text: shaped_text(text)))
    right = draw(st.integers(0, len(texts) - 1))
    several = draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    flags = [
        several[place] or place == right if kind is Kind.MULTIPLE else place == right for place in range(len(texts))
    ]
    return shaped(
        Question(
            kind=kind,
            text=draw(WORDS),
            points=draw(st.integers(1, 7)),
            choices=tuple(Choice(text, flag) for text, flag in zip(texts, flags, strict=True)),
            truth=draw(st.booleans()),
            accepted=tuple(draw(st.lists(LINE, min_size=1, max_size=3))),
            value=draw(NUMBERS),
            tolerance=abs(draw(NUMBERS)),
            pairs=tuple(Pair(text, other) for text, other in zip(texts, reversed(texts), strict=True)),
            extras=tuple(draw(st.lists(WORDS, max_size=2))),
            rubric=draw(WORDS),
            explanation=draw(st.one_of(st.just(""), WORDS)),
            keeps_order=draw(st.booleans()),
            topic=draw(st.sampled_from(["", "Pengaduan", "SKM & IKM <1>"])),
            difficulty=draw(st.sampled_from(["", "easy", "medium", "hard"])),
        )
    )


def shaped_text(text: str) -> str:
    """The text in its one way of writing."""
    return shaped(Question(kind=Kind.ESSAY, text=text)).text
