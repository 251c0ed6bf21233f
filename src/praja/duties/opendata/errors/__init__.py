# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with open data."""

from praja.duties.opendata.errors.bringing import NothingTaken as NothingTaken
from praja.duties.opendata.errors.bringing import OfAnotherEdition as OfAnotherEdition
from praja.duties.opendata.errors.bringing import PersonsUndecided as PersonsUndecided
from praja.duties.opendata.errors.codes import CodesNameTaken as CodesNameTaken
from praja.duties.opendata.errors.codes import CodesRefused as CodesRefused
from praja.duties.opendata.errors.codes import NoCodesThere as NoCodesThere
from praja.duties.opendata.errors.codes import NoSuchCodes as NoSuchCodes
from praja.duties.opendata.errors.codes import NotYourCodes as NotYourCodes
from praja.duties.opendata.errors.codes import SameCodes as SameCodes
from praja.duties.opendata.errors.codes import SinceOutOfOrder as SinceOutOfOrder
from praja.duties.opendata.errors.datasets import LimitNeedsReason as LimitNeedsReason
from praja.duties.opendata.errors.datasets import NameTaken as NameTaken
from praja.duties.opendata.errors.datasets import NotYourData as NotYourData
from praja.duties.opendata.errors.datasets import WrongName as WrongName
from praja.duties.opendata.errors.plans import AnotherYear as AnotherYear
from praja.duties.opendata.errors.plans import NeedsDecision as NeedsDecision
from praja.duties.opendata.errors.plans import NeedsWords as NeedsWords
from praja.duties.opendata.errors.plans import SameEntry as SameEntry
from praja.duties.opendata.errors.releases import AnotherOnItsWay as AnotherOnItsWay
from praja.duties.opendata.errors.releases import NothingBrought as NothingBrought
from praja.duties.opendata.errors.releases import NotOnItsWay as NotOnItsWay
from praja.duties.opendata.errors.rows import NoPlaces as NoPlaces
from praja.duties.opendata.errors.rows import NoSuchColumn as NoSuchColumn
from praja.duties.opendata.errors.rows import NoSuchTable as NoSuchTable
from praja.duties.opendata.errors.rows import NotAValue as NotAValue
from praja.duties.opendata.errors.rows import RowsLimited as RowsLimited
from praja.duties.opendata.errors.rows import TooMuchAsked as TooMuchAsked
from praja.duties.opendata.errors.rows import TooWide as TooWide
