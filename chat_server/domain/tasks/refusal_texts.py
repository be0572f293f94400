"""Why an act on a task is refused: keys for `Refusal.detail`, with texts for people."""

from typing import Final, Literal, NamedTuple

from chat_server.domain.core.refusal import Refusal

RefusalReason = Literal[
    "task.wrong_status",
    "task.is_done",
    "task.is_deleted",
    "task.not_yours",
    "task.owner_only",
    "task.already_so",
    "task.text_missing",
    "task.text_too_long",
    "task.deadline_past",
    "task.deadline_too_far",
    "task.bad_minutes",
    "task.needs_proposal",
    "task.no_such_area",
    "task.no_advice_here",
    "task.area_missing",
    "task.review_unfinished",
    "task.release_missing",
    "task.no_release_needed",
    "task.waits_for_release",
    "task.not_forwarded",
    "task.with_lead",
    "task.not_with_lead",
    "task.not_in_team",
    "task.advice_missing",
    "task.budget_missing",
    "task.deadline_unasked",
    "task.proposal_open",
    "task.nothing_proposed",
    "task.no_such_card",
    "task.card_settled",
    "task.card_is_own",
    "task.card_is_theirs",
    "task.card_expired",
    "task.objection_too_late",
    "task.below_worked",
    "task.approval_pending",
    "task.not_the_customers_words",
    "task.not_the_customers_task",
    "task.no_such_item",
    "task.staff_item",
    "task.staff_tick",
    "task.too_many_items",
    "task.item_ticked",
    "task.nothing_to_hand_over",
    "task.deadline_kept",
    "task.claimed",
    "task.no_claim",
    "task.rated",
    "task.bad_stars",
    "task.timer_running",
    "task.timer_elsewhere",
    "task.timer_not_running",
    "task.record_ahead",
    "task.record_too_early",
    "task.record_over_midnight",
    "task.record_overlaps",
    "task.no_such_record",
    "task.record_settled",
    "task.no_customer",
]


class RefusalText(NamedTuple):
    """What happened and what to do, in a wording without Du or Sie."""

    de: str
    en: str


