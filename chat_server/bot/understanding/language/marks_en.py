"""English words that say what a time belongs to: the deadline, the time budget or the task. See marks_de.py."""

VOR_ZEITPUNKT = (
    ("by ; until ; till ; til ; up to ; not until", "until"),
    (
        "by|until (the) latest ; no|not later than ; not after ; on or before ; at the latest (by) ; latest (by)",
        "deadline",
    ),
    ("deadline ; due ; due date ; due by|on ; finished by ; done by ; ready by ; needed by", "deadline"),
    ("delivery by", "deadline"),
    ("before ; prior to ; ahead of", "before"),
    ("<Zahl> <Spanne> before (the)", "counted_before"),
    ("for ; on", "weak"),
    ("sometime ; some time", "sometime"),
    ("from ; of ; since ; after ; starting ; not before ; as of ; earliest ; during", "from"),
    ("between", "between"),
    ("every ; each", "every"),
    ("as soon as ; until now ; by now ; until further notice", "text"),
    ("not ; instead of ; rather than", "not"),
)

NACH_ZEITPUNKT = (("at the latest ; latest ; due ; is the deadline ; as deadline ; deadline", "deadline"),)

VOR_DAUER = (
    ("budget (of) ; time budget ; effort ; time limit ; allowance ; limit (of)", "budget"),
    ("spend (up to|about|max|at most|no more than) ; take (up to|about|max|at most|no more than)", "budget"),
    (
        "should|will|would|might|may|could take ; takes ; lasts ; should need ; it'll|that'll take ; it|that needs",
        "takes",
    ),
    (
        "you have ; you've got ; please plan ; plan ; give it|yourself ; allow ; you can|may use|take|spend",
        "budget",
    ),
    ("say ; let's say ; maybe ; perhaps ; probably ; likely", "about"),
    ("shouldn't|won't|mustn't take more|longer than ; should|must|will not take more|longer than", "most"),
    (
        "max ; maximum (of) ; at most ; up to ; no|not more than ; no|not longer than ; less than ; not over",
        "most",
    ),
    ("under ; hardly more than", "most"),
    ("(do) not|don't go over|above|beyond|past", "most"),
    ("(do) (not|don't) spend|use|take more|longer than ; (must|should|may|do) not|shouldn't exceed", "most"),
    ("limit|keep (it|this) to ; cap (it|this) at ; keep it under", "budget"),
    ("in total ; total ; altogether", "most"),
    ("about ; around ; approx ; approximately ; roughly ; ca ; some", "about"),
    ("at least ; min ; minimum ; no less than ; not less than", "least"),
    ("more|longer than", "more"),
    ("over ; nearly ; almost ; just under ; just over", "unclear"),
    ("every ; since ; after ; before ; each ; by ; for the ; last ; first ; past", "not_budget"),
    ("daily ; weekly ; monthly ; each week ; every week ; every day", "recurring"),
    ("of", "of"),
    ("duration ; length ; running time ; flight time ; travel time", "length"),
)

NACH_DAUER = (
    ("or so ; ish", "about"),
    ("should be plenty|fine|ok|okay ; should cover|suffice (it) ; is|are fine|plenty|ok|okay", "budget"),
    ("will be enough|fine|plenty", "budget"),
    (
        "will do ; at the most ; in total ; all in all ; would do ; would be enough|fine|plenty ; should suffice",
        "budget",
    ),
    ("or less|fewer", "budget"),
    ("budget ; of work ; of your time ; work ; effort ; time ; for it ; for this ; for that", "budget"),
    ("for the task", "budget"),
    ("max ; maximum ; tops ; at most ; should do ; should be enough ; is enough ; are enough", "budget"),
    ("a|per|each|every|/ week|day|month|year|person|item|page", "recurring"),
    ("daily ; weekly ; monthly", "recurring"),
    ("of it|that|them (for) ; for", "for"),
    ("long ; away ; later ; earlier ; before ; after ; ago ; old ; drive ; flight ; ride ; walk", "length"),
    ("trip ; tour ; pass ; care ; outing ; excursion ; hike", "length"),
    ("break ; stay ; video ; film ; meeting ; call ; delay ; layover ; workshop ; course", "length"),
    ("talk ; session ; slot", "length"),
    ("appointment ; interview ; training ; massage ; presentation ; speech ; delivery ; apart", "length"),
)

KORREKTUR = (
    ("no ; nope ; no wait ; i mean ; i meant ; correction", "correction"),
    ("wait ; sorry ; actually ; rather", "rather"),
    ("make that", "correction"),
    ("scratch that ; or rather ; or better ; oops ; no sorry", "correction"),
    ("make it ; better ; instead ; but ; hm ; hmm ; um ; uh", "rather"),
)

ODER = (("or (is|was it|that) ; and ; &", "either"),)

