"""The kind of a task, by words of its title: examples in questions are about the same thing (SPEC 6)."""

import re

from chat_server.bot.scripts.new_task.context import NewTaskSituation
from chat_server.domain.bot.values import AnswerValue, Utterance

# The first kind whose word stems stand in the title.
TOPICS: dict[str, str] = {
    "travel": r"hotel|flug|flüge|flight|reise|bahn|zug|train|ticket|mietwagen|unterkunft|travel|trip|taxi|visum|visa\b",
    "table": r"tisch|restaurant|cater|essen|feier|fest\b|event|party|raum|räume|saal|venue|room|table|location",
    "calls": r"anruf|telefon|rückruf|call|phone|termin|appointment|arzt|zahnarzt|dentist|handwerker|werkstatt",
    "order": r"bestell|kauf|nachbestell|order|buy|blumen|geschenk|gift|flowers|material|papier",
    "texts": r"text|brief|mail|newsletter|übersetz|translat|protokoll|artikel|post\b|blog|letter|präsentation|slides",
    "design": r"flyer|logo|plakat|design|grafik|visitenkarte|banner|poster|layout|karte",
    "figures": r"rechnung|beleg|steuer|buchhaltung|kosten|invoice|expense|abrechnung|angebot|budget|zahlen",
    "lists": r"liste|tabelle|excel|adress|daten|list\b|sheet|recherch|research|vergleich|compare|such|find\b",
}


def topic_of(title: str) -> str:
    folded = title.casefold()
    return next((topic for topic, stems in TOPICS.items() if re.search(stems, folded)), "any")


def example(step: str, situation: NewTaskSituation) -> dict[str, AnswerValue | Utterance]:
    """The example for a step that fits the title."""
    topic = topic_of(str(situation.value("title") or ""))
    return {"example": Utterance(f"new_task.{step}.example.{topic}")}


def example_of_what(situation: NewTaskSituation) -> dict[str, AnswerValue | Utterance]:
    return example("what", situation)


def example_of_how(situation: NewTaskSituation) -> dict[str, AnswerValue | Utterance]:
    return example("how", situation)
