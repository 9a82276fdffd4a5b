"""Processor time up to now, user and system together; what is spent between is a difference."""

from __future__ import annotations

import resource
import time


def spent_by_commands() -> float:
    """Seconds of all processes that this one started and waited for."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def processor_spent() -> float:
    """Seconds of this process and of those."""
    return time.process_time() + spent_by_commands()
