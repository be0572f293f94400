"""English words near a time that show what it means: who speaks, and about what. See context_de.py."""

GILT_BIS = (
    "valid open opened opening runs running closed available expires good sale offer discount reserved "
    "booked cancellable"
)
GILT_VIELLEICHT = "busy reachable free extended extend stays lasts takes remind reminds arrives delivers pays"
OEFFNUNGSZEITEN = "opening openings"
SAGEN = (
    "tell tells told ask asks asked say says said write writes wrote reply replies replied answer "
    "answered inform confirm confirms confirmed mention promise promised email text remind check find "
    "explain claims claimed know heard thinks announced"
)
SAGT = "according apparently supposedly said says promised promises claims claimed thinks announced"
SCHREIBEN = "write writes text check find email answer reply"
ZUGESAGT = "gave given granted promised announced agreed said claimed confirmed"
DASS = "that if"
OB = "whether"
NEBENSATZ = "whether which who what how why when because"
WUNSCH = "sure important"
VERNEINT = "nothing nobody not don't"
DOCH_NICHT = "forget later longer more"
ANGEREDET = "you"
SPRECHER = "i we he she they i'll we'll he'll she'll they'll"
WIR = "i we you"
AUFFORDERN = "ask tell remind urge request get"
ZU = "to"
FRIST_SETZEN = "set give grant"
EINE_FRIST = "deadline"
REGELMAESSIG = "every weekly daily monthly always regularly"
BIN = "i'm we're am are"
BRAUCHEN = "need needs must want wants"
WILL = (
    "wants want wanted needs need needed demands demand expects expect expected requires require insists asks "
    "asked hopes"
)
ABLEHNEN = (
    "write email mail tell decline refuse can't cannot not won't unable impossible extension reply answer ask "
    "suggest advise"
)
ABLAUFEN = "expire expires expiring end ends ending close closes closing start starts due"
VIELLEICHT_ABWESEND = "out off leave away"
SEIN = "i'm am is are be he's she's we're they're i'll on been"
ABWESEND = "ooo holiday holidays vacation abroad sick travelling traveling"
EREIGNIS = (
    "flight flights appointment meeting meetings table hotel hotels train trip ride departure arrival "
    "conference fair birthday wedding party seminar course workshop webinar call interview talk event "
    "concert cinema theatre theater ticket tickets delivery pickup room rooms car taxi visit exam dinner "
    "lunch brunch breakfast reservation slot stay journey travel restaurant babysitter guests calendar "
    "subscription game match race opening launch premiere shuttle ferry bus session standup class lesson "
    "funeral wake reunion anniversary booking invitation checkup dentist doctor"
)
NUR_GANZ = ""
EREIGNIS_VERB = (
    "book reserve schedule reschedule arrange invite move postpone remind fly travel travels starts "
    "begins arrives departs leaves cancel meet pick marries celebrate rent come comes came order attend "
    "register march arriving departing leaving starting ending landing"
)
HAT_LAENGE = (
    "audio recording dictation video clip film talk presentation speech podcast episode meeting appointment call "
    "flight train course workshop seminar break stay trailer interview webinar playlist song massage training hike "
    "route layover session tour walk audiobook lesson class movie"
)
ZU_SCHAFFEN = "doable done finished do manage"
NACH_ODER_VOR = "after before"
ARTIKEL = "the"
HAELT_EIN = "keep exceed observe"
BEGLEITWORT = "the our my your his her their"
INFINITIV_ENDET_AUF = ""
