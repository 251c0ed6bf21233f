# SPDX-License-Identifier: EUPL-1.2
"""What stands in a file: which parts of it are tables, where their headings are, what each column holds. A proposal, looked at
over the whole file and decided by a person."""

from praja.duties.opendata.domain.inspecting.proposals import Column as Column
from praja.duties.opendata.domain.inspecting.proposals import Proposal as Proposal
from praja.duties.opendata.domain.inspecting.proposals import Remark as Remark
from praja.duties.opendata.domain.inspecting.proposals import Table as Table
from praja.duties.opendata.domain.inspecting.sheets import Cell as Cell
from praja.duties.opendata.domain.inspecting.sheets import Sheet as Sheet
from praja.duties.opendata.domain.inspecting.sheets import Span as Span
from praja.duties.opendata.domain.inspecting.tables import lay_out as lay_out
from praja.duties.opendata.domain.inspecting.tables import propose as propose
