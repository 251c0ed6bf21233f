# SPDX-License-Identifier: EUPL-1.2
"""Facts of open data: the plan, datasets and their editions, tables, codes, and what readers ask."""

from praja.duties.opendata.models.asked import Asked as Asked
from praja.duties.opendata.models.codes import CodeList as CodeList
from praja.duties.opendata.models.codes import CodeListVersion as CodeListVersion
from praja.duties.opendata.models.codes import Crosswalk as Crosswalk
from praja.duties.opendata.models.datasets import Dataset as Dataset
from praja.duties.opendata.models.datasets import Topic as Topic
from praja.duties.opendata.models.forum import ForumDecision as ForumDecision
from praja.duties.opendata.models.harvesting import HarvestedDataset as HarvestedDataset
from praja.duties.opendata.models.harvesting import HarvestRun as HarvestRun
from praja.duties.opendata.models.harvesting import HarvestSource as HarvestSource
from praja.duties.opendata.models.indah import Indicator as Indicator
from praja.duties.opendata.models.indah import StatisticalActivity as StatisticalActivity
from praja.duties.opendata.models.measured import ShownFamily as ShownFamily
from praja.duties.opendata.models.plans import PlannedDataset as PlannedDataset
from praja.duties.opendata.models.releases import Check as Check
from praja.duties.opendata.models.releases import Release as Release
from praja.duties.opendata.models.sipd import SipdElement as SipdElement
from praja.duties.opendata.models.sipd import SipdTemplate as SipdTemplate
from praja.duties.opendata.models.stories import Story as Story
from praja.duties.opendata.models.tables import Column as Column
from praja.duties.opendata.models.tables import Resource as Resource
from praja.duties.opendata.models.tables import TableVersion as TableVersion
from praja.duties.opendata.models.uploads import Upload as Upload
