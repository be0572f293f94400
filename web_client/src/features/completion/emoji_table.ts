/** Emoji as people name them, in German and in English; the first name of each is the shortest that is usual. */

const TABLE = `
👍 daumen hoch ja gut thumbsup +1 yes
👎 daumen runter nein thumbsdown -1 no
👌 ok perfekt perfect
🙏 danke bitte thanks please pray
👏 applaus klatschen bravo clap
🙌 hurra hooray
💪 stark muskel strong muscle
🤝 handschlag abgemacht einig handshake deal
✌️ frieden victory peace
🤞 daumen drücken fingers crossed
👋 winken hallo tschüss wave hello bye
☝️ hinweis zeigefinger point up
👉 rechts zeigen point right
👈 links zeigen point left
👇 unten zeigen point down
✍️ schreiben unterschrift write
👀 augen schauen gesehen eyes look
🧠 gehirn denken brain
🙂 lächeln smile
😊 freuen froh blush happy
😀 grinsen grin
😃 lachen laugh
😄 strahlen glad
😁 breit grinsen beam
😅 schweiß puh sweat phew
😂 tränen lachen joy lol
🤣 kugeln rofl
😉 zwinkern wink
😇 engel brav angel
🥰 verliebt herzen love
😍 herzaugen toll heart eyes
😘 kuss kiss
😋 lecker yummy
😎 cool sonnenbrille sunglasses
🤓 streber nerd
🤩 begeistert sterne starstruck
🥳 feiern party
😏 schmunzeln smirk
😌 erleichtert relieved
😴 schlafen müde sleep tired
🥱 gähnen yawn
🤔 denken hm grübeln thinking
🤨 skeptisch zweifel skeptical
😐 neutral
🙄 augenrollen eyeroll
😬 grimasse autsch grimace
😕 verwirrt confused
🙁 traurig sad
😢 weinen cry
😭 heulen sob
😞 enttäuscht disappointed
😔 betrübt pensive
😟 besorgt worried
😳 verlegen flushed
😱 schreck schrei scream
😮 staunen oh wow
😲 überrascht surprised
🤯 unglaublich mindblown
😤 schnauben huff
😠 ärgerlich angry
😡 wütend rage
🤒 krank fieber sick ill
🤧 schnupfen niesen sneeze cold
🤗 umarmung hug
🤷 schulterzucken keine ahnung shrug
🤦 stirn kopfschütteln facepalm
🙋 melden frage raise hand
🙈 affe nichts sehen monkey see no evil
❤️ herz liebe heart love
🧡 orange herz orange heart
💛 gelbes herz yellow heart
💚 grünes herz green heart
💙 blaues herz blue heart
💜 lila herz purple heart
💔 gebrochen broken heart
🎉 konfetti glückwunsch tada party congratulations
🎊 feier celebration
🎂 geburtstag torte birthday cake
🎁 geschenk gift present
🎄 weihnachten tannenbaum christmas tree
🎅 weihnachtsmann nikolaus santa
🎆 feuerwerk silvester fireworks
🐣 ostern küken easter chick
🥂 anstoßen prost cheers
🍾 sekt champagner champagne
🍺 bier beer
🍷 wein wine
☕ kaffee pause coffee break
🍵 tee tea
🍕 pizza
🍰 kuchen cake
🍪 keks cookie
🍎 apfel apple
🍽️ essen mittag restaurant lunch dinner
⭐ stern star
🌟 leuchten glänzend glow
✨ glitzer funkeln neu sparkles
🔥 feuer heiß fire hot
💡 idee birne idea bulb
☀️ sonne sun
🌤️ heiter wetter cloudy weather
🌧️ regen rain
⛈️ gewitter storm
❄️ schnee winter snow
🌈 regenbogen rainbow
🌙 mond nacht moon night
🌍 erde welt earth world
🌱 pflanze keim plant seedling
🌹 rose
💐 blumen strauß flowers bouquet
🍀 glück klee luck clover
🐶 hund dog
🐱 katze cat
🐝 biene fleißig bee busy
✅ erledigt haken fertig done check
☑️ kästchen angehakt ballot
✔️ häkchen tick
❌ kreuz falsch abgelehnt cross wrong
⛔ stopp verboten stop forbidden
🚫 nicht erlaubt prohibited
⚠️ achtung warnung warning
❗ wichtig ausrufezeichen important exclamation
❓ fragezeichen question
❕ hinweis note
➕ plus
➖ minus
➡️ pfeil rechts arrow right
⬅️ pfeil links arrow left
⬆️ pfeil hoch arrow up
⬇️ pfeil runter arrow down
🔁 wiederholen nochmal repeat again
🔄 aktualisieren refresh
🔴 rot red
🟡 gelb yellow
🟢 grün green
🔵 blau blue
💯 hundert prozent hundred
🆗 okay
🆕 neu new
🆘 hilfe sos help
📅 kalender termin datum calendar date
📆 abreißkalender day
⏰ wecker alarm
⏳ sanduhr warten hourglass waiting
⌛ zeit abgelaufen time up
⏱️ stoppuhr stopwatch timer
🕐 uhr uhrzeit clock
📌 pinnwand merken pin
📍 ort adresse location place
📎 büroklammer anhang paperclip attachment
📝 notiz memo note
✏️ stift pencil
📄 dokument seite document page
📁 ordner folder
🗂️ ablage akten files
📊 diagramm balken chart
📈 steigend wachstum growth
📉 fallend decline
📋 klemmbrett liste clipboard list
📚 bücher books
📖 buch lesen book read
📧 e-mail mail email
✉️ brief umschlag letter envelope
📬 briefkasten post mailbox
📦 paket lieferung package delivery
📞 telefon anrufen anruf phone call
📱 handy mobile
💻 laptop computer
🖥️ bildschirm desktop screen
🖨️ drucker drucken printer print
⌨️ tastatur keyboard
🔍 suchen lupe search
🔒 schloss sicher lock secure
🔓 offen entsperrt unlock
🔑 schlüssel zugang key access
🔗 link verknüpfung
🔔 glocke erinnerung bell reminder
🔕 stumm mute
🔧 werkzeug schraubenschlüssel wrench fix
⚙️ einstellungen zahnrad gear settings
🗑️ papierkorb löschen trash delete
💰 geld money
💶 euro
💳 karte zahlen card pay
🧾 rechnung beleg quittung receipt invoice
🏷️ etikett preis label price
🛒 einkauf warenkorb cart shopping
🏠 haus zuhause home house
🏢 büro firma office building
🏨 hotel unterkunft
✈️ flug flugzeug reise plane flight travel
🚆 zug bahn train
🚗 auto car
🚕 taxi
🚌 bus
🚲 fahrrad rad bike
🚀 rakete los rocket launch
🏖️ urlaub strand vacation beach
⛰️ berg mountain
🎵 musik music
📷 foto kamera photo camera
🎥 film video
⚽ fußball soccer
🏆 pokal sieg trophy win
🥇 erster gold first
🎯 ziel treffer target goal
🧩 puzzle teil
♻️ recycling umwelt
😷 maske mask
🌅 feierabend sonnenuntergang sunset
`;

export interface Emoji {
  readonly sign: string;
  readonly names: string;
}

export const EMOJI: readonly Emoji[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const blank = line.indexOf(" ");
    return { sign: line.slice(0, blank), names: line.slice(blank + 1) };
  });
