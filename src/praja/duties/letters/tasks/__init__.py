# SPDX-License-Identifier: EUPL-1.2
"""What letters do by the clock."""

from praja.duties.letters.tasks import destroying as destroying
from praja.duties.letters.tasks import dispositions as dispositions
from praja.duties.letters.tasks import incoming as incoming
from praja.duties.letters.tasks import mailboxes as mailboxes
from praja.duties.letters.tasks import registers as registers
from praja.duties.letters.tasks import sending as sending
