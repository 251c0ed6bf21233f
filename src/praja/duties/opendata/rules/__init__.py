# SPDX-License-Identifier: EUPL-1.2
"""Who may see and do what with the list of data, datasets, editions, codes and what readers ask."""

from praja.duties.opendata.rules.acts import may_answer as may_answer
from praja.duties.opendata.rules.acts import may_ask as may_ask
from praja.duties.opendata.rules.acts import may_assign as may_assign
from praja.duties.opendata.rules.acts import may_cancel_release as may_cancel_release
from praja.duties.opendata.rules.acts import may_check_plan as may_check_plan
from praja.duties.opendata.rules.acts import may_check_release as may_check_release
from praja.duties.opendata.rules.acts import may_confirm as may_confirm
from praja.duties.opendata.rules.acts import may_meet_plan as may_meet_plan
from praja.duties.opendata.rules.acts import may_open_case as may_open_case
from praja.duties.opendata.rules.acts import may_produce as may_produce
from praja.duties.opendata.rules.acts import may_publish as may_publish
from praja.duties.opendata.rules.acts import may_return as may_return
from praja.duties.opendata.rules.codes import keeps_codes as keeps_codes
from praja.duties.opendata.rules.codes import may_keep_codes as may_keep_codes
from praja.duties.opendata.rules.datasets import may_keep_dataset as may_keep_dataset
from praja.duties.opendata.rules.datasets import may_read_dataset as may_read_dataset
from praja.duties.opendata.rules.datasets import may_read_rows as may_read_rows
from praja.duties.opendata.rules.datasets import units_kept as units_kept
from praja.duties.opendata.rules.datasets import units_stewarded as units_stewarded
from praja.duties.opendata.rules.national import keeps_reference as keeps_reference
from praja.duties.opendata.rules.national import may_describe_activity as may_describe_activity
from praja.duties.opendata.rules.national import may_hand_in_activity as may_hand_in_activity
from praja.duties.opendata.rules.national import units_answering as units_answering
from praja.kernel.people.enums import Role
from praja.lib.actors import role_door

PRODUCERS = (Role.OFFICER, Role.HEAD, Role.STEWARD)
opens_office = role_door("opendata.office", *PRODUCERS, Role.AUDITOR)
"""The list of data, datasets and editions as the office sees them."""
opens_producing = role_door("opendata.producing", *PRODUCERS)
opens_stewarding = role_door("opendata.stewarding", Role.STEWARD)
"""The forum, codes, topics, harvest, and what readers ask."""
