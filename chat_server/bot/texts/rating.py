"""What the dialog for a rating says (SPEC 12)."""

from chat_server.bot.texts.text import Translations

RATING: dict[str, Translations] = {
    "rating.name": ("Bewertung: {title}", "Rating: {title}"),
    "rating.stars.ask": (
        "Wie zufrieden bist du mit „{title}“?",
        "Wie zufrieden sind Sie mit „{title}“?",
        "How satisfied are you with “{title}”?",
    ),
    "rating.stars.label": ("Sterne", "Stars"),
    "rating.stars.names": ("sterne|bewertung|note", "stars|rating"),
    "rating.stars.help": (
        "Ein Stern heißt gar nicht, fünf Sterne heißen sehr zufrieden. Deine Assistenz sieht die Bewertung.",
        "Ein Stern heißt gar nicht, fünf Sterne heißen sehr zufrieden. Ihre Assistenz sieht die Bewertung.",
        "One star means not at all satisfied, five stars mean very satisfied. Your assistant sees the rating.",
    ),
    "rating.stars.example": ("1 bis 5", "1 to 5"),
    "rating.stars.one": ("1 Stern", "1 star"),
    "rating.stars.many": ("{value} Sterne", "{value} stars"),
    "rating.stars.out_of_range": (
        "Es gibt 1 bis 5 Sterne. Wie viele sollen es sein?",
        "You can give 1 to 5 stars. How many would you like?",
    ),
    "rating.comment.ask": (
        "Möchtest du noch etwas dazu sagen?",
        "Möchten Sie noch etwas dazu sagen?",
        "Would you like to add anything?",
    ),
    "rating.comment.label": ("Kommentar", "Comment"),
    "rating.comment.names": ("kommentar", "comment"),
    "rating.comment.help": (
        "Was gut war und was besser geht, hilft beim nächsten Mal.",
        "What was good and what could be better: it helps next time.",
    ),
    "rating.comment.example": ("Ein Satz genügt", "One sentence is enough"),
    "rating.comment.skip": ("Nein, danke", "No, thanks"),
    "rating.summary": ("Stimmt das so?", "Is that right?"),
    "rating.summary.help": (
        "Sterne und Kommentar lassen sich noch ändern.",
        "Stars and comment can still be changed.",
    ),
    "rating.confirm": ("Bewertung abgeben", "Send rating"),
    "rating.done": ("Danke für die Bewertung!", "Thank you for the rating!"),
    "rating.cancelled": ("Verworfen. Es wurde nichts bewertet.", "Discarded. Nothing was rated."),
}
