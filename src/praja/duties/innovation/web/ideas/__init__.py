# SPDX-License-Identifier: EUPL-1.2
"""Pages of ideas: what everybody reads, and where they are moderated and answered."""
