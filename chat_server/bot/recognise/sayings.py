"""Tables of what people say to the bot instead of an answer, in German and English. Each line matches the whole core
of a text (`plain.core`); a kind that is absent from a table is an answer.
"""

import re

from chat_server.bot.recognise.agreeing import yes_or_no
from chat_server.bot.recognise.courtesies import FILLERS, THANKS
from chat_server.bot.recognise.plain import LONGEST_SAYING, core, matches_folded, plain

_ME = r"(?:das |es |so |da |hier |dazu |darüber )*"
_HOW = r"(?: (?:noch|so|ganz|genau|wirklich|selbst|auch|selber|gar|leider|jetzt|im moment|gerade|nicht))*"

_YOU = r"(?:du|ihr|sie|man)"
UNSURE = (
    (
        r"just do it|when(?:ever)? you (?:can|like|have time|get to it)|wenn (?:ihr|sie|du) (?:könnt|können|kannst"
        r"|zeit habt|zeit haben|zeit hast)"
    ),
    (
        r"(?:das )?(?:kommt|hängt) (?:ganz |sehr )?(?:drauf|darauf|davon)(?: (?:an|ab))?(?:,? .{0,40})?|(?:it "
        r"|that )?depends(?: .{0,40})?"
        r"|so (?:wenig|kurz|günstig|sparsam|viel|lange) (?:wie|als) (?:möglich|nötig|es geht|geht)|unbegrenzt|open end"
        r"|(?:egal |so )(?:wie )?lange (?:es|das|ihr|sie|du|man)(?: .{0,20})?|as (?:little|much"
        r"|long) as (?:possible|it takes)|unlimited"
        r"|(?:macht?|machen sie)(?: (?:ihr|du|das|es|einfach|mal|schon))+|(?:ihr|sie|du) (?:wisst|wissen"
        r"|weißt) (?:schon|ja|doch)"
        r"(?: .{0,20})?"
    ),
    (
        rf"(?:das |da |es )?(?:weißt|wisst|wissen|kennt|kennen|kennst|könnt|können|kannst|seht|sehen) {_YOU}"
        r"(?: (?:das|da|es|sich|ja|doch|sicher|bestimmt|selbst|eh|wohl))*"
        r" (?:besser|am besten)(?: (?:als ich|einschätzen|beurteilen|sagen|schätzen|entscheiden|aus|wissen))*"
    ),
    (
        rf"(?:ganz |einfach |genau |macht (?:es )?|mach (?:es )?|machen sie (?:es )?)*(?:so )?(?:wie|was"
        rf"|wann) (?:{_YOU}|es {_YOU}"
        rf"|es (?:ihnen|dir|euch)|ihnen|dir|euch) (?:es )?(?:für )?(?:am besten |besser |richtig |sinnvoll "
        rf"|gut )*(?:meinst"
        r"|meint|meinen|denkst|denkt|denken|wollt|wollen|willst|möchtest|möchten|mögt|haltet|halten|hältst|passt|reicht"
        r"|recht ist|lieber ist|könnt|können|findet|finden|findest)(?: .{0,15})?"
    ),
    (
        r"(?:da |hier )?(?:vertraue|verlasse) ich (?:mich )?(?:da )?(?:ganz )?(?:auf )?(?:ihnen|dir|euch|sie"
        r"|dich)(?: .{0,15})?"
        r"|(?:ganz )?nach (?:ihrem|deinem|eurem) ermessen|(?:ihr|sie) (?:seid|sind) (?:doch )?die (?:profis|experten)"
        r"|da bin ich überfragt|(?:da )?müsste ich (?:raten|schätzen)|(?:das )?kann ich (?:so |noch |jetzt "
        r"|da )*nicht (?:sagen"
        r"|einschätzen|beurteilen|abschätzen)|(?:das )?steht noch nicht fest|(?:keinen |null )(?:schimmer|plan)"
        r"|(?:bitte |einfach |mal |selbst )*schätzen(?: (?:sie|du|ihr))?(?: (?:bitte|mal|das|es|selbst))*"
    ),
    (
        r"as you (?:see fit|like|wish|prefer|think best)|(?:i )?trust you(?: .{0,20})?|you know (?:best"
        r"|better)(?: .{0,15})?"
        r"|your guess is as good as mine|i (?:can't|cannot|couldn't) (?:say|tell)(?: .{0,15})?|beats me"
        r"|(?:i'm |i am )?not (?:really )?sure(?: yet)?"
    ),
    (
        r"(?:ich )?bin (?:ich )?(?:mir )?(?:da |noch |nicht |auch |gar )*(?:nicht )?(?:un)?sicher"
        r"|i'm not (?:really )?sure(?: .{0,20})?"
    ),
    (
        r"(?:das )?(?:entscheidest|entscheiden|bestimmst|bestimmen|weißt|wissen|schätzt|schätzen) (?:du|sie"
        r"|ihr)(?: .{0,20})?"
    ),
    r"(?:du|ihr|sie) (?:entscheidest|entscheidet|entscheiden|bestimmst|bestimmt|schätzt|schätzen)(?: .{0,20})?",
    (
        r"so (?:viel|lange|viele stunden) wie (?:nötig|es braucht|es dauert|ihr braucht|sie brauchen)"
        r"|was (?:nötig|eben nötig) ist"
    ),
    (
        r"as (?:long|much)(?: time)? as (?:it takes|needed|necessary|you need)|whatever it takes|n/?a"
        r"|k\.? ?a\.?|nicht bekannt|unknown"
    ),
    r"weiter(?:machen| geht's| bitte)?|next(?: question)?|continue|go on|keep going|nächste frage",
    (
        rf"(?:{_ME})?(?:ich )?(?:weiß|weiss|weis|wüsste|wüßte|kenn"
        rf"|kann)(?: ich)?(?: {_ME})?(?:{_HOW})? ?nicht(?: (?:genau|so genau|sagen|einschätzen|schätzen"
        rf"|beurteilen|mal))*"
    ),
    r"(?:ich )?(?:hab|habe )?(?:gar |echt |absolut )?kein(?:e|en)? (?:ahnung|plan|idee|schimmer)(?: .{0,40})?",
    r"(?:ich )?(?:weiß|weiss) (?:ich )?(?:das |es )?(?:auch |noch |leider )*nicht(?:,? wie .{0,30}|,? was .{0,30})?",
    r"ahnungslos|keinen schimmer|schwer zu sagen|schwierig zu sagen|gute frage|noch (?:offen|unklar)|offen|unklar",
    (
        r"(?:(?:das )?(?:sag|sagt|sagen|entscheide|entscheidet|entscheiden|bestimm|bestimme|bestimmt|bestimmen"
        r"|schätz|schätze|schätzt|schätzen|wähl|wähle|wählen|mach|macht|machen)) (?:du|ihr|sie|sie das|du das"
        r"|ihr das|was|mal)(?: .{0,25})?"
    ),
    (
        r"(?:das )?(?:überlasse|überlass) ich (?:ihnen|dir|euch)(?: .{0,20})?|ihre entscheidung"
        r"|deine entscheidung|was (?:meinen|denken|schlagen) (?:sie|du|ihr)(?: vor)?\??|was schlägst du vor\??"
        r"|wie (?:sie|du|ihr) (?:meinen|meinst|meint|wollen|willst|wollt|denken)"
    ),
    (
        r"(?:i )?(?:don't|dont|do not) know(?: .{0,30})?|(?:i have |i've )?no (?:idea|clue)(?: .{0,40})?"
        r"|not sure(?: .{0,30})?|dunno|idk"
    ),
    (
        r"you (?:decide|choose|tell me|pick|say)(?: .{0,20})?|up to you|your (?:call|choice)|hard to say"
        r"|i can't say|(?:i )?leave (?:it|that) to you|whatever you (?:think|like|say)(?: .{0,15})?"
    ),
    (
        r"später|spaeter|(?:das )?(?:kommt|sage ich|klären wir|klär ich|machen wir|entscheide ich"
        r"|weiß ich) (?:dann )?(?:noch|später|spaeter)(?: .{0,20})?|later|tbd|to be decided|decide later"
        r"|we'll see|mal sehen|mal schauen|schauen wir mal"
    ),
)
WHATEVER = (
    (
        r"whichever|jederzeit|anytime|any time|wann (?:ihr|sie) (?:zeit habt|zeit haben|könnt|können|wollt|wollen)"
        r"|(?:ganz )?egal (?:wann|wie|wer|was)"
    ),
    (
        r"(?:das |es |ist |wäre |mir |uns |ganz |völlig |total |eigentlich |auch |da |hier |wirklich )*(?:egal"
        r"|wurscht|wurst|schnuppe|gleich|einerlei|nicht (?:so |weiter |besonders )?wichtig"
        r"|nicht (?:so )?relevant)"
    ),
    (
        r"(?:niemand|nichts|keine[nr]?|kein) (?:bestimmte[srn]?|besondere[srn]?)|wer (?:gerade "
        r"|eben )?(?:zeit hat|frei ist|kann)"
    ),
    (
        r"(?:no(?:body|thing|one)? (?:in )?particular|anyone|anybody|whoever (?:is free|has time)|not (?:that "
        r"|so )?important)"
    ),
    (
        r"(?:das |es )?(?:ist |wäre )?(?:mir |uns |ganz |völlig |total |eigentlich |voll )*(?:egal|wurscht"
        r"|wurst|schnuppe|gleich|einerlei|schnurz)(?: .{0,20})?"
    ),
    (
        r"(?:beides|beide)(?: (?:ist )?(?:ok|okay|geht|passt|recht|möglich|gut))?|(?:ist |das ist )?(?:mir "
        r"|uns )(?:alles |beides )?recht|spielt keine rolle|nicht (?:so )?wichtig|ganz egal"
    ),
    (
        r"(?:it )?(?:doesn't|does not|don't) matter(?: .{0,20})?|(?:i )?(?:don't|dont|do not) (?:mind|care)"
        r"|whatever|either(?: (?:one|is fine|works))?|both|any(?:thing|time)?|no preference(?:s)?|i'm easy"
        r"|not important"
    ),
)
NOTHING_MORE = (
    (
        r"no,? (?:that's|it's|that is|it is) (?:fine|ok|okay|good|all)(?: .{0,12})?|(?:it's "
        r"|that's )?all (?:said )?in the title"
        r"|the title says (?:it(?: all)?|everything)|as (?:it )?says in the title"
    ),
    (
        r"(?:nö|nee|nein|no),? (?:passt|alles gut|ist gut|gut so|all good)(?: so)?|stimmt so|(?:eigentlich "
        r"|sonst )?nicht viel(?: mehr)?|läuft(?: so)?|not much(?: else)?"
    ),
    (
        r"(?:sonst |weiter |mehr )?(?:nix|nüscht|nichts)(?: (?:weiter|mehr|besonderes|spezielles|sonst|dazu"
        r"|weiteres|zu sagen))*"
        r"|(?:sonst |weiter )?(?:gibt es |gibt's |habe ich |hab ich )(?:sonst |weiter |dazu )*(?:nichts"
        r"|nix)(?: .{0,15})?"
    ),
    r"passt (?:so|schon|alles|doch)|(?:so|das) passt(?: (?:so|schon|alles|es))*|alles (?:gut|bestens|in ordnung)",
    (
        r"(?:das |mehr |sonst |weiter |viel mehr )*(?:brauche?n?|brauchst|braucht|musst|müssen|muss|müsst) (?:du|sie"
        r"|ihr|ich|man)(?: (?:dazu|dafür|jetzt|auch|da|wirklich|gar|weiter|noch|sonst))* (?:nicht|nichts)"
        r"(?: (?:mehr|weiter|zu wissen|wissen|machen|tun|sagen|schreiben))*"
        r"|(?:du|sie|ihr|ich) (?:brauche?n?|brauchst|braucht) (?:dazu |dafür |jetzt )*(?:nicht mehr|nichts mehr"
        r"|nichts weiter)"
        r"|you (?:don't|do not) need (?:anything else|any ?more|more)(?: from me)?"
    ),
    (
        r"(?:es |da )?(?:ist |wurde )?(?:schon |doch |bereits )?alles (?:schon |doch |bereits )?(?:gesagt|drin"
        r"|klar beschrieben|erwähnt)"
    ),
    (
        r"(?:ist )?nicht (?:nötig|notwendig|erforderlich)|(?:das )?(?:brauchst du|brauchen sie"
        r"|braucht ihr) nicht|not (?:needed|necessary)"
    ),
    (
        r"(?:keine|no) (?:weiteren |more |further )?(?:details?|angaben|infos?|informationen|information"
        r"|anmerkungen|comments)"
    ),
    (
        r"(?:sonst |weiter |mehr )?nichts(?: (?:weiter|mehr|besonderes|spezielles|sonst|zu sagen|hinzuzufügen"
        r"|weiteres|dazu))*"
    ),
    (
        r"mehr (?:ist (?:es|das|da) nicht|gibt es (?:nicht|dazu nicht)(?: zu sagen)?|braucht es nicht|nicht"
        r"|habe ich nicht|fällt mir nicht ein|weiß ich nicht)"
    ),
    (
        r"(?:das (?:war|wars|war's|ist|reicht|wäre) ?(?:es|alles|schon|'s)?(?: schon| auch schon| erstmal"
        r"| soweit)?)|(?:das )?wars|war's|das wär's|alles gesagt|steht (?:doch )?(?:schon )?(?:alles )?(?:da"
        r"|oben|drin|im titel)|(?:der )?titel (?:sagt|reicht)(?: alles)?"
        r"|hab(?:e)? ich (?:doch )?(?:schon )?gesagt"
    ),
    (
        r"(?:nein|nee|nö|no)[,.]? (?:sonst |mehr |weiter )?(?:nichts|das war(?:'s|s| es| alles)|danke"
        r"|nothing(?: .{0,12})?|that's (?:all|it)|passt (?:schon|so))(?: (?:weiter|mehr|besonderes))?"
    ),
    (
        r"that's (?:all|it|everything)(?: .{0,15})?|that is all|nothing(?: (?:else|more|special|in particular"
        r"|to add|really))*|no more|nope that's it|all said|keine (?:besonderen )?(?:wünsche|vorgaben"
        r"|besonderheiten|vorlieben)|no (?:special )?(?:requirements|wishes|instructions)"
    ),
)
ENOUGH = (
    r"(?:just |please )*send(?: (?:it|off|in|now|please))*",
    (
        r"(?:ich |wir |i'm |i am |we're )?(?:bin |sind )?(?:jetzt |dann |so weit )*(?:fertig|soweit|done|finished"
        r"|ready)(?: (?:jetzt|now))?"
    ),
    r"(?:dann )?(?:mal )?los|auf geht's|go|let's go",
    (
        r"(?:das |es |so |mir )*(?:reicht|genügt|langt)(?: (?:so|schon|doch|mir|uns|erst mal|erstmal|fürs erste"
        r"|vorerst|völlig|aus"
        r"|dann|jetzt|für jetzt))*"
    ),
    (
        r"(?:bitte |jetzt |einfach |dann |gleich |so )*(?:fangt?|fangen sie|legt?|legen sie|macht?|machen sie|start"
        r"|beginnen sie"
        r"|beginnt|leg|gebt|gib|geben sie|schickt?|schicken sie)(?: (?:bitte|jetzt|einfach|schon|mal|so|damit"
        r"|gleich|es|sie|das|die"
        r" aufgabe|den auftrag|ruhig))* (?:an|los|ab|weiter|raus)"
    ),
    (
        r"(?:just |please |you can |ok |then )*(?:get started|get going|start(?: (?:now|right away|on it))?"
        r"|go ahead|go on with it"
        r"|hand it (?:in|over)|send it(?: off| in)?|submit(?: it)?)(?: (?:now|please|like that|as it is|then))*"
    ),
    (
        r"(?:das |es )?reicht(?: (?:so|schon|doch|mir|erstmal|völlig"
        r"|aus))*(?:,? (?:jetzt )?(?:bitte )?(?:einfach )?(?:abgeben|abschicken|losschicken|gib es ab"
        r"|schick (?:es )?ab|los))?"
    ),
    (
        r"(?:(?:jetzt |einfach |so |gleich |direkt |bitte |schon )*(?:abgeben|abschicken|losschicken"
        r"|einreichen|absenden|aufgabe abgeben|fertig)(?: so| jetzt| bitte)*)"
    ),
    (
        r"(?:gib|geben sie|schick|schicken sie|nimm|nehmen sie|leg|legen sie|gebt|schickt) (?:es|sie|das"
        r"|die aufgabe|bitte|einfach|so|jetzt|los| )*(?:ab|los|weiter|auf)?(?: so)?|(?:es kann "
        r"|kann )?losgehen|los geht's|leg los|legen sie los"
    ),
    (
        r"(?:that's |that is )?enough(?: (?:for now|already|now))?(?:,? (?:just )?(?:submit|send|hand it in"
        r"|go)(?: it)?)?|(?:just |please )*(?:submit|send it|send it off|hand it in|go ahead)(?: (?:it|now"
        r"|as it is|like that))*|good enough|done|ready"
    ),
)


