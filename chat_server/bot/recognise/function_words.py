"""Words of the closed classes in German and English: they are in every text and say nothing about a matter."""

_GERMAN = (
    # Pronouns and articles
    "ich wir mir mich uns du dir dich ihr euch sie ihnen er ihm ihn man es das dies diese dieser dieses diesen"
    " diesem der die den dem des ein eine einen einem einer eines mein meine meinen meinem meiner dein deine deinen"
    " deinem deiner ihre ihren ihrem ihrer euer eure euren eurem eurer unser unsere unseren unserem unserer sich"
    " jemand jemanden jemandem wer wen wem was wie wo wann warum wieso wofür wozu woran worauf welche welcher"
    " welches welchen etwas alles alle allem allen beide beides beiden einander selbst selber so solche solches"
    " sowas dasselbe dieselbe denselben"
    # Auxiliaries and modals
    " bin bist ist sind seid war waren warst wart wäre wären wärst wärt sein gewesen habe hab hast hat haben habt"
    " hatte hatten hätte hätten hättest gehabt werde wirst wird werden werdet wurde wurden würde würden würdest"
    " worden kann kannst können könnt könnte könnten könntest könntet darf darfst dürfen dürft dürfte dürften muss"
    " musst müssen müsst müsste müssten müsstest müsstet soll sollst sollen sollt sollte sollten solltest will"
    " willst wollen wollt wollte wollten mag magst mögen mögt möchte möchten möchtest lasse lass lassen lasst lässt"
    # Prepositions and conjunctions
    " ab an am ans auf aufs aus bei beim bis durch für fürs gegen hinter im in ins mit nach neben ohne seit statt"
    " über um unter von vom vor wegen während zu zum zur zwischen und oder aber denn sondern weil dass wenn ob als"
    " falls damit obwohl bevor sobald solange also sonst trotzdem deshalb deswegen"
    # Particles and adverbs
    " ja nein doch nö nee ne jo jep ach äh ähm hm hmm mh tja na naja puh oh oje mal eben halt einfach bitte ganz"
    " gern gerne auch noch schon jetzt nun hier da dort dazu davon dafür darauf daran darüber dabei danach"
    " hinterher anschliessend davor dahin daher drauf dran drin drum drüber dann lieber besser eher sehr wirklich"
    " wohl immer nur bloß eigentlich überhaupt vielleicht etwa ungefähr ziemlich völlig total komplett absolut echt"
    " gar nie niemals nicht nichts nix kein keine keinen keinem keiner keins mehr viel viele wenig weniger genug"
    " gleich sofort gerade kurz erst erstmal vorerst fürs erste heute soweit weit wieder nochmal nochmals leider"
    " natürlich selbstverständlich sicher bestimmt klar genau okay ok gut super prima toll schön recht ehrlich"
    " gesagt übrigens insgesamt irgendwie irgendwas irgendwann irgendwer irgend allerdings jedenfalls sowieso"
    " ohnehin eh halbwegs ansonsten zuerst zunächst zuletzt nochmals vielen jeden fall hin her rein raus rum ran"
    " hinaus weg los ruhig locker getrost grad drüben heut"
    " andere anderen anderer anderes anderem wärs wär isses gehts dicke ui nu is ginge"
    # Light verbs
    " sehen sieht seht siehst schauen schaut"
    " mach mache rechne rechnen rechnet machst machen macht gemacht tu tue tun tut getan gib"
    " gebe geben gebt gibt gegeben geh gehe gehen geht ging komm komme kommen kommt nimm nehme nehmen nehmt nimmt"
    " bleib bleibe bleiben bleibt steht stehen läuft laufen finde findet finden findest denke denken denkt denkst"
    " glaube glauben meine meint meinst meinen klingt heisst heißt fällt fallen hole kriege krieg kriegen kriegt"
    " bekomme bekommen bekommt liegt liegen"
)
_ENGLISH = (
    "i we me us my our mine ours you your yours he him his she her they them their it its this that these those the"
    " a an one ones someone somebody anyone anybody something anything everything everyone everybody who whom whose"
    " what which when where why how some any all both each such same other others another self am is are was were"
    " be been being have has had having do does did done doing can could may might must shall should will would let"
    " lets make makes made get gets got give given go goes going gone come comes take takes put keep at by for from"
    " in into of off on onto out over to under until up with without about after before between through than as and"
    " or but if because since so though although while unless whether yes no yeah yep yup nope nah not never"
    " nothing none well oh ah hm hmm um uh hey just really please then now here there too also very much many more"
    " most less least little bit lot quite rather maybe perhaps probably only even still yet already again soon"
    " later first last actually simply honestly frankly basically kind sort of course way right ok okay good great"
    " fine nice sorry thanks thank mate guys folks better best enough sure exactly today right like want say says"
    " said see look looks sounds feel think thought mean means meant guess know whole thing things stuff bother"
    " long far afraid moment"
)
FUNCTION_WORDS = frozenset(f"{_GERMAN} {_ENGLISH}".casefold().split())
"""With ß as ss, as in plain texts."""
