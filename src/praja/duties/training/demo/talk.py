# SPDX-License-Identifier: EUPL-1.2
"""What the class of the demo town that runs talks about: a question with an answer and a hidden post, and a pinned topic."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta

from praja.duties.training.enums.talk import ThreadKind
from praja.duties.training.models import TrainingClass
from praja.duties.training.operations.talk import NewThread, answer_thread, hide_post, open_thread, pin_thread
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

MINUTE = timedelta(minutes=1)


def play_talk(
    *, row: TrainingClass, trainer: Callable[[datetime], Actor], participants: Sequence[Actor], at: datetime
) -> None:
    """In a class that runs, yesterday morning; `participants` are at least two of its people."""
    yesterday = local_date(at, local_zone()) - timedelta(days=1)
    asked = datetime.combine(yesterday, time(10), local_zone())
    first, second, *_others = participants
    welcome = NewThread(
        ThreadKind.TOPIC,
        "Perkenalan dan aturan diskusi",
        "Ceritakan loket Anda dengan singkat. Nama warga tidak ditulis.",
    )
    topic = open_thread(training_class=row, new=welcome, actor=trainer(asked), at=asked)
    pin_thread(thread=topic, actor=trainer(asked), at=asked)
    question = NewThread(
        ThreadKind.QUESTION,
        "Warga datang tanpa pengantar RT",
        "Standar pelayanan kami tidak lagi memintanya, tetapi warga masih disuruh pulang. Bagaimana di tempat Bapak Ibu?",
    )
    thread = open_thread(training_class=row, new=question, actor=first, at=asked + 5 * MINUTE)
    rude = answer_thread(thread=thread, words="Ya salah warganya sendiri.", actor=second, at=asked + 20 * MINUTE)
    hidden_at = asked + 30 * MINUTE
    hide_post(post=rude, reason="Menyalahkan warga; sampaikan masalahnya saja.", actor=trainer(hidden_at), at=hidden_at)
    words = "Bawa standar yang berlaku ke loket dan tempel syaratnya. Kalau masih diminta, itu diagnosis Anda untuk hari kedua."
    answer_thread(thread=thread, words=words, actor=trainer(hidden_at), at=asked + 40 * MINUTE)
