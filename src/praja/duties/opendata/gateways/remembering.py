# SPDX-License-Identifier: EUPL-1.2
"""Answers that this process gave before. A version never changes, so that an answer is true as long as it is kept; whether
somebody may read it is asked anew every time, by whoever calls."""

import threading
from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


class Remembering(Generic[Answer]):
    """Answers by question, at most `limit` bytes of them; those not asked for longest go first. An answer that alone takes more
    than an eighth of the room is not kept."""

    def __init__(self, limit: int) -> None:
        self.limit, self.size = limit, 0
        self._known: OrderedDict[Hashable, tuple[Answer, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, question: Hashable) -> Answer | None:
        """The answer, if it is still known."""
        with self._lock:
            found = self._known.get(question)
            if found is None:
                return None
            self._known.move_to_end(question)
            return found[0]

    def keep(self, question: Hashable, answer: Answer, size: int) -> None:
        """Know an answer of so many bytes from now on."""
        if size * 8 > self.limit:
            return
        with self._lock:
            if (before := self._known.pop(question, None)) is not None:
                self.size -= before[1]
            self._known[question] = (answer, size)
            self.size += size
            while self.size > self.limit:
                _question, (_answer, gone) = self._known.popitem(last=False)
                self.size -= gone

    def forget(self) -> None:
        """Know nothing any more."""
        with self._lock:
            self._known.clear()
            self.size = 0
