"""The words that the quote engine knows: verbs of saying, titles, roles, function words."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

from briefreader.quotes.words import reporting_languages
from briefreader.text.abbreviations import SUFFIXES

_REGULAR = """
accuse acknowledge add admonish admit advise affirm agree allege announce answer appeal argue ask
assert assure attest beg blast blog boast brag caution celebrate challenge characterize charge chide
cite claim clarify comment complain concede conclude condemn confess confide confirm contend
continue counter criticize crow deadpan declare decline decry defend demand denounce deny describe
detail dictate disclose dismiss dispute dub echo elaborate email e-mail emphasize encourage exclaim
exhort explain express fume gush hail hint imply implore indicate inform inquire insist instruct
interject intone invoke jeer joke label lament lash laugh lecture list mention mock moan murmur muse
mutter note object observe offer opine order pen plead pledge point ponder post praise preach
predict press proclaim profess promise propose protest publish question quip quote rail rant react
read reason rebuke recall recommend recount refer reflect refute reiterate relate remark remember
remind repeat reply report request respond restate retort reveal roar scoff scold scream shout
shrug sigh signal slam snap sneer sniff speculate state stress suggest summarize surmise sum tease
telegraph testify text thank theorize threaten thunder tout trumpet tweet underline underscore urge
utter vent venture voice volunteer vow wail warn whisper wonder worry yell chime pronounce
caption chant conjecture deem hope warrant commend rate
"""
# Forms that no rule makes, and after a base also those of other verbs that are used like it.
_IRREGULAR = """
say says said saying
tell tells told telling
write writes wrote writing written
think thinks thought thinking
call calls called calling
go goes went going
speak speaks spoke speaking
begin begins began beginning
put puts putting
swear swears swore swearing
shoot shoots shot
fire fires fired
lead leads led
mean means meant
hold holds held
believe believes believed believing
feel feels felt
sing sings sang singing
hear heard
see sees
open opens opened
find finds found
make makes made
label labelled labelling
signal signalled signalling
dub branded
quip grinned beamed chuckled enthused grumbled averred smiled gasped snorted sobbed bellowed growled
quip hissed spluttered stammered croaked raged hollered groaned grunted rued bawled narrated
reckon reckons reckoned
condemn lambasted
call termed terming
"""
_DOUBLED = frozenset(
    """
    admit sum beg rebut brag sob blog quip pen dub chat shrug snap slam refer
""".split()
)


# In reports these are people, and only "volunteered" is what they did.
_NOUNS = frozenset(("volunteer", "volunteers"))


def _inflected(base: str) -> tuple[str, ...]:
    if base.endswith("e"):
        return base, f"{base}s", f"{base}d", f"{base[:-1]}ing"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base, f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing"
    stem = base + base[-1] if base in _DOUBLED else base
    plural = f"{base}es" if base.endswith(("s", "sh", "ch", "x")) else f"{base}s"
    return base, plural, f"{stem}ed", f"{stem}ing"


def _cues() -> dict[str, str]:
    forms = {form: base for base in _REGULAR.split() for form in _inflected(base)}
    forms |= {  # as the British write it: "criticised"
        form.replace("iz", "is"): base for form, base in forms.items() if base.endswith("ize")
    }
    for line in _IRREGULAR.strip().splitlines():
        words = line.split()
        forms |= dict.fromkeys(words, words[0])
    forms = {form: base for form, base in forms.items() if form not in _NOUNS}
    return dict.fromkeys(reporting_languages.ACCORDING, "say") | forms


CUES: dict[str, str] = _cues()
"""Every form of a verb that can introduce speech → its base form."""

# Forms that introduce speech only with a quotation beside them; as nouns or in other senses they
# are everyday words.
WEAK = frozenset(
    """
    go put begin shoot fire lead mean hold feel sing hear see open find make list press
    point post order read rate hope report question state label charge detail lecture appeal
    request text offer challenge signal note object
""".split()
)
# These are nouns before a role: "press secretary", "fire chief".
MODIFYING = frozenset(
    """
    press fire state lead report reports point post call claims appeal appeals blog order orders
    rate rates voice list
""".split()
)
STRONG = frozenset(
    """
    say tell add write tweet ask state note explain continue argue reply insist conclude
    declare warn recall respond call
