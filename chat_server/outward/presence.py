"""Who is there, per audience."""

from collections.abc import Iterable

from chat_server.domain.core.people import Audience
from chat_server.domain.presence import KnownStatus, shown_status
from protocol.presence import PersonStatus


def show_statuses(there: Iterable[KnownStatus], audience: Audience, quiet: bool) -> list[PersonStatus]:
    """Those whom an audience may know to be there; by public id, so that the order tells nothing."""
    shown = [
        PersonStatus(person=known.pid, status=known.status)
        for known in there
        if shown_status("online", known.subject, audience, quiet) != "offline"
    ]
    return sorted(shown, key=lambda each: each.person)