REFUSAL_TEXTS: Final[dict[RefusalReason, RefusalText]] = {
    "task.wrong_status": RefusalText(
        "Beim jetzigen Stand der Aufgabe geht das nicht. Die Karte oben zeigt, was ansteht.",
        "The task is not at a stage for this. The card at the top shows what comes next.",
    ),
    "task.is_done": RefusalText(
        "Die Aufgabe ist schon erledigt. „Wiederholen“ legt sie neu an.",
        "The task is already done. “Repeat” makes a new one of it.",
    ),
    "task.is_deleted": RefusalText("Die Aufgabe wurde gelöscht.", "The task was deleted."),
    "task.not_yours": RefusalText(
        "Das kann in dieser Aufgabe nur jemand anderes tun.", "In this task, only somebody else can do that."
    ),
    "task.owner_only": RefusalText(
        "Das darf im Kundenkonto nur die Inhaberin oder der Inhaber.",
        "Only the owner of the customer account may do this.",
    ),
    "task.already_so": RefusalText("Das ist schon so.", "That is already the case."),
    "task.text_missing": RefusalText("Hier fehlt noch ein Text.", "A text is missing here."),
    "task.text_too_long": RefusalText(
        "Dieser Text ist zu lang. Bitte kürzen.", "This text is too long. Please shorten it."
    ),
    "task.deadline_past": RefusalText(
        "Diese Frist liegt nicht in der Zukunft. Bitte eine spätere wählen.",
        "This deadline is not in the future. Please choose a later one.",
    ),
    "task.deadline_too_far": RefusalText(
        "Diese Frist liegt mehr als zehn Jahre entfernt. Bitte prüfen.",
        "This deadline is more than ten years away. Please check it.",
    ),
    "task.bad_minutes": RefusalText(
        "Mit dieser Dauer kann niemand rechnen. Bitte eine andere angeben.",
        "This duration is out of range. Please give another one.",
    ),
    "task.needs_proposal": RefusalText(
        "Beschreibung, Frist und Budget sind vereinbart. Eine Änderung bitte vorschlagen.",
        "Description, deadline and budget are agreed. Please propose a change.",
    ),
    "task.no_such_area": RefusalText("Diesen Arbeitsbereich gibt es nicht.", "There is no such work area."),
    "task.no_advice_here": RefusalText(
        "In diesem Arbeitsbereich gibt es keine Fachberatung.",
        "This work area has no expert's advice.",
    ),
    "task.area_missing": RefusalText("Zuerst den Arbeitsbereich festlegen.", "Set the work area first."),
    "task.review_unfinished": RefusalText(
        "Auf der Prüfkarte ist noch nicht alles mit Ja beantwortet.",
        "Not every question on the review card is answered with yes yet.",
    ),
    "task.release_missing": RefusalText(
        "Dieser Arbeitsbereich muss erst freigegeben werden. Bitte weiterleiten.",
        "This work area must be released first. Please forward the task.",
    ),
    "task.no_release_needed": RefusalText(
        "Dieser Arbeitsbereich braucht keine Freigabe.", "This work area needs no release."
    ),
    "task.waits_for_release": RefusalText(
        "Die Aufgabe wartet noch auf die Freigabe.", "The task is still waiting for its release."
    ),
    "task.not_forwarded": RefusalText(
        "Die Aufgabe wartet auf keine Freigabe.", "The task is not waiting for a release."
    ),
    "task.with_lead": RefusalText(
        "Die Aufgabe liegt bei der Teamleitung. Zuerst zurückholen.",
        "The task is with the team lead. Take it back first.",
    ),
    "task.not_in_team": RefusalText(
        "Diese Person gehört nicht zum Team. Bitte jemand anderen wählen.",
        "This person is not in the team. Please choose somebody else.",
    ),
    "task.not_with_lead": RefusalText(
        "Die Aufgabe liegt nicht bei der Teamleitung.", "The task is not with the team lead."
    ),
    "task.advice_missing": RefusalText(
        "Die Fachberatung steht noch aus. Die Teamleitung gibt die Aufgabe zurück.",
        "The expert's advice is still to come. The team lead will return the task.",
    ),
    "task.budget_missing": RefusalText(
        "Es fehlt noch ein Budget. Bitte eines vorschlagen.", "There is no budget yet. Please propose one."
    ),
    "task.deadline_unasked": RefusalText(
        "Es fehlt noch eine Frist. Bitte eine vorschlagen.", "There is no deadline yet. Please propose one."
    ),
    "task.proposal_open": RefusalText(
        "Ein Vorschlag ist noch offen. Er muss zuerst beantwortet oder zurückgezogen werden.",
        "A proposal is still open. It must be answered or withdrawn first.",
    ),
    "task.nothing_proposed": RefusalText(
        "Der Vorschlag ändert nichts. Bitte etwas anderes angeben.",
        "The proposal changes nothing. Please state something else.",
    ),
    "task.no_such_card": RefusalText("Diese Karte gibt es nicht.", "There is no such card."),
    "task.card_settled": RefusalText(
        "Diese Karte ist schon beantwortet oder überholt. Es gilt, was jetzt im Chat steht.",
        "This card has been answered or superseded. What the chat says now applies.",
    ),
    "task.card_is_own": RefusalText(
        "Den eigenen Vorschlag kann nur die andere Seite beantworten.",
        "Only the other side can answer this proposal.",
    ),
    "task.card_is_theirs": RefusalText(
        "Zurückziehen kann einen Vorschlag nur, wer ihn gemacht hat.",
        "Only whoever made a proposal can withdraw it.",
    ),
    "task.card_expired": RefusalText(
        "Dieser Vorschlag ist abgelaufen. Bitte einen neuen machen.",
        "This proposal has expired. Please make a new one.",
    ),
    "task.objection_too_late": RefusalText(
        "Die zwei Werktage für einen Widerspruch sind vorbei. Bitte eine Änderung vorschlagen.",
        "The two working days for an objection are over. Please propose a change.",
    ),
    "task.below_worked": RefusalText(
        "So weit geht es nicht herunter: Ein Teil des Budgets ist schon verbraucht.",
        "It cannot go that low: part of the budget is already used.",
    ),
    "task.approval_pending": RefusalText(
        "Danach ist schon gefragt, oder es ist schon freigegeben.",
        "This has already been asked, or is already approved.",
    ),
    "task.not_the_customers_words": RefusalText(
        "Das gilt nur mit einem Satz, den der Kunde selbst geschrieben hat.",
        "This counts only with a sentence the customer wrote.",
    ),
    "task.not_the_customers_task": RefusalText(
        "Das geht nur in einer Aufgabe, die der Kunde selbst angelegt hat.",
        "This is possible only in a task that the customer created.",
    ),
    "task.no_such_item": RefusalText("Diesen Punkt gibt es nicht.", "There is no such item."),
    "task.staff_item": RefusalText(
        "Diesen Punkt kann nur die Assistenz ändern.", "Only the assistant can change this item."
    ),
    "task.staff_tick": RefusalText(
        "Diesen Punkt hakt die Assistenz ab.", "Only the assistant can tick this item."
    ),
    "task.too_many_items": RefusalText(
        "So viele Punkte fasst die Checkliste nicht: Es passen 200 hinein.",
        "The checklist does not hold that many: there is room for 200 items.",
    ),
    "task.item_ticked": RefusalText(
        "Dieser Punkt ist abgehakt und bleibt, wie er ist. Zum Ändern erst wieder öffnen.",
        "This item is ticked off and stays as it is. Reopen it first to change it.",
    ),
    "task.nothing_to_hand_over": RefusalText(
        "Ohne Text oder Datei gibt es nichts zu übergeben.",
        "Without a text or a file there is nothing to hand over.",
    ),
    "task.deadline_kept": RefusalText("Die Frist ist nicht versäumt.", "The deadline has not been missed."),
    "task.claimed": RefusalText(
        "Für diese Frist wurde das Budget schon zurückverlangt.",
        "The budget has already been claimed back for this deadline.",
    ),
    "task.no_claim": RefusalText("Es ist keine Rückforderung offen.", "No claim is open."),
    "task.rated": RefusalText("Diese Übergabe ist schon bewertet.", "This hand-over has already been rated."),
    "task.bad_stars": RefusalText("Es gibt 1 bis 5 Sterne.", "There are 1 to 5 stars."),
    "task.timer_running": RefusalText("Der Timer läuft schon.", "The timer is already running."),
    "task.timer_elsewhere": RefusalText(
        "In einer anderen Aufgabe läuft der Timer. Bitte erst dort anhalten.",
        "The timer is running on another task. Please stop it there first.",
    ),
    "task.timer_not_running": RefusalText("Hier läuft kein Timer.", "No timer is running here."),
    "task.record_ahead": RefusalText("Diese Zeit ist noch nicht vorbei.", "This time is not over yet."),
    "task.record_too_early": RefusalText(
        "Vor dem Annehmen der Aufgabe kann keine Zeit liegen.",
        "Time cannot be recorded before the task was accepted.",
    ),
    "task.record_over_midnight": RefusalText(
        "Eine Zeit kann nicht über Mitternacht gehen. Bitte auf zwei Tage aufteilen.",
        "A record cannot go past midnight. Please split it into two days.",
    ),
    "task.record_overlaps": RefusalText(
        "Für diese Zeit ist hier schon etwas erfasst.", "Something is already recorded here for this time."
    ),
    "task.no_such_record": RefusalText("Diesen Zeiteintrag gibt es nicht.", "There is no such time record."),
    "task.record_settled": RefusalText(
        "Über diesen Zeiteintrag ist schon entschieden.", "This time record has already been decided."
    ),
    "task.no_customer": RefusalText(
        "Es ist noch kein Kunde zugeordnet, für den die Aufgabe sein könnte. Die Teamleitung kann das ändern.",
        "No customer is assigned yet whom the task could be for. The team lead can change that.",
    ),
}


def refuse(reason: RefusalReason, field: str | None = None) -> Refusal:
    """The refusal for a reason: `code` is "not_allowed", `detail` the key of the reason, `field` the part of the
    act at fault.
    """
    return Refusal("not_allowed", reason, field)
