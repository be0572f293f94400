"""English words that show the parts of a message; see letter_de.py."""

ANREDE = (
    "hello|hi|hey|hiya (there|all|team|everyone|everybody|guys|folks) ; good morning|afternoon|evening|day",
    "morning",
    "dear all|team|sir or madam|sir|madam|colleagues ; to whom it may concern",
)
ANREDE_MIT_NAMEN = ("dear",)
TITEL = "mr mrs ms miss dr prof sir madam team"
GRUSS = (
    "(with) (kind|best|warm|warmest|kindest|many) regards|wishes|greetings ; all the best",
    "(with) (many) thanks and (kind|best) regards ; yours (sincerely|faithfully|truly)",
)
GRUSS_ZEILE = (
    "best ; cheers ; sincerely ; take care ; talk soon ; xx ; br",
    "have a wonderful|fantastic|relaxing|pleasant|super|safe|merry|happy|sunny",
    "have a nice|good|great|lovely day|evening|weekend|week|one ; see you (tomorrow|soon|later|then|next)",
    "bye (bye)",
)
NACHTRAG = ("ps|btw ; p.s. ; oh and ; by the way ; one more thing",)
ERREICHBAR = (
    "phone|mobile|cell|office|fax|email|e-mail|web|website|opening hours|office hours|hours ; sent from my",
    "registered office|company no|vat",
)
HOEFLICHKEIT = (
    "(i|we) hope (that) you|you're|this|all|everything|your ; how are you|things ; hope you're|all",
    "(many) thanks|thank|thx|ty|cheers (you) (so|a|for|in|again|very) ; much appreciated ; sorry",
    "let me know if|when|should ; if you have any questions ; any questions ; feel free ; do not hesitate",
    "don't hesitate",
    "looking forward ; i look forward ; that would be great|lovely|wonderful ; great to ; nice to",
    "good to",
    "quick question ; i have a quick question",
)
ANKUENDIGUNG = (
    "(here|here's|this) (is|comes) (the|a|my|our) (new|next|small) task|request|job ; (new|next) task (for you)",
    "i|we have a|another (new|small|quick|little) task|job|request|favour|favor (for|to) (you|ask) ; see below",
    "fyi ; fwd|fw|re",
    "here's what|the ; the task is ; my request ; to-do|todo",
)
BITTE = (
    "(so|and|then|also|now) please|pls|plz|kindly ; (so|and|also) can|could|would|will you|u",
    "can|could someone|somebody|anybody|anyone",
    "would it be possible ; is it possible ; is there any chance ; do you mind ; would you mind",
    "i|we need|want|require|would like|am looking|are looking",
    "i'd|we'd|i'm|we're like|love|need|appreciate|looking",
    "it would be great|good|nice|lovely if ; i was hoping|wondering ; you should|could|can|may ; you'll need",
    "need|needed|looking for",
    (
        "find|book|call|write|send|check|make|prepare|get|create|draft|compile|translate|organise|organize|"
        "arrange|research|look|order|compare|update|collect|put|set|schedule|cancel|proofread|transcribe|type|"
        "scan|print|summarise|summarize|review|design|plan|buy|ask|tell|reserve|fill|sort|tidy|move|remind|"
        "reply|answer|contact|email|ring me|us|the|a|an|our|my|all|up|for|out|in|into|to|some|three|two|five|"
        "four|every|each|with|on|it|him|her|them|new|one|six|ten"
    ),
)
SOLL_SEIN = "must should will needs has"
BITTE_INNEN = ("please|pls ; can|could|would|will you|u ; (and) i|we need|want ; i'd|we'd like|love",)
GRUND = ("because|since|reason|background|otherwise ; the reason|background ; so that",)
AUSSAGE_VERB = (
    "is are were have has had will must need needs can could should would want wants plan plans i'm we're he's "
    "she's it's there's i've we've they're got get gets starts start begins ends moves move moving celebrates "
    "travels travel takes take comes come goes go said says told asked thinks know"
)
SATZANFANG = (
    "please thanks thank i we it the this that these then could can would if also and but he she they my our no "
    "not at by best kind regards cheers let hope on in for a an"
)
NIE_SATZENDE = "conf mr mrs ms dr prof no vs e i approx st"
ZEIGT_DARAUF = "below forwarded attached handle reply email message"
LEER = (
    "quick one morning something following an finish this it that handle take care of below help please me us "
    "can could you the a do task request question i need them up follow check has there i'd to we have hello "
    "reply answer urgent important see would your support"
)
ANSCHLUSS = "for by at on in then so also therefore"
TITEL_ENDE = (
    "by on at before and or but should must be needs to please also then is are ideally preferably i'd"
)
HINWEIS = ("attached|enclosed|unfortunately|yesterday",)
KEIN_VERB = "not best last next first just at but it out about without"
TITEL_ANFANG = "also then so now and just"
PRAEPOSITION = "in on at to for with from of by about into"
FUERWORT = "it them this that"
BEGLEITER = "the my our her his their a an"
VERBINDET_NOMEN = "of from for with"
