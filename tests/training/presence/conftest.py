# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Callable
from datetime import datetime

import pytest

from praja.duties.training.enums.presence import PresenceSource
from praja.duties.training.models import PresencePlan
from praja.duties.training.operations.presence import NewCode, Recorded, Windows, bring_code, set_presence
from praja.duties.training.queries.presence.scanning import code_of
from praja.kernel.people.models import Account
from training.conftest import STARTED, College, college

__all__ = ["college"]

Brings = Callable[..., Recorded]


@pytest.fixture
def plan(college: College) -> PresencePlan:
    """The first session records who comes: from half an hour before its start for an hour after it."""
    return plan_of(college, Windows())


def plan_of(college: College, windows: Windows, session: int = 0) -> PresencePlan:
    keeper = college.actor(college.keeper, STARTED)
    return set_presence(session=college.sessions[session], windows=windows, actor=keeper, at=STARTED)


def brings(
    college: College,
    plan: PresencePlan,
    account: Account,
    at: datetime,
    *,
    shown: datetime | None = None,
    sent: datetime | None = None,
    digits: str = "",
) -> Recorded:
    """This account brings the code that was shown at `shown`, at `at`; `sent`: kept on their telephone until then."""
    digits = digits or code_of(plan.code_secret).at(shown or at)
    source = PresenceSource.LATER if sent else PresenceSource.SCANNED
    new = NewCode(plan.mark, digits, source, at)
    return bring_code(new=new, actor=college.actor(account, at), at=sent or at)
