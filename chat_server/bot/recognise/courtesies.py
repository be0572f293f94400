"""Tables of what people say to the bot as to a person, beside the matter: greetings, thanks, a pause, orders. Each line
matches the whole core of a text (`plain.core`).
"""

IS_ANYBODY_HERE = (
    (
        r"(?:ist )?(?:da )?jemand (?:da|hier|wach)|ist da (?:wer|jemand)(?: .{0,10})?|(?:is )?any(?:one|body) (?:there"
        r"|here|around)"
    ),
)
HOW_ARE_YOU = (
    (
        r"(?:na )?wie geht(?:'s| es|s)(?: (?:dir|ihnen|euch|so|heute|denn))*|alles (?:klar|gut)(?: bei (?:dir|ihnen"
        r"|euch))?|how are (?:you|things)(?: (?:doing|today|all))*|how(?:'s| is) it going|how do you do"
    ),
)
GREETING = (
    r"bonjour|salut|hola|ciao|buongiorno|olá|merhaba|dzień dobry|cześć|ahoj|hoi|hej|hallöle|tach|mahlzeit|na",
    r"(?:schönen|guten) (?:tag|morgen|abend|feierabend)(?: .{0,12})?",
    (
        r"(?:hallo|hallöchen|hi|hiya|heya|hey|howdy|hello|moin|moin moin|servus|grüezi|grüß gott|gruess gott|grüß dich"
        r"|guten (?:tag|morgen|abend)|good (?:morning|afternoon|evening|day))(?: (?:zusammen|there|all|team"
        r"|feierabend|ihr|ihr lieben|du|bot|everyone|frau \w+|herr \w+))*"
    ),
)
THANKS = (
    (
        r"(?:vielen |herzlichen |besten |lieben )?dank(?:e)?(?: (?:schön|sehr|dir|ihnen|euch|vielmals"
        r"|für .{0,30}))*|thank(?:s| you)(?: (?:very much|so much|a lot))?|merci|cheers"
    ),
)
SOMETHING_MORE = (
    (
        r"(?:ich |wir )?(?:hab|habe|haben)(?: ich)? (?:da |noch |ja |doch |leider )*(?:was|etwas|eins"
        r"|eine sache) vergessen|(?:ach ja |und )?noch"
        r" (?:was|etwas|eins|eine sache)(?: dazu)?|(?:da |es )?fehlt (?:noch |da )*(?:was|etwas)|(?:i "
        r"|we )?forgot something"
        r"|one more thing|something else|there is more|ich (?:will|möchte|muss) (?:noch )?(?:was|etwas) (?:ergänzen"
        r"|hinzufügen|sagen)"
    ),
)
WANTS_HELP = (
    (
        r"(?:have you )?got a (?:minute|moment|second)(?: for me)?|(?:hast du|haben sie|habt ihr) (?:kurz |mal "
        r"|einen moment )*zeit(?: für mich)?"
    ),
    (
        r"(?:ich |wir )?(?:hätte|hätten|hab|habe|haben|bräuchte|brauche)(?: ich)? (?:da |hier |mal |noch )*(?:was"
        r"|etwas|ein anliegen"
        r"|ein problem|(?:eine |ne )?(?:frage|bitte|aufgabe))(?: für (?:sie|euch|dich))?|(?:noch |nur )*(?:eine "
        r"|ne )(?:kurze )?frage"
    ),
    (
        r"(?:ich |wir )?(?:brauche?|brauchen|bräuchte|suche|hätte gern)(?: (?:mal|bitte|dringend|ihre|eure"
        r"|deine|etwas|ein bisschen|jemanden?))* (?:hilfe|unterstützung|der hilft"
        r"|der mir hilft)(?: (?:von ihnen|bitte))?"
    ),
    (
        r"(?:kann mir |können sie mir |kannst du mir |könnt ihr mir |könnten sie mir )(?:jemand |bitte |mal "
        r"|vielleicht |kurz )*(?:helfen)\??|(?:ich habe )?(?:mal )?(?:eine |ne )?(?:frage|aufgabe|bitte"
        r"|anliegen|auftrag)(?: für (?:sie|euch|dich))?|ich hätte (?:da )?(?:mal )?(?:eine|ein|was) ?(?:frage"
        r"|aufgabe|bitte|anliegen)?"
    ),
    (
        r"(?:i |we )?need (?:some |your |a little )?(?:help|support|assistance)|(?:can|could) (?:you|somebody"
        r"|someone|anyone) help(?: me| us)?\??|i have a (?:question|task|request)(?: for you)?|help me"
    ),
)
WAIT = (
    (
        r"(?:i'll |i will )?(?:be )?back (?:later|soon|tomorrow|in (?:a|an|\d+) \w+)|(?:bin )?(?:gleich|später"
        r"|morgen) (?:wieder|zurück)(?: da)?"
    ),
    (
        r"(?:ich |wir )?(?:muss|müssen|muß|gehe|geh|bin) (?:jetzt |gleich |kurz |mal |leider |eben |erst )*(?:weg"
        r"|los|fort|raus"
        r"|ins meeting|in (?:ein|den|die) \w+|zum \w+)(?: (?:jetzt|gleich|kurz))*|(?:ich )?(?:komme|bin) (?:gleich "
        r"|später"
        r" |morgen |nachher )*(?:wieder|zurück)|(?:den |das )?rest (?:mache ich |mach ich |kommt |folgt |später |morgen"
        r" |nachher )+|(?:ich )?(?:mach|mache) (?:das |den rest |es )?(?:später|nachher|morgen|heute abend"
        r"|gleich)(?: .{0,15})?"
    ),
    (
        r"(?:i |we )?(?:have|got|need) to (?:go|leave|run|dash)(?: .{0,15})?|gotta (?:go|run)|(?:i |i'll "
        r"|will )*(?:finish|continue"
        r"|be back|come back|do the rest|carry on)(?: (?:this|it|that))?(?: (?:later|tomorrow|soon|tonight|in a bit))*"
    ),
    (
        r"(?:einen |nur |kleinen |mal )*(?:moment|augenblick|sekunde)(?: (?:bitte|mal|noch|kurz))*"
        r"|warte(?:n sie)?(?: (?:mal|kurz|bitte|einen moment))*|(?:ich )?bin gleich (?:zurück|wieder da)|pause"
        r"|(?:ich )?(?:muss|mach|mache) (?:kurz |jetzt |gleich )*(?:weg|los|pause|später weiter|morgen weiter)"
        r"|(?:ich )?(?:mache|mach) (?:morgen|später|nachher) weiter|(?:morgen|später|nachher) weiter"
        r"|bis (?:später|morgen|gleich|nachher)"
    ),
    (
        r"(?:just |one |a |hold on )*(?:moment|second|sec|minute)(?: please)?|hold on|hang on|wait"
        r"|be right back|brb|(?:i'll )?(?:continue|finish|do (?:it|this)) (?:later|tomorrow)|see you(?: later"
        r"| tomorrow)?"
    ),
)
ORDERS_TO_BOT = (
    (
        r"(?:bitte )?(?:ignore|forget|disregard) (?:all |any |your |the |my )*(?:(?:your|all|previous|prior|above"
        r"|earlier|former) )(?:instructions?|prompts?|rules|messages?).*"
    ),
    (
        r"(?:ignorier|ignoriere|ignorieren sie|vergiss|vergessen sie|missachte) (?:alle |deine |ihre |die "
        r"|sämtliche )*(?:deine|ihre|alle|bisherigen|vorherigen|vorigen|obigen|früheren|internen) (?:anweisungen?"
        r"|instruktionen|regeln|befehle|vorgaben|prompts?).*"
    ),
    (
        r"(?:system|admin|root|developer) ?(?::|>).*"
        r"|.*\b(?:you are|you're|du bist|sie sind)\b.{0,30}\b(?:mode|modus|admin|developer|root|unrestricted)\b.*"
        r"|.*\b(?:your|deinen?|ihren?) (?:system |initial |hidden |internal |ursprünglichen? |internen? |geheimen? )*"
        r"(?:prompt|instructions|anweisungen|instruktionen)\b.*"
    ),
    (
        r".*\b(?:system ?prompt|systemprompt|developer mode|jailbreak|dan mode)\b.*|(?:you are|act as"
        r"|pretend to be|pretend you are|du bist|tu so als|antworte als|spiel(?:e)?)(?: (?:now|ab jetzt|jetzt"
        r"|von nun an|einen|ein|eine|a|an|ob))+ .*"
    ),
)


FILLERS = (
    (
        r"sorry|tut mir (?:echt |sehr )?leid|entschuldigung|leider|ehrlich gesagt|klingt gut|i'm sorry|honestly"
        r"|sounds good"
    ),
)
