"""What is done with each kind of text in each step of a new task, before anything is filed (SPEC 6).

A kind is looked for in the order of the rows. h: as it was heard; x: the question is explained; o: the step is left
to us; p: our default is proposed; c: confirmed; k: nothing, the dialog goes on; -: no text is of this kind here.
"""

from chat_server.bot.recognise.listening import LEAVING, Decisions

DECISIONS = Decisions(
    columns=(
        "customer", "title", "what", "how", "deadline", "budget", "results", "area", "assistant", "summary", LEAVING
    ),
    like="how",
    rows={
        #                      cust title what how due time results area assistant summary leaving
        "one or two tasks":     "h    h    h    h   h   h    h       h    h         h       h",
        "values after all":     "h    h    h    h   h   h    h       h    h         h       h",
        "value outright":       "-    -    -    -   h   h    -       -    -         -       -",
        "command":              "h    h    h    h   h   h    h       h    h         h       h",
        "unsure":               "h    h    h    h   h   h    h       h    h         h       k",
        "nothing more":         "h    h    h    h   h   h    h       h    h         c       k",
        "enough":               "h    h    h    h   h   h    h       h    h         h       h",
        "yes alone":            "x    x    x    x   p   p    o       x    x         x       k",
        "no alone":             "x    x    o    o   o   o    o       o    x         x       k",
        "value asked for":      "-    -    -    -   h   h    -       -    -         -       -",
        "courtesy":             "h    h    h    h   h   h    h       h    h         h       h",
        "question":             "h    h    h    h   h   h    h       h    h         h       h",
        "order to the bot":     "h    h    h    h   h   h    h       h    h         h       h",
        "signs":                "h    h    h    h   h   h    h       h    h         h       h",
        "question on an answer": "h   h    h    h   h   h    h       h    h         h       h",
        "question besides":     "h    h    h    h   h   h    h       h    h         h       h",
        "unsure about":         "h    h    h    h   h   h    h       h    h         h       h",
        "wrong":                "h    h    h    h   h   h    h       h    h         h       h",
        "correction":           "h    h    h    h   h   h    h       h    h         h       h",
        "change":               "h    -    h    h   h   h    h       h    h         h       h",
        "values":               "-    -    h    h   -   -    h       h    h         h       -",
        "values in passing":    "-    -    h    h   h   h    h       h    h         h       -",
        "second task":          "h    h    h    h   h   h    h       h    h         h       h",
        "perhaps a correction": "-    -    h    h   h   h    h       h    h         h       k",
        "about a step":         "-    -    h    h   -   -    -       -    -         -       -",
        "unknown question":     "h    -    h    h   h   h    h       h    h         h       h",
        "small talk":           "-    h    -    -   -   -    -       -    -         -       -",
        "foreign task":         "-    h    -    -   -   -    -       -    -         -       -",
        "foreign answer":       "h    -    -    -   h   h    h       h    h         h       k",
        "talk besides":         "-    -    -    -   h   h    h       h    h         h       k",
        "yes or no":            "h    h    h    h   h   h    h       h    h         h       -",
        "talk":                 "x    h    h    h   -   -    -       -    -         -       k",
        "answer":               "h    h    h    h   h   h    h       h    h         h       k",
    },
)  # fmt: skip
