"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# The same examples every time and no deadline: a slow or unlucky machine must not fail a test.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