""".split()
)

# Pronouns with a verb cut short, "he'd", "I'll" and "I'm" → the pronoun.
CONTRACTED = {
    f"{one}{mark}{verb}": one
    for one in ("he", "she", "they", "i", "we")
    for mark in "'’"
    for verb in ("d", "ll", "ve", "re")
} | {f"i{mark}m": "i" for mark in "'’"}
I_AM = frozenset(["i’m", "i'm"])
YOU_FORMS = frozenset(f"you{short}" for short in ("", "’ve", "'ve", "’d", "'d", "’re", "'re"))
PRONOUNS = frozenset(["he", "she", "they", "who", "i", "we", "it"]) | CONTRACTED.keys()
DETERMINERS = frozenset(
    """
    the a an one another his her their its this that these those some many several most two
    three four five both other our my all every any each few such
""".split()
)
ARTICLES = frozenset(["a", "an", "the"])
POSSESSIVES = ("'s", "’s")
OWNERS = frozenset((*POSSESSIVES, "'", "’"))
"""What stands after whoever owns something."""

PREPOSITIONS = frozenset(
    """
    of for to by with in on at from about against into over under between near through
    during before after like than as behind toward towards among despite amid outside inside
    within without since until upon across around
""".split()
)
CONJUNCTIONS = frozenset(
    """
    and or but nor so if when while because that which who whom whose where whether although
    though as since until unless what how why then
""".split()
)
AUXILIARIES = frozenset(
    """
    has have had is are was were be been being will would can could may might must should
    shall do does did having
""".split()
)
# "Moss is called Q", "Moss said the plan was Q"
COPULAS = frozenset("is was are were be been".split())
BE = COPULAS | {"being", "am"}
SHORTENED_IS = ("’s", "'s")
SHORTENED_WOULD = ("’d", "'d")
SHORTENED_NOT = ("n’t", "n't")
NO_ADVERBS = frozenset(
    """
    family elderly ally assembly bully reply supply monopoly anomaly fly july italy sicily philly
    kelly emily sally molly polly holly billy wally willy tilly milly lily lilly dolly ely
    beverly kimberly reilly o’reilly o'reilly o’kelly o'kelly donnelly connolly connelly scully
    daly healy kealy keely shelly skelly tully
""".split()
)
"""Words in -ly that tell not how something is done."""
ADVERBS = frozenset(
    """
    also then later once again now often recently even still just too soon first further
    instead meanwhile today yesterday tonight never always already simply back publicly
    himself herself themselves itself ever further earlier twice sometimes afterwards elsewhere
""".split()
)

# Capitalised at the start of a sentence, and no part of a name there.
_NOT_NAMES = frozenset(
    """
    q hi hello thanks thank sure yeah hey sorry
    watch look applause laughter myth fact he'd she'd i'd they'd we'd you'd he'll she'll they'll
    we'll you'll they've we've you've they're we're you're
    the a an and but or so if when as while after before in on at for to from with by of
    this that these those it he she we they i you his her their its our my your there here
    what who why how where which not no yes yet also even still now then just monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july
    august september october november december according despite although though because
    since until once during over under about one two three four five six some many most all
    both each every another other last earlier later meanwhile however instead asked let nor
    like unlike against amid among more few several such only well oh ok okay perhaps maybe
    never whether indeed thus hence again today yesterday tomorrow tonight speaking asking
    writing quote full text abstract is are was were do does did has have had can could
    would should may might please him her them me us him i'm i've it's that's we're they're
    he's she's don't can't won't i'll i'd you're we've we'll there's here's what's didn't
    doesn't isn't whose whom than too very much first second third next following addressing
    jailing sentencing fining clearing discharging acquitting convicting remanding suspending
    questioning quizzing prosecuting defending mitigating praising thanking urging dismissing
    describing accusing rejecting refusing responding citing noting adding saying calling those
    without within between through
    across at mr. mrs. ms. alongside outside inside above below behind beneath beside besides upon
    via including regarding concerning except toward towards throughout around near off onto beyond
    additionally obviously certainly clearly thousands hundreds dozens millions folks
    where's who's how's when's why's let's
    basically sadly honestly fortunately unfortunately importantly overall imagine being having
    giving getting breaking someone somebody anyone anybody everyone everybody nobody everything
    nothing something wouldn't couldn't shouldn't wasn't weren't hasn't haven't hadn't aren't
    seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
    twenty thirty forty fifty sixty seventy eighty ninety two-thirds one-third half fewer
    better worse hereinafter h.r. h.j. s.j. ph.d. m.d. d.v.m. esq. psalm psalms thou thee thy
