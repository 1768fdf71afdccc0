"""The words that names, titles and roles are made of, as pieces of patterns."""

TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllrs?|Clls?r|Councillors?|Coun|Cnllr|Cyng(?:horydd)?|Ald|Alderman|Sir|Dame|Lord|Lady|Rev|Revd|Reverend|Fr|Father|Canon"
    r"|PC|PCSO|CSO|Sgt|Sergeant|Insp|Inspector|Supt|Capt|Captain|Col|Colonel|Major|Hon|MP|MSP|AM|BC|CC|DC)\.?"
)
LEADS = (
    r"(?:County|Borough|District|Parish|City|Town|Community|Ward|Vice|Deputy|Acting|Lay|Dist\.?|Cty\.?|Boro\.?|Co\.)"
)
WORD = r"[A-Z][\w’'&/\-]*\.?"
#: Sentence openers in capitals that are no part of a name.
OPENERS = frozenset(
    "again then however also finally following when after in at on subsequently furthermore moreover lastly firstly secondly thirdly next once "
    "as while whilst if since before during with and but so yes no it there this that these those what why how who where which whether "
    "additionally meanwhile later q re by for from to under given regarding concerning turning having being upon noting replying responding answering".split()
)
PERSON = rf"(?:(?:{LEADS}\s+)?{TITLE}\s*(?:/\s*{TITLE}\s*)?(?:{LEADS}\s+|{TITLE}\s+)*)*(?:{WORD})(?:\s+(?:{WORD}|of|the|de|van|der|von|la|for|&|and|(?<=\bTable\s)\d+|(?<=\bGroup\s)\d+|(?<=\bTeam\s)\d+|(?<=\bClass\s)\d+))*"
BRACKET = r"(?:\s*[(\[][^()\[\]]{1,60}[)\]])?"
DETERMINER = r"(?:the|an?|one|another|some|several|two|three|four|many|most|other|another|our|my|their|his|her|each|both|all|local|various|numerous|certain|a number|one or two)"
ROLE_WORD = (
    r"(?:members?|governors?|councillors?|residents?|parishioners?|parents?|carers?|staff|trustees?|directors?|pupils?|students?|attendees?|participants?|delegates?|"
    r"chair(?:man|woman|person)?|clerk|head(?:\s?teacher)?|secretary|treasurer|villagers?|neighbours?|patients?|questioners?|representatives?|reps?|officers?|board|"
    r"committee|panel|council|public|tenants?|leaseholders?|householders?|landowners?|traders?|shopkeepers?|users?|people|others|audience|(?:someone|somebody)(?:\selse)?|"
    r"anyone|unions?|side|manager|principal|vicar|ward|coach|headmaster|headmistress|respondents?|employees?|colleagues?|team|organiser|vice-chair|executive|leader|mayor|minister|engineer|warden|inspector|"
    r"applicants?|agents?|developers?|visitors?|guests?|speakers?|lady|gentleman|man|woman|person|couple|mother|father|teacher|allotment holders?)"
)
REPLY_VERBS = (
    r"(?:said|says|replied|replies|responded|responds|confirmed|confirms|answered|answers|explained|explains|advised|advises|stated|states|noted|notes|reported|"
    r"reports|felt|feels|thought|thinks|agreed|agrees|suggested|suggests|assured|assures|reassured|informed|informs|clarified|clarifies|commented|comments|"
    r"pointed|points|undertook|offered|offers|indicated|indicates|acknowledged|acknowledges|believed|believes|told|tells|outlined|outlines|added|adds|"
    r"mentioned|emphasi[sz]ed|stressed|highlighted|described|gave|provided|went|observed|remarked|recommended|promised|apologi[sz]ed|accepted|denied|"
    r"declined|referred|thanked|expected|proposed|reminded|reiterated|understood|estimated|anticipated|hoped|read|updated|invited|requested|asked|wished|wanted|"
    r"expressed|shared|raised|wondered|queried|questioned|enquired|disagreed|remains?|presented|announced|admitted|conceded|insisted|argued|concluded|warned)"
)
