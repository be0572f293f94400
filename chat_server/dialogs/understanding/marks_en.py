"""English words that say what a time belongs to: the deadline, the time budget or the task. See marks_de.py."""

VOR_ZEITPUNKT = (
    ("by ; until ; till ; til ; up to ; not until", "until"),
    ("by|until (the) latest ; no|not later than ; at the latest (by) ; latest (by)", "deadline"),
    ("deadline ; due ; due date ; due by|on ; finished by ; done by ; ready by ; needed by", "deadline"),
    ("delivery by", "deadline"),
    ("before ; prior to ; ahead of", "before"),
    ("<Zahl> <Spanne> before (the)", "counted_before"),
    ("for ; on", "weak"),
    ("from ; of ; since ; after ; starting ; not before ; as of ; earliest ; during", "from"),
    ("between", "between"),
    ("every ; each", "every"),
    ("until now ; by now ; until further notice", "text"),
    ("not", "not"),
)
NACH_ZEITPUNKT = (("at the latest ; latest ; due ; is the deadline ; as deadline ; deadline", "deadline"),)
GILT_BIS = (
    "valid open opened opening runs running closed available expires good sale offer discount reserved "
    "booked cancellable"
)
GILT_VIELLEICHT = "busy reachable free extended extend stays lasts takes remind reminds arrives delivers pays"
SAGEN = (
    "tell tells told ask asks asked say says said write writes wrote reply replies replied answer "
    "answered inform confirm confirms confirmed mention promise promised email text remind check find "
    "explain claims claimed know heard thinks announced"
)
SAGT = "according apparently supposedly said says promised promises claims claimed thinks announced"
SCHREIBEN = "write writes text check find email answer reply"
VERNEINT = "nothing nobody not don't"
DOCH_NICHT = "forget later longer more"
DASS = "that if"
OB = "whether"
WUNSCH = "sure important"
ANGEREDET = "you"
SPRECHER = "i we he she they i'll we'll he'll she'll they'll"
BRAUCHEN = "need needs must want wants"
ABWESEND = "out ooo holiday holidays vacation away leave abroad off sick travelling traveling"
EREIGNIS = (
    "flight flights appointment meeting meetings table hotel hotels train trip ride departure arrival "
    "conference fair birthday wedding party seminar course workshop webinar call interview talk event "
    "concert cinema theatre theater ticket tickets delivery pickup room rooms car taxi visit exam dinner "
    "lunch brunch breakfast reservation slot stay journey travel restaurant babysitter guests calendar "
    "subscription game match race opening launch premiere shuttle ferry bus session standup class lesson "
    "anniversary booking invitation checkup dentist doctor"
)
EREIGNIS_VERB = (
    "book reserve schedule reschedule arrange invite move postpone remind fly travel travels starts "
    "begins arrives departs leaves cancel meet pick marries celebrate rent come comes came order attend "
    "register march"
)
VOR_DAUER = (
    ("budget (of) ; time budget ; effort ; time limit ; allowance ; limit (of)", "budget"),
    ("spend (up to|about|max|at most|no more than) ; take (up to|about|max|at most|no more than)", "budget"),
    ("should|will|would take ; takes ; should need", "budget"),
    ("you have ; please plan ; plan", "budget"),
    ("shouldn't|won't|mustn't take more|longer than ; should|must|will not take more|longer than", "most"),
    ("max ; maximum (of) ; at most ; up to ; no|not more than ; no|not longer than ; less than", "most"),
    ("under", "most"),
    ("in total ; total ; altogether", "most"),
    ("about ; around ; approx ; approximately ; roughly ; ca ; some", "about"),
    ("at least ; min ; minimum ; no less than ; not less than", "least"),
    ("over ; more than ; nearly ; almost ; just under ; just over", "unclear"),
    ("every ; since ; after ; before ; each ; by ; for the ; last ; first ; past", "not_budget"),
    ("daily ; weekly ; monthly ; each week ; every week ; every day", "recurring"),
    ("of", "of"),
    ("duration ; length ; running time ; flight time ; travel time", "length"),
)
NACH_DAUER = (
    ("budget ; of work ; of your time ; work ; effort ; time ; for it ; for this ; for that", "budget"),
    ("for the task", "budget"),
    ("max ; maximum ; tops ; at most ; should do ; should be enough ; is enough ; are enough", "budget"),
    ("a|per|each|every|/ week|day|month|year|person|item|page", "recurring"),
    ("daily ; weekly ; monthly", "recurring"),
    ("of it|that|them (for) ; for", "for"),
    ("long ; away ; later ; earlier ; before ; after ; ago ; old ; drive ; flight ; ride ; walk", "length"),
    ("break ; stay ; video ; film ; meeting ; call ; delay ; layover ; workshop ; course", "length"),
    ("talk ; session ; slot", "length"),
    ("appointment ; interview ; training ; massage ; presentation ; speech ; delivery ; apart", "length"),
)
HAT_LAENGE = (
    "video clip film talk presentation speech podcast episode meeting appointment call flight train "
    "course workshop seminar break stay trailer interview webinar playlist song massage training hike "
    "route layover session tour walk audiobook lesson class movie"
)
KORREKTUR = (
    ("no ; nope ; no wait ; wait ; sorry ; actually ; i mean ; i meant ; rather ; correction", "correction"),
    ("make that", "correction"),
    ("make it ; scratch that ; or rather ; or better ; better ; instead ; oops ; no sorry", "correction"),
    ("but", "correction"),
    ("hmm ; um ; uh", "correction"),
)
ODER = (("or ; and ; &", "either"),)
VAGE_FRIST = (
    ("asap ; soon ; quickly ; urgent ; urgently ; immediately ; right away ; shortly", "vague"),
    ("promptly ; at once", "vague"),
    ("as soon as possible ; as soon as you can ; as quickly as possible ; very soon", "vague"),
    ("pretty soon ; quite soon", "vague"),
    ("in the next|coming (few) days|weeks|hours", "vague"),
    ("in|within a couple of <Spanne> ; in|within a couple <Spanne>", "vague"),
    ("in|within (a) few|some <Spanne>", "vague"),
    ("in|within (a) half (a) day|week|month", "vague"),
    ("in|within <Zahl> to|-|or <Zahl> <Spanne>", "vague_range"),
    ("in|within <Von-bis> <Spanne>", "vague_range"),
    ("(sometime) (over) (on) the weekend", "vague_weekend"),
    ("by then ; until then ; before then ; these days ; later ; in time ; in due time", "vague"),
    ("after the weekend", "vague"),
)
OHNE_FRIST = (
    ("no rush ; no hurry ; no deadline ; not urgent ; no fixed date ; no time pressure", "no_date"),
    ("isn't urgent", "no_date"),
    ("whenever ; whenever you can ; whenever you have time ; whenever it suits you", "no_date"),
    ("no particular date", "no_date"),
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
    ("can|could|would|will you ; would you mind ; would it be possible to", "lead"),
    ("for me ; for us", "lead"),
    ("i|we need (you) (to) ; i'd like (you) (to) ; i|we would like (you) (to)", "need"),
    ("i|we want (you) (to)", "need"),
    ("i have a (new|small|quick) task for you", "lead"),
    ("new task ; task", "lead"),
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
    "this you until can take it's works work cool maybe will"
)
BINDEWORT = "at on the of , around about ( ) - – and before ca approx in"
VORWORT = "at on the of , : is would be about around please = - – in for it's"
ORTSWORT = "on at for in from to"
BUDGETWORT = "is i estimate at should be of it for"
