# SPDX-License-Identifier: EUPL-1.2
"""What is counted of innovation, a module for each part."""

from praja.duties.innovation.measures.index import APPLIED, MATURITY, facts_of_innovations

__all__ = ["APPLIED", "MATURITY", "facts_of_innovations"]