""".split()
) - {"mr.", "mrs.", "ms."}
NOT_NAMES = (
    _NOT_NAMES
    | frozenset(word.replace("'", "’") for word in _NOT_NAMES)
    | reporting_languages.NO_NAMES
)
NAME_PARTICLES = frozenset(
    """
    de van von der den bin bint ibn al la el di du da ben dos del della le ter y ap
""".split()
)

NAME_SUFFIXES = frozenset([*map(str.lower, SUFFIXES), "ii", "iii", "iv", "v", "vi"])
"""What tells bearers of one name apart, without its full stop."""
POST_NOMINALS = frozenset("KC QC SC BL MP TD MLA MEP MSP OBE CBE MBE KBE DBE CMG FRS".split())
"""What a full name has behind it and is no part of it: "Ann Moss KC"."""
ARTICLES_OF_NAMES = ("al-", "el-")
"""Arabic articles, which a surname is often printed without: "al-Sharaa", "Sharaa"."""
COMMON_WORD_SURNAMES = frozenset(
    """
    ball banks battle bell best bird bond bridges burns case cash chance chase childs church cross
    day early farmer fields forest fuller gates glass good grace green gross hand head hope house
    hunt joy key keys lane law little long love low major may mays means moral noble page parks
    peace pool pound power powers price priest quick race read rich rivers rose rush savage self
    sellers sharp shields short silver singer small snow speed stark steel stone storm strange
    strong summers swift wall walls waters wells wild winters wise wood woods worth young
    """.split()
)
"""Ordinary words that are well-known surnames, too."""
MONTH_SURNAMES = frozenset(("may", "march", "august"))
"""Months that end a name only after a given name or a title: "Theresa May", "Mrs May"."""
BEFORE_GIVEN_NAMES = frozenset(
    ("dame", "king", "lady", "lord", "prince", "princess", "queen", "sir")
)
"""Titles after which a given name alone means somebody: "Sir Keir"."""

MALE_TITLES = frozenset(
    """
    mr mister sir lord king prince congressman chairman spokesman businessman pope father brother
    sultan sheikh amir emir alhaji alh haji herr señor monsieur signor cde assemblyman councilman
    selectman alderman
""".split()
)
FEMALE_TITLES = frozenset(
    """
    mrs ms miss lady queen princess congresswoman chairwoman spokeswoman madam mme dame sister
    businesswoman baroness alhaja hajiya frau señora doña madame signora wpc assemblywoman
    councilwoman selectwoman
""".split()
)
NAME_TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | frozenset(
        """
    dr sen sens rep reps gov president secretary senator governor mayor judge justice gen
    col lt sgt capt prof professor rev reverend prime minister vice speaker attorney general
    director ambassador sheriff chief officer detective adm admiral maj major cmdr commander
    captain colonel lieutenant sergeant representative congressperson chancellor premier
    representative administrator commissioner counselor hon ayatollah imam rabbi cardinal
    archbishop bishop deacon chair leader amb brig brigadier supt superintendent det insp
    cllr coun councillor councillors
    congressmen congresswomen justices representatives senators
    inspector constable ensign chaplain excellency highness majesty honour lordship
    garda taoiseach tánaiste td mla mep msp alderman shri smt advocate dgp dsp dcp dci hhj
    revd deputy mallam otunba comrade engr adv pandit maulana canon monsignor fr dato
    datuk seri tun ustaz barrister pastor oba atty magistrate assemblymember councilmember
    ald trooper thiru mx sec corporal cpl pfc pvt spc ens airman seaman
""".split()
    )
)
"""Words that stand before a name, say what somebody is, and are no part of the name."""
RANKS = frozenset("PC DC DS DI SP ASP CSP ACP CS PS MCA Cr MP".split())
"""What is a title before two words of a name, and a part of it elsewhere: "DC Ann Moss"."""

# Of these, the ones that are nobody's surname.
OFFICES = frozenset(
    """
    president minister secretary senator governor mayor chancellor premier chairman chairwoman
    director ambassador commissioner administrator congressman congresswoman representative
