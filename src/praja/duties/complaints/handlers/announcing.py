# SPDX-License-Identifier: EUPL-1.2
"""The reporter hears how it goes, if they left a way to reach them and there is no conversation that tells them; followers hear
of answers."""

from collections.abc import Iterable

from praja.duties.complaints.enums import PROCEDURE
from praja.duties.complaints.handlers.telling import PUBLISHED, TOLD, is_worth_telling, words_about
from praja.duties.complaints.models import Complaint, Follower
from praja.kernel.ledger.subscriptions import Delivered
from praja.kernel.notifications.declarations import announce
from praja.kernel.notifications.enums import WEB
from praja.kernel.notifications.events import WordsSaid
from praja.kernel.notifications.queries import threads_of
from praja.kernel.procedures.models import Case


def reporter_of(delivered: Delivered) -> Iterable[int]:
    """The reporter, if one is known and no conversation tells them; channels without an address fall away by themselves."""
    case = Case.objects.get(pk=delivered.refs["case"])
    if not is_worth_telling(delivered) or threads_of(case).exists():
        return []
    rows = Complaint.objects.filter(case=case, case__procedure=PROCEDURE, reporter__isnull=False)
    return [pk for pk in rows.values_list("reporter_id", flat=True) if pk is not None]


def reporter_spoken_to(delivered: Delivered) -> Iterable[int]:
    """The reporter of a case to whom an officer wrote, where it only stands on the page of the case."""
    event = delivered.event
    by_officer = isinstance(event, WordsSaid) and event.channel == WEB and not event.automatic
    return reporter_of(delivered) if by_officer and "case" in delivered.refs else []


def followers_of(delivered: Delivered) -> Iterable[int]:
    """Everybody who follows the report and left a way to reach them."""
    rows = Follower.objects.filter(complaint__case__pk=delivered.refs["case"], person__isnull=False)
    return [pk for pk in rows.values_list("person_id", flat=True).distinct() if pk is not None]


for _template, _names in TOLD.items():
    announce(*_names, recipients=reporter_of, context=words_about, template=_template)
announce("notifications.said", recipients=reporter_spoken_to, context=words_about, template="complaints.spoken_to")
announce(*PUBLISHED, recipients=followers_of, context=words_about, template="complaints.answer_to_followers")
