# SPDX-License-Identifier: EUPL-1.2
"""What search finds of innovation, a module for each part."""

from praja.duties.innovation.index import ideas as ideas
from praja.duties.innovation.index import shown as shown
