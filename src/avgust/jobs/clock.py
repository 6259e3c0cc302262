"""The moment at which something happens in this installation: the clock's, or of the day that AVGUST_TODAY names."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def moment() -> datetime:
    """Now; on the day that AVGUST_TODAY names, where it names one."""
    now = timezone.localtime()
    if settings.AVGUST_TODAY:
        day = date.fromisoformat(settings.AVGUST_TODAY)
        now = now.replace(year=day.year, month=day.month, day=day.day)
    return now
