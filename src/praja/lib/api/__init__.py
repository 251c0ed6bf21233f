# SPDX-License-Identifier: EUPL-1.2
"""For the API: RFC 9457 problem answers and the conventions all duties share."""

from praja.lib.api.endpoints import endpoint
from praja.lib.api.problems import install_problem_handlers, problem

__all__ = ["endpoint", "install_problem_handlers", "problem"]
