# SPDX-License-Identifier: EUPL-1.2
"""`praja bench`: measurements with the machine, the versions and the raw ceiling of the same run beside them."""
