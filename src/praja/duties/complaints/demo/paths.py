# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a report: by chance, as in life, or as a demonstration needs it."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from random import Random

from praja.duties.complaints.demo import rhythms, wording
from praja.duties.complaints.demo.plans import Act, PlannedCase
from praja.duties.complaints.demo.rhythms import Office
from praja.duties.complaints.enums import AnswerKind, ArchiveReason

ANSWERS = (AnswerKind.DONE, AnswerKind.EXPLAINED, AnswerKind.REFUSED)
ANSWER_WEIGHTS = (63, 30, 7)
REPLIES, ACCEPTS = 0.13, 0.3
"""Shares of answers to which the reporter writes back, and which they accept. The others hear nothing more."""

PROMISES = 0.1
"""Share of cases in which the unit first says by when."""

STARS = (4, 6, 18, 41, 31)
"""How often 1 to 5 stars are given."""

REASONS = (ArchiveReason.TOO_GENERAL, ArchiveReason.NOT_GOVERNMENT, ArchiveReason.WRONG_FORMAT)


class Paths:
    """Draws the acts that follow a report."""

    def __init__(self, office: Office, rng: Random) -> None:
        self.office, self.rng = office, rng

    def filed_away(self, case: PlannedCase) -> list[Act]:
        """The coordinator files it away with a reason."""
        pick = self.rng.randrange(len(REASONS))
        moment = self._in_office(case.filed_at + rhythms.until_forwarded(self.rng))
        return [Act(moment, "archive", wording.NOTES[pick], REASONS[pick])]

    def by_chance(self, case: PlannedCase) -> Iterator[Act]:
        """Forwarded, answered sooner or later or never, perhaps taken up again, perhaps accepted."""
        forwarded = self._in_office(case.filed_at + rhythms.until_forwarded(self.rng))
        yield Act(forwarded, "forward")
        wait, rounds = rhythms.until_answered(case.unit, self.rng), 0
        moment = forwarded
        while wait is not None:
            moment = self._in_office(moment + wait)
            if rounds == 0 and self.rng.random() < PROMISES:
                yield self.promise(case, moment)
                moment = self._in_office(moment + timedelta(days=self.rng.uniform(2, 14)))
            yield self.answer(case, moment)
            heard = moment + timedelta(hours=self.rng.uniform(2, 200))
            luck = self.rng.random()
            if luck < REPLIES and rounds < 2:
                yield self.reply(case, heard)
                moment, wait, rounds = heard, rhythms.until_answered(case.unit, self.rng), rounds + 1
                continue
            if luck < REPLIES + ACCEPTS:
                yield Act(heard, "accept")
                yield self.rate(heard + timedelta(minutes=1))
            return

    def left_lying(self, at: datetime, working_days: int) -> tuple[datetime, list[Act]]:
        """Forwarded `working_days` working days before `at` and not answered since. The moment of filing, and the acts."""
        forwarded = self.office.working_days_before(at, working_days, time(8, 20))
        return forwarded - timedelta(minutes=self.rng.randint(20, 600)), [Act(forwarded, "forward")]

    def come_back(self, case: PlannedCase, at: datetime) -> list[Act]:
        """Answered six working days before `at`; the reporter wrote back two days before."""
        answered = self.office.working_days_before(at, 6, time(9, 5))
        replied = self.office.working_days_before(at, 2, time(6, 40))
        return [self.answer(case, answered, AnswerKind.DONE), self.reply(case, replied)]

    def answer(self, case: PlannedCase, moment: datetime, kind: AnswerKind | None = None) -> Act:
        """The unit's answer at `moment`, about work done on that day or the one before."""
        assert case.subject is not None
        kind = kind or self.rng.choices(ANSWERS, ANSWER_WEIGHTS)[0]
        first, last = (each.astimezone(self.office.zone).date() for each in (case.filed_at, moment))
        day = max(first, self.office.last_working_day(last - timedelta(days=self.rng.choice((0, 1, 1)))))
        text = wording.answer_text(
            case.subject, case.phrase, kind, unit=case.unit, place=_street(case), day=day, rng=self.rng
        )
        return Act(moment, "answer", text, kind)

    def promise(self, case: PlannedCase, moment: datetime, days: int = 0) -> Act:
        """The unit says by which day it will be done."""
        day = self.office.last_working_day(moment.astimezone(self.office.zone).date() + timedelta(days=days or 10))
        text = wording.promise_text(_street(case), day, self.rng)
        return Act(moment, "answer", text, AnswerKind.SCHEDULED, day)

    def rate(self, moment: datetime) -> Act:
        """The reporter's stars."""
        return Act(moment, "rate", code=str(self.rng.choices((1, 2, 3, 4, 5), STARS)[0]))

    def reply(self, case: PlannedCase, moment: datetime) -> Act:
        """The reporter is not content."""
        return Act(moment, "reply", wording.reply_text(_street(case), self.rng))

    def _in_office(self, moment: datetime) -> datetime:
        return self.office.next_moment(moment, self.rng)


def _street(case: PlannedCase) -> str:
    return case.place.partition(",")[0]