VAGE_FRIST = (
    ("asap ; soon ; quickly ; urgent ; urgently ; immediately ; right away ; shortly", "vague"),
    ("sometime ; some time ; promptly ; at once ; soonish ; in due course ; as early as possible", "vague"),
    ("at your earliest convenience", "vague"),
    ("as fast as you can ; as fast as possible", "vague"),
    ("in (the) (early|late) spring|summer|autumn|winter ; in the new year", "vague_soft"),
    ("after|before (the|my|our) holidays|holiday|vacation", "vague"),
    ("as soon as possible ; as soon as you can ; as quickly as possible ; very soon", "vague"),
    ("pretty soon ; quite soon", "vague"),
    ("in the next|coming (few) days|weeks|hours", "vague"),
    ("in|within a couple of <Spanne> ; in|within a couple <Spanne>", "vague"),
    ("in|within (a) few|some <Spanne>", "vague"),
    ("in|within (a) half (a) day|week|month", "vague"),
    ("in|within <Zahl> to|-|or <Zahl> <Spanne>", "vague_range"),
    ("in|within <Von-bis> <Spanne>", "vague_range"),
    ("(sometime) (over) (on) the weekend", "vague_weekend"),
    ("before then ; later ; in time ; in due time", "vague"),
    ("after the weekend", "vague"),
)

VON_EREIGNIS_AN = (
    ("<Zahl> <Spanne> before|earlier|beforehand|prior", "before"),
    ("the day before", "day_before"),
    ("(on) the <Wochentag> before", "weekday_before"),
    ("the evening|night before", "evening_before"),
    ("before that ; beforehand ; before then", "some_time_before"),
    ("by then ; until then", "until_then"),
)

OHNE_FRIST = (
    ("no rush ; no hurry ; no deadline ; not urgent ; no fixed date ; no time pressure", "no_date"),
    (
        "isn't urgent ; not at all urgent ; there's no rush|hurry|deadline ; when you get a chance|moment",
        "no_date",
    ),
    ("whenever you get to it|round ; whenever suits (you) ; no time limit ; when you have time", "no_date"),
    ("whenever ; whenever you can ; whenever you have time ; whenever it suits you", "no_date"),
    ("no particular date ; nothing urgent", "no_date"),
    ("take your time ; any time ; anytime ; some day ; someday ; no due date", "no_date"),
)

SCHAETZEN = (
    ("you estimate (it|the time) ; please estimate (the time|the effort|it)", "estimate"),
    ("assistant estimates", "estimate"),
    ("no idea how long (this|it) takes ; no idea how long (this|it) will take", "estimate"),
    ("i don't know how long (this|it) takes ; i do not know how long (this|it) takes", "estimate"),
    ("no idea ; i don't know ; don't know ; i do not know", "unknown"),
)

EINLEITUNG = (
    ("hello|hi|hey|dear (there|all|team|everyone)", "greeting"),
    ("good morning|afternoon|evening|night|day", "greeting"),
    ("have a nice|good|great day|evening|weekend|week", "greeting"),
    ("nice|great weekend|evening|day", "greeting"),
    ("please ; pls ; plz ; kindly ; just ; quickly ; also", "lead"),
    ("can|could|would|will you|u (be able to) ; could|can someone|somebody|anybody", "lead"),
    ("would you mind ; would it be possible to", "lead"),
    ("for me ; for us", "lead"),
    ("i'd say|guess|think ; i would say|guess|think ; i think|guess|reckon|suppose", "lead"),
    ("i|we need (you) (to) ; i'd like (you) (to) ; i|we would like (you) (to)", "need"),
    (
        "(it) would be brilliant|great|lovely|good|nice|helpful|ideal|fantastic to have|get ; what i|we need|want is",
        "need",
    ),
    (
        "reminder (for me) (please|pls) : ; fyi (,)|: ; quick one|thing|question|favour|favor : ; one thing :",
        "lead",
    ),
    ("i|we want (you) (to) ; i'm|we're looking for ; (i|we) need|want someone|somebody to", "need"),
    ("as discussed|agreed|mentioned (on the phone) (last week|yesterday|earlier) (,)", "lead"),
    ("i have a (new|small|quick) task for you ; great , go ahead then ; one more thing", "lead"),
    ("new task ; task|title|subject|deadline|budget|time", "label"),
)

SCHLUSS = (
    ("thanks (a lot|so much|in advance|very much) ; thank you (so much|in advance|very much)", "thanks"),
    ("many thanks ; thx ; ty ; cheers", "thanks"),
    ("see you (tomorrow|soon|later|then|monday|tuesday|wednesday|thursday|friday|next week) ; bye", "thanks"),
    ("best|kind|warm regards ; regards ; best wishes ; all the best", "thanks"),
)

FUELLWORT = (
    "please ok okay yes then would be nice great good fine if possible that's that is it should must done "
    "ready finished at on by the of to for in around about i need we have need a do and but thanks me "
    "this you until can take it's works work cool maybe will pls plz kindly so that perfect ideal perfectly totally "
    "absolutely too just think guess should suits all most only probably likely that'll it'll might"
)

BINDEWORT = "at on the of , around about ( ) - – and before ca approx in"

VORWORT = "at on the of , : is would be about around please = - – in for it's"

ORTSWORT = "on at for in from to"

BUDGETWORT = "is i estimate at should be of it for"

HOECHSTENS = ""
GESCHAFFT_IN = "through manage manageable doable"
MACHBAR = "manageable doable feasible"
MUSS = "must"
KRIEGT_HIN = ""
HIN = ""
KOMMT_SO_WEIT = "find do get"
