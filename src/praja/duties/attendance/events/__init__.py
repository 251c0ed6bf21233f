# SPDX-License-Identifier: EUPL-1.2
"""What happens in attendance. Payloads hold ids, dates, codes and digests; never a position, a photo or a reason."""
