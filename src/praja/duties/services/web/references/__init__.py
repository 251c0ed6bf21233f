# SPDX-License-Identifier: EUPL-1.2
"""Pages around the neighbourhood's reference: the head's by link, the applicant's, the kelurahan's, and the list of heads."""