""".split()
)

# What somebody is a secretary, ambassador or leader of: "Secretary of Education Dell" is nobody
# named Education.
PORTFOLIOS = frozenset(
    """
    crown u.s. u.n. u.k. un knesset opposition corporate communications relations advocacy policy
    affairs agriculture commerce defence defense education energy environment finance foreign health
    homeland housing intelligence interior labor labour national security state trade transport
    transportation treasury veterans
""".split()
)

# What is said of somebody before the given name: "Crazy Karl", "young Ann".
EPITHETS = frozenset(
    "crazy crooked sleepy crying little big young old poor dear lazy lovely".split()
)

# What somebody can be: the last word of "the White House spokesman", the heart of a title.
_ROLES = frozenset(
    """
    master skipper engineer fisherman shopkeeper principal chef artist musician poet novelist
    architect banker treasurer trustee warden headteacher sailor trader
    spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons president
    minister secretary senator governor mayor judge justice general colonel director
    ambassador sheriff chief officer officers chairman chairwoman chair chairperson speaker
    leader leaders chancellor premier administrator commissioner counsel counselor adviser
    advisers advisor advisors aide aides official officials strategist strategists
    consultant manager candidate candidates nominee congressman congresswoman lawmaker
    lawmakers representative representatives delegate delegates legislator analyst analysts
    expert experts professor professors economist economists historian scientist scientists
    researcher researchers scholar author authors writer writers columnist columnists
    reporter reporters journalist journalists editor editors correspondent anchor host
    commentator lawyer lawyers attorney attorneys prosecutor prosecutors plaintiff defendant
    witness activist activists advocate advocates critic critics supporter supporters
    opponent opponents organizer voter voters resident residents member members founder
    co-founder owner executive executives ceo partner operative operatives pollster
    pollsters donor donors businessman businesswoman billionaire mogul developer actor
    actress singer comedian pastor priest bishop pope father mother son daughter wife
    husband brother sister man woman men women boy girl person people student students
    teacher veteran veterans soldier doctor nurse farmer friend friends neighbor colleague
    colleagues rival rivals source sources insider insiders observer observers moderator
    protester protesters demonstrator commander captain lieutenant sergeant detective
    inspector deputy envoy diplomat diplomats negotiator negotiators king queen prince
    princess tycoon entrepreneur investigator investigators regulator regulators surgeon
    admiral coordinator fellow head heads boss coach player democrat democrats republican
    republicans conservative conservatives liberal liberals progressive progressives tribune
    conservatives feminist socialist libertarian secretary-general staffer staffers
    whistleblower hopeful front-runner frontrunner newcomer contender incumbent one ones
    others billionaire reality-star ex-president physician psychologist sociologist
    librarian curator archbishop cardinal imam rabbi reverend attendee attendees caller
    undersecretary negotiator presenter interviewer user users commenter viewer reader
    readers fan fans lady gentleman bosses neighbour neighbours parents relatives guards
    vp svp evp cfo coo cio cto co-ceo editor-in-chief czar panelist mp mps mep meps msp msps mla
    td tds qc kc
