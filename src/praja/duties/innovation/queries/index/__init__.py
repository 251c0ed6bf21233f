# SPDX-License-Identifier: EUPL-1.2
"""Reading the regional innovation index: what is asked, known and told, and what it comes to."""
