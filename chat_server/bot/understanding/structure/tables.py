"""The openings and words of both languages: a message may have a part in either."""

from chat_server.bot.understanding.language import letter_de, letter_en
from chat_server.bot.understanding.structure.forms import opening, words_of

SALUTATION = opening(letter_de.ANREDE, letter_en.ANREDE)
SALUTATION_OF_NAMES = opening(letter_de.ANREDE_MIT_NAMEN, letter_en.ANREDE_MIT_NAMEN)
TITLES = words_of(letter_de.TITEL, letter_en.TITEL)
REGARDS = opening(letter_de.GRUSS, letter_en.GRUSS)
REGARDS_LINE = opening(letter_de.GRUSS, letter_de.GRUSS_ZEILE, letter_en.GRUSS, letter_en.GRUSS_ZEILE)
POSTSCRIPT = opening(letter_de.NACHTRAG, letter_en.NACHTRAG)
CONTACT = opening(letter_de.ERREICHBAR, letter_en.ERREICHBAR)
COURTESY = opening(letter_de.HOEFLICHKEIT, letter_en.HOEFLICHKEIT)
LEAD = opening(letter_de.ANKUENDIGUNG, letter_en.ANKUENDIGUNG)
REQUEST = opening(letter_de.BITTE, letter_en.BITTE)
REQUEST_INSIDE = opening(letter_de.BITTE_INNEN, letter_en.BITTE_INNEN)
REASON = opening(letter_de.GRUND, letter_en.GRUND)
STATEMENT_VERBS = words_of(letter_de.AUSSAGE_VERB, letter_en.AUSSAGE_VERB)
SENTENCE_STARTS = words_of(letter_de.SATZANFANG, letter_en.SATZANFANG)
NEVER_LAST = words_of(letter_de.NIE_SATZENDE, letter_en.NIE_SATZENDE)
POINTING = words_of(letter_de.ZEIGT_DARAUF, letter_en.ZEIGT_DARAUF)
EMPTY = words_of(letter_de.LEER, letter_en.LEER)
FORWARDED = words_of(letter_de.WEITERGELEITET)
CONNECTING = words_of(letter_de.ANSCHLUSS, letter_en.ANSCHLUSS)
AFTER_TIME = words_of(letter_de.TITEL_ENDE, letter_en.TITEL_ENDE)
