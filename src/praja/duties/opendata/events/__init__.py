# SPDX-License-Identifier: EUPL-1.2
"""What can happen to the list of data, datasets, editions, codes and what readers ask. Words enter as digests."""

from praja.duties.opendata.events import asked as asked
from praja.duties.opendata.events import codes as codes
from praja.duties.opendata.events import datasets as datasets
from praja.duties.opendata.events import harvesting as harvesting
from praja.duties.opendata.events import indah as indah
from praja.duties.opendata.events import measured as measured
from praja.duties.opendata.events import persons as persons
from praja.duties.opendata.events import plans as plans
from praja.duties.opendata.events import releases as releases
from praja.duties.opendata.events import sipd as sipd
from praja.duties.opendata.events import stories as stories
