# SPDX-License-Identifier: EUPL-1.2
"""An applied innovation that counts in the index of 2026, and answers of it."""

from datetime import UTC, date, datetime
from typing import Any

from innovation.conftest import SHEET, Lab
from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.enums import LegalForm, PathState
from praja.duties.innovation.models import Innovation, Maturity, RegionAnswer
from praja.duties.innovation.operations.index import (
    NewAnswer,
    NewRegionAnswer,
    answer_region,
    check_maturity,
    tell_maturity,
)
from praja.duties.innovation.operations.path import apply_innovation, write_profile
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from residents import photo

YEAR = 2026
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
"""When the index of 2026 is answered."""


def applied(lab: Lab, *, on: date = date(2025, 9, 1), words: int = 300) -> Innovation:
    """The innovation of the cast, applied on a day and described in so many words."""
    lab.walk_to(PathState.TRIED)
    apply_innovation(
        case=lab.case(),
        legal_form=LegalForm.REGULATION,
        instrument="Peraturan Wali Kota 3/2025",
        applied_on=on,
        actor=lab.leader,
        at=NOW,
        seen_version=None,
    )
    sheet = ProfileSheet(
        design=" ".join(["kata"] * words), changes=SHEET.changes, aims=SHEET.aims, benefits=SHEET.benefits
    )
    write_profile(innovation=lab.innovation, sheet=sheet, seen_number=1, actor=lab.leader, at=NOW)
    return lab.reread()


def tell(lab: Lab, question: str, parameter: int, at: datetime = NOW, **more: Any) -> Maturity:
    """The leader answers an indicator."""
    said = {"reason": "Terlampir bukti yang lengkap.", "way": question, **more}
    new = NewAnswer(question=question, parameter=parameter, **said)
    actor = lab.actor(lab.staff.worker, at)
    return tell_maturity(innovation=lab.innovation, year=YEAR, new=new, actor=actor, at=at)


def check(lab: Lab, answer: Maturity, accepted: bool = True, why: str = "Berkasnya bukan bukti.") -> Maturity:
    """The organisation bureau looks at an answer."""
    return check_maturity(
        answer=answer,
        seen_at=answer.told_at,
        accepted=accepted,
        why=why,
        actor=lab.actor(lab.curator, NOW),
        at=NOW,
    )


def region(lab: Lab, question: str, year: int = YEAR, **said: Any) -> RegionAnswer:
    """The organisation bureau answers for the region."""
    new = NewRegionAnswer(question=question, **said)
    return answer_region(year=year, new=new, actor=lab.actor(lab.curator, NOW), at=NOW)


def paper(lab: Lab, width: int = 40) -> StoredFile:
    """A file of evidence; another width, another file."""
    return take_in(upload=photo(size=(width, 30)), actor=lab.leader, at=NOW)
