"""Understands what people write about a task: deadline, time budget, title, and what to ask back (SPEC 6)."""

from chat_server.bot.understanding.formatting import format_deadline as format_deadline
from chat_server.bot.understanding.formatting import format_duration as format_duration
from chat_server.bot.understanding.titles.headline import MAX_TITLE as MAX_TITLE
from chat_server.bot.understanding.understand import Question as Question
from chat_server.bot.understanding.understand import Understanding as Understanding
from chat_server.bot.understanding.understand import understand as understand