""".split()
)
TRADES = frozenset(
    """
    accountant adjutant administrator agent announcer anthropologist archaeologist astronaut
    astronomer astrophysicist athlete auditor backbencher barrister batsman biochemist biologist
    blogger botanist broadcaster broker builder campaigner caretaker cartoonist cellist chemist
    choreographer clergyman clergywoman cleric clerk climatologist clinician co-author co-chair
    co-director co-owner co-pilot coastguard composer comptroller conductor conservationist
    conservator controller coroner councillor councilman councilor councilwoman counsellor
    adjudicator foreperson recorder usher
    cricketer criminologist cyclist dancer dean defender demographer dentist dermatologist
    designer diver docker dramatist ecologist educator electrician entomologist environmentalist
    epidemiologist essayist ethicist examiner explorer facilitator filmmaker financier
    firefighter fireman footballer forecaster foreman fundraiser gardener geneticist geographer
    geologist geophysicist goalie goalkeeper golfer grocer guide guitarist gynaecologist
    harbourmaster headmaster headmistress hotelier hydrologist illustrator immunologist
    innkeeper instructor insurer inventor investor jeweller joiner journalist juror
    keyboardist landlady landlord lecturer librarian linguist lobbyist locksmith lyricist
    magistrate manufacturer mathematician mechanic mediator meteorologist microbiologist
    midfielder midwife miner missionary mountaineer musicologist naturalist neurologist
    neuroscientist neurosurgeon newsreader nutritionist obstetrician oceanographer ombudsman
    oncologist ophthalmologist orator organiser ornithologist paediatrician palaeontologist
    paramedic pathologist patrolman patron pediatrician pharmacist philanthropist philosopher
    photographer physicist physiologist physiotherapist pianist pilot planner playwright plumber
    policeman policewoman politician postmaster preacher producer programmer proprietor provost
    psychiatrist publican publicist publisher quarterback radiologist receptionist rector
    referee registrar rower salesman saleswoman saxophonist screenwriter sculptor seismologist
    selector shipbuilder shipowner skier solicitor sportsman sportswoman sprinter statesman
    stateswoman statistician stockbroker striker superintendent surveyor swimmer technician
    technologist theologian therapist toolmaker toxicologist trainer traveller
    trumpeter tutor umpire undergraduate underwriter urologist vet vicar vice-chancellor vintner
    violinist virologist vocalist volcanologist volunteer weatherman webmaster winemaker winger
    wrestler zoologist
    pundit reviewer heckler onlooker bystander eyewitness pensioner motorist commuter shopper
    holidaymaker villager parishioner worshipper mourner pupil
    crofter trawlerman welder roofer bricklayer trucker fishmonger beekeeper bartender waitress
    waiter barman barmaid lifeguard trooper constable paralegal claimant retiree homeowner
    counterpart teammate team-mate understudy gymnast postgraduate archivist drummer bassist
    frontman rapper jockey veterinarian optician carer caregiver childminder alderman leaseholder
    janitor influencer vlogger youtuber podcaster typesetter bookseller blacksmith undertaker
    physio unionist protestor passerby landowner supervisor
    rookie survivor pontiff monarch taoiseach tánaiste
""".split()
)
_BEFORE_ROLES = ("vice", "ex", "deputy", "co", "then")
_ROLES_AFTER_HYPHEN = frozenset(
    """
    president chairman chairwoman captain minister leader general editor founder author mayor
    governor senator
""".split()
)
_NOT_YET = ("-elect", "-designate")


_NO_PLURAL = frozenset(
    ("one", "people", "kc", "qc", "mp", "mep", "msp", "general", "head", "chair")
)


def _plural(role: str) -> str:
    if role.endswith("man"):
        return f"{role[:-2]}en"
    if role[-1] == "y" and role[-2] not in "aeiou":
        return f"{role[:-1]}ies"
    return f"{role}es" if role.endswith(("s", "sh", "ch", "x")) else f"{role}s"


ROLES = (
    _ROLES
    | TRADES
    | {_plural(role) for role in _ROLES | TRADES if role[-1] != "s" and role not in _NO_PLURAL}
    | {f"{before}-{role}" for before in _BEFORE_ROLES for role in _ROLES_AFTER_HYPHEN}
    | {f"{role}{not_yet}" for role in _ROLES_AFTER_HYPHEN for not_yet in _NOT_YET}
    | {"director-general", "attorney-general", "solicitor-general", "governor-general"}
)
ONE_PERSON = frozenset(
    role for role in ROLES if not (role[-1] == "s" and role[:-1] in ROLES) and role[-3:] != "men"
)
"""Of these, the ones in the singular."""
# Of these, the ones that a "he" or a "she" can mean for sure.
MALE_NOUNS = frozenset(
    """
    father dad daddy grandfather grandpa grandpop granddad son grandson brother uncle nephew husband
    fiance boyfriend
    man boy guy gentleman fella king prince businessman congressman chairman spokesman
    fiancé fisherman actor stepfather father-in-law brother-in-law son-in-law
""".split()
)
FEMALE_NOUNS = frozenset(
    """
    mother mom mum mommy grandmother grandma granny daughter granddaughter sister aunt niece wife
    fiancee girlfriend woman girl lady queen princess businesswoman congresswoman chairwoman
    spokeswoman fiancée actress stepmother mother-in-law sister-in-law daughter-in-law
