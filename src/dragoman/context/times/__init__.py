"""When: time expressions, their values and days, and the time of an event."""

from dragoman.context.times.event import event_time
from dragoman.context.times.find import find_times, normalise

__all__ = ["event_time", "find_times", "normalise"]