def matches(table: tuple[str, ...], said: str) -> bool:
    """Whether the whole of what was said stands in a table."""
    return len(said) <= LONGEST_SAYING and any(matches_folded(line, said) for line in table)


def says(said: str, *tables: tuple[str, ...]) -> bool:
    """Whether what was said (a core) stands in the first table as a whole, or part by part in the tables, with
    nothing beside it but yes, no and thanks: "muss kurz weg, mache nachher weiter".
    """
    if matches(tables[0], said) or matches(tables[0], _YES_BEFORE.sub("", said)):
        return True
    parts = [part for clause in _BETWEEN_PARTS.split(said) if (part := plain(clause))]
    if not 1 < len(parts) <= _MOST_PARTS or not any(_stands_in(tables[0], part) for part in parts):
        return False
    return all(_is_filler(part) or any(_stands_in(table, part) for table in tables) for part in parts)


def _stands_in(table: tuple[str, ...], part: str) -> bool:
    return matches(table, part) or matches(table, core(part))


_MOST_PARTS = 8
_YES_BEFORE = re.compile(
    r"^(?:(?:ja|jo|jep|ok|okay|gut|super|prima|passt|klar|nein|nö|nee|yes|yeah|yep|fine|great|no)\s+)+(?=\S)"
)
_BETWEEN_PARTS = re.compile(r"[,.;:!?…–]+|\s-\s|\b(?:und|aber|and|but)\b")


def _is_filler(part: str) -> bool:
    return yes_or_no(part) is not None or not core(part) or matches(THANKS, part) or matches(FILLERS, part)
