# SPDX-License-Identifier: EUPL-1.2
from datetime import datetime, timedelta

from praja.duties.training.operations.evaluation import ask_behaviour
from praja.duties.training.queries.evaluation import due_to_be_asked
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone


@scheduled("training.ask_behaviour", every=timedelta(hours=6))
def ask_what_changed(at: datetime) -> None:
    """Ask participants, superiors and colleagues about every class that lies far enough back."""
    actor = system_actor("training.ask_behaviour")
    for row in due_to_be_asked(local_date(at, local_zone())):
        ask_behaviour(training_class=row, actor=actor, at=at)
