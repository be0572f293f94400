"""All that happens by itself. Whoever adds a job puts it here; docs/operating.md names it."""

from chat_server.jobs.bot import DIALOG_REMINDERS
from chat_server.jobs.checkpoint import CHECKPOINT
from chat_server.jobs.held import HELD_ACTS
from chat_server.jobs.job import Chore, Round, at_openings, on_grid
from chat_server.jobs.people import ENDED_ASSIGNMENTS, LOCKED_PEOPLE
from chat_server.jobs.profiles import NEXT_NAMES
from chat_server.jobs.retention import RETENTION
from chat_server.jobs.tasks import TASK_LAPSES
from chat_server.services.metrics import try_to_write

RELEASE = Round(
    name="release",
    next_look=at_openings(10),
    jobs=(ENDED_ASSIGNMENTS, LOCKED_PEOPLE, NEXT_NAMES, HELD_ACTS),
)
"""Who left before the opening leaves first: what they had held goes to their lead."""

ROUNDS = (
    RELEASE,
    Round(name="lapse", next_look=on_grid(10), jobs=(TASK_LAPSES,)),
    Round(name="remind", next_look=on_grid(60), jobs=(DIALOG_REMINDERS,)),
)

CHORES = (
    CHECKPOINT,
    Chore(name="write", every=60.0, run=try_to_write),
    *RETENTION,
)
"""`write` finds out that nothing can be written any more before somebody writes; /readyz says so."""
