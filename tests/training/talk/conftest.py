# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime

import pytest

from praja.duties.training.enums.talk import ThreadKind
from praja.duties.training.models import DiscussionPost, DiscussionThread
from praja.duties.training.operations.talk import NewThread, answer_thread, open_thread
from praja.kernel.people.models import Account
from training.conftest import STARTED, College, college

__all__ = ["QUESTION", "TITLE", "answered", "asked", "college", "thread"]
TITLE, QUESTION = "Syarat surat domisili", "Apakah pengantar RT masih diminta?"


def asked(college: College, by: Account, title: str = TITLE, words: str = QUESTION, at: datetime = STARTED):
    """A question of this account in the class."""
    new = NewThread(ThreadKind.QUESTION, title, words)
    return open_thread(training_class=college.training_class, new=new, actor=college.actor(by, at), at=at)


def answered(
    college: College, thread: DiscussionThread, by: Account, words: str = "Tidak lagi.", at: datetime = STARTED
) -> DiscussionPost:
    """An answer of this account to it."""
    return answer_thread(thread=thread, words=words, actor=college.actor(by, at), at=at)


@pytest.fixture
def thread(college: College) -> DiscussionThread:
    """A question of `worker`, not answered yet."""
    return asked(college, college.staff.worker)