""".split()
)
# What else can speak: bodies, papers, programmes.
BODIES = frozenset(
    """
    campaign group newspaper paper magazine report statement committee company organization
    organisation department agency commission administration government court article
    editorial letter ad advertisement memo document documents email e-mail tweet post survey
    poll study network outlet site website blog union association coalition foundation
    institute center centre council board bureau ministry embassy party crowd audience
    police team office press release book story headline message note filing lawsuit
    complaint indictment ruling opinion order bill law resolution platform transcript video
    announcement invitation sign poster banner caption newsletter account chapter firm bank
    university school church house senate state city caucus delegation panel spot film song
    narrator voice page text piece column op-ed essay review dossier affidavit warrant
    declaration amendment constitution act petition pledge
""".split()
)
# What ends a body's own name, and no person's: "the commission" is the European Commission.
BODY_NOUNS = frozenset(
    """
    museum university college institute commission council committee association agency bureau
    ministry department federation foundation fellowship program programme coalition alliance
    academy authority
""".split()
)
# What is named by a joint: "Voice of Dell", "Fishermen for Dell".
JOINED = (
    BODIES
    | frozenset(f"{body}s" for body in BODIES)
    | frozenset(
        """
    voice alliance chamber league federation society veterans americans citizens students mothers
    fathers parents lawyers doctors nurses farmers teachers workers friends republicans democrats
    women men
""".split()
    )
)
# Adjectives that tell of what country or party somebody is.
DEMONYMS = frozenset(
    """
    american russian ukrainian iranian chinese israeli german french british european canadian
    mexican japanese korean palestinian syrian turkish indian italian spanish polish irish scottish
    welsh english dutch swedish greek democratic republican
""".split()
)
COUNTRIES = frozenset(
    """
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium bolivia brazil britain bulgaria cambodia cameroon canada chile china
    colombia croatia cuba cyprus denmark ecuador egypt england estonia ethiopia finland france
    germany ghana greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland
    israel italy jamaica japan kazakhstan kenya kosovo kuwait laos latvia lebanon libya lithuania
    luxembourg malaysia mali malta mexico moldova mongolia morocco mozambique myanmar namibia nepal
    netherlands nicaragua nigeria norway oman pakistan palestine panama paraguay peru philippines
    poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia
    somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey
    uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe africa america
    asia europe london washington moscow beijing brussels paris berlin tokyo kyiv u.s. us uk u.k. eu
""".split()
)
# A name that ends in one of these is a street's or a shore's, whatever stands before it.
THOROUGHFARES = frozenset(
    """
    row quay wharf pier jetty terrace boulevard crescent alley esplanade promenade harbour harbor
    embankment
""".split()
)
# These can be surnames too: a place has "in", "on" or the like before it.
GROUNDS = THOROUGHFARES | frozenset(
    """
    street lane hill hills point square gate green park court close way bay beach island islands
    mount wood woods field fields heath marsh moor cliff cliffs rock rocks head green mill
    station junction farm hall house place yard dock docks sands
""".split()
)
# Given names that, standing alone, are more often a land, a state or a town.
PLACES = frozenset(
    """
    africa america argentina asia china cuba france india israel jordan kenya chad georgia virginia
    carolina dakota nevada florida maryland paris london florence charlotte madison austin houston
    dallas denver cleveland savannah sydney milan geneva victoria alexandria augusta cheyenne
    orlando odessa santiago lincoln jackson
""".split()
)
# A name with one of these in it is no person's.
ORGANISATIONS = frozenset(
    """
    university college committee party campaign news times post journal press house senate
    court department institute center centre council association group company corp inc
    agency bureau commission administration foundation union church school police army navy
    force street county city state states north south east west new york washington iowa
    hampshire florida ohio texas california virginia carolina pennsylvania michigan nevada
    america american twitter facebook cnn nbc abc cbs fox msnbc ap reuters afp bbc npr pbs
    breitbart politico today magazine show pac fund board national international
    republicans democrats republican democratic gop bank ministry embassy network project
    times daily weekly tribune herald gazette observer guardian kingdom republic federation
    league society service services trust museum hospital airport tower hotel casino stadium
    avenue road bridge river lake open cup championship act amendment congress parliament
    assembly nations nato eu un usa arabia europe patrol library plateau klan team security dem dems
    examiner inquirer enquirer chronicle courier sentinel telegraph pentagon kremlin vatican
