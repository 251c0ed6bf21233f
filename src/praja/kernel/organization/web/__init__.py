# SPDX-License-Identifier: EUPL-1.2
"""The pages on which the organisation is kept."""
