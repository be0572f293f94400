"""English words for titles; see titles_de.py."""

BLASS = (
    "pdf file link result results reply answer info information draft selection overview suggestion suggestions "
    "options names quotes quote version text table list letter email mail appointment replacement ad picture "
    "pictures document documents thing things favour favor help support return call one ones pros cons corrections"
)
UEBERGABE = "send tell give let mail email reply return report back get forward"
AN_MICH = "me us i we"
PLANUNG = (
    "hour hours minute minutes time budget deadline limit longer more spend cost costs urgent soon allow allotting "
    "take cap stop max maximum charge enough finish plan done"
)
FEHLT = "need needs want wants missing lacks looking require requires"
FRAGEWORT = "what how where who when which why is are does do who's what's where's when's how's"
RUF = "hello hi hey dear thanks cheers sorry ok okay regards best"