""".split()
)
# These begin or end the names of things. A name is no person's if it begins or ends so, no title
# stands before it and its first word is no given name.
OPENING_THINGS = frozenset(
    """
    double triple olympic
    p.m. a.m. u.s. u.n. e.u. bipartisan strategic federal world united child infrastructure black
    build san los las la el des san santa oval pacific indo-pacific trans-pacific atlantic
    congressional global great office presidential joint hurricane tropical western eastern northern
    southern southeast southwest northeast northwest central middle civil foreign african asian
    american european korean indian russian ukrainian japanese british french greek cuban iranian
    palestinian jewish muslim islamic catholic christian afghan polish bavarian hispanic latino arab
    chinese german israeli mexican canadian economic fort ice tax happy election cold hot public
    rescue private unity operation business native morning digital nord coast technology cancer
    urban rural cabinet government border holy special iron radical super climate disease uss
    consumer grand crown peace title promises customs camp reciprocal small red white blue green
    purple gold silver bronze saudi armed nobel silicon drug good bad human artificial
    revolutionary independence future military quad rust women's men's investment planned
    independent hostage beautiful space japan china korea taiwan vietnam russia ukraine africa asia
    america europe naval political emergency temporary environmental fraternal intellectual speaks
    joining capital industrial historic historically far christmas thanksgiving interstate disaster
    corporate rapid personnel former family memorial almighty advancing legislative law non-tariff
    commercial technical countering critical ending venture community combat fiscal article
    innovation import affordable responsible high-speed educational policy gas development home
    real high low advanced part situation freedom briefing sub-saharan billion common maritime
    inflation liberation medicare medicaid restoring clean desert dow financial free mission action
    domestic intergovernmental founding fight imperial olympic paralympic millennium electrical
    nuclear strengthening promoting youth century local quantum continuing top comprehensive
    internal final greatest radio related meat equality colonial worker baltic equal ninth highland
    supreme social medal general old new big vital puerto costa key major port
    conservative liberal progressive anti-immigrant pro-trump anti-trump republican democratic
""".split()
)
CLOSING_THINGS = frozenset(
    """
    edt est pdt pst cdt cst cest cet kst jst ast law laws reserve day days week weeks month months
    year years time bill bills summit war wars credit credits plan plans program programs programme
    pharma room organization organisation partnership policy policies forces asia africa agenda
    initiative initiatives corporation framework agreement agreements residence system systems
    trade sea seas ocean island islands grant grants guard strait straits infrastructure management
    forum government workers cuts corps development hemisphere stream strategy strategies control
    peninsula caucus valley authority medal medals belt health radio industries list moonshot
    business alliance index movement rights charter prize prizes conference protection roundtable
    coalition research britain allies partners energy covid technology technologies ai centers
    science sciences enforcement academy club secretaries base chiefs chamber investment
    investments pipeline aerospace intelligence materials barriers bowl organizations recession
    colleges nation nations parenthood cooperation politics section treasury cartel deal report
    gallery galleries theatre theater orchestra zoo opera ballet archives
    pharmaceuticals order dome budget institution internet decade economy efficiency futures
    strength status accounts education airlines prosperity challenge canal response treaty
    minerals quality biotechnologies crisis communications relations food convention reserves
    dialogue memorandum liberty division plant laboratories prices review rapids access accords
    operations practices formula command observatory syndrome media limited holdings scientific
    safety studies oil award awards area information schools growth relief code regulation
    ministers engagement subsidies awareness depression matters marshals americans rules program
    hearing hearings strategy proclamation briefing event ceremony reception dinner shutdown tariff
    tariffs visa visas dream dreams story street god lord heaven balcony bedroom brigade bridge
    bridges building buildings concert cowboys garden gardens hall highway hole hotel laptop library
    memorial monument museum panthers room stadium tech telescope theater theatre tunnel wall
    children men women economics
""".split()
)
# What is named after somebody: a name that begins with a given name and ends so is no person's.
NAMED_AFTER = frozenset(
    """
    act agreement airport award awards balcony bedroom bridge building garden gardens health highway
    hospital island library memorial monument museum panthers plan prize room stadium summit
    telescope theater theatre tunnel
""".split()
)
