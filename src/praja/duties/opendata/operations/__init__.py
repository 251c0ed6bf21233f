# SPDX-License-Identifier: EUPL-1.2
"""Everything that can be done with open data, one verb each."""
