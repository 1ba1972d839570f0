/**
 * Words that name a trade, a thing, a place or an organisation and hardly ever a person: one of them is evidence that a name is
 * not a person's. Collected by reading what 64,000 published supplier names left over. Trades that are common surnames (Baker,
 * Mason, Taylor) and words that are (White, Hall, Stone) are left out on purpose, so that privacy wins.
 */
const words = `
abattoir academy acc access accident accommodation account accountancy accountants accounting accounts acoustics
action active activities activity actuaries acupuncture addition administration admissions adoption adult adults
advance advanced adventure adventures adventurous advert advertiser advertising advice adviser advisers advisor
advisors advisory advocacy advocate advocates aerial aerials aero affairs africa african age agencies agency agent
agents agri agricultural agriculture aid aids air airport airways alarm alarms all alliance allied allotment
allotments alloys allstars alternative alternatives aluminium ambulance amenity america american ammunition amusements
anaesthetic anaesthetics analysis analytics and anglia angling animal animals annual antiques apartment apartments app
apparel appliance appliances applications apprenticeship apps aquatic aquatics arboreal arboricultural arboriculture
arbour arcade archaeological archaeology architect architects architectural architecture archive archives area arena
arms army around art artists arts asbestos ashes asia asian asphalt aspire assembly assessment assessments asset
assets assist assistance associate associated associates association assurance assured athletic athletics attractions
auction auctioneers auctions audio audit australia authority autism auto automatic automation automotive autos avanti
avenue aviation award awards awnings axis azure babies baby bakeries bakery ballet balloons bank banking bar barbers
barclays barge barnardos baroque barrier barriers barristers base basketball bathroom bathrooms batteries battery
beach beacon bearings beauty bed bedding bedrooms beds beer benefit benefits better beverages bicycle bid big bike
bikes bingo bio biomedical birmingham biscuits blackburn blackcab blackpool blind blinds block blue board boarding
boards boat boats body boiler boilers booking bookmakers books bookshop border borough botanic botanical bottle
bournemouth boutique bowling bowls box boxes boxing boys branch brands bread breaks brew brewery brick bricks
brickwork bridal bridges brighton bristol british broadband broadcasting broker brokers bros brothers bsc buildbase
builders building buildings bulbs bureau burnley bus buses business businesses butchers buy cab cabins cabling cabs
cadets cafe cafes calibration calls cambridge camera cameras camp campaign camping campus can canal cancer candles
canoe canopies capital car caravan caravans card cardiac cardiff cards care career careers carer carers cares
caretaking cargo caring carlisle carpentry carpet carpets carriage carriages cars cartridge carving castings casual
cat catalogue catalyst caterers catering cathedral catholic cats cattery cctv ceilings celebration cell cellular
cement cemetery center centra central centre centres ceramic ceramics certification chain chains chair challenge
challenges chamber chambers champions change changing channel chapel charge charitable charities charity charter
chartered chauffeur cheese chemical chemicals chemist chemists cheque cheshire chicken child childcare childhood
childminder childminding children childrens chimney china chinese chiropody chiropractic chocolate choice choices
choir chorley christian christmas churches cinema circuit circus cities citizen citizens city civic civil claims class
classes classic classical classics cleaner cleaners cleaning cleansing clear clearance clearing cleric client clients
climate climbing clinic clinical clinics clothing club clubs co coach coachbuilders coaches coaching coachworks
coalition coast coastal coating coatings code coffee collect collection collections collective college colleges colour
colours combined combustion comedy comfort commerce commercial commercials commission commissioner commissioning
committee committees common commons comms communication communications communities community companies companion
company compensation complete complex compliance components composites compost computer computers computing concept
concepts concert concessions concrete conditioning conference conferences conferencing congregation connect connected
connection connections conservation conservatories conservatory constabulary construct construction constructions
consult consultancy consultant consultants consultation consulting consumer contact container containers contemporary
continental contract contracting contractor contractors contracts control controls convent convention conversion
conveyancing cooling coop cooperation cooperative copier copiers corner cornish coroner corporate corporation corps
cosmetic cosmetics costs costumiers cottage cottages council councils counselling counsellor country county courier
couriers course courses court courts covenant coventry covers craft crafts crane cranes crash create creation
creations creative creativity credit cremation crematoria crematorium crew crewing cricket crime crisis crown cruises
cryobank cube cuisine cuisines culinary cultural culture cumbria curtains custom customer customs cutting cyber cycle
cycles cycling daily dairies dairy damp dance dancing data database daycare days deaf deal dealer dealers debt decking
decor decorating decoration decorations decorators defence deli delicatessen delivered deliveries delivery demolition
dent dental dentist dentists department deposit depot dept derbyshire dermatology design designed designer designers
designs desk destination detail development developments device devices devon diagnostic diagnostics dialysis diesel
dietary digest digital diner dining diocesan diocese direct direction directions directorate directors directory
disability disabled disc disco discos discount discounts discovery display displays disposal distribution distributors
district diversity diving division dj dna dock docks doctor doctors document documents dog dogs domestic domiciliary
doncaster door doors dorset drainage drains drama dramatic dream dreams drilling drink drinks drive driver drivers
driving drug drugs drums dry drylining duct ductwork dynamic dynamics eagle earth east eastern eats ebay eccles eco
ecological ecology economic economics economy edge edinburgh editing editions education educational elderly election
elections electric electrical electricals electricity electro electronic electronics elevator elite embassy embroidery
emergency emp employability employee employees employer employers employment enabling energy enforcement engage
engagement engineer engineering engineers england english engraving enhanced ent enterprise enterprises entertainer
entertainers entertainment entertainments entry envelope envelopes environment environmental environments equality
equestrian equine equip equipment equipped erections ergonomics escape escort esol essential essex estampa estate
estates estuary ethical ethnic euro europa europe european eurotech evaluation event events excavation excavations
excavators excel excellence exchange executive executives exeter exhibition exhibitions expenses experience
experiences expert experts explorers export express extensions external extinguishers extra eye eyecare fabric
fabrication fabrications fabricators fabrics facilities facility factors factory faculty fair fairs families family
fare farm farmers farmhouse farming farms fashion fashions fast fc federation fees fellowship fence fencing ferries
fertility festival festivals fibre film films filter filters filtration finance finances financial fine finishes fire
fireplaces fires fireworks first fisheries fishing fit fitness fitted fitters fitting fittings fix fixings flag flags
flat flats fleet flight flights floor flooring floors floral florist florists fluid fly foam focus foil food foods
foodservice foot football footcare footwear for force forces forensic forestry forge fork forklift formation forms
forum forums forward fostercare fostering foundation foundations foundry foyer frames framework framing franchise free
freedom freight fresh friary friendly friends friendship front frozen fruit fruiterers fruits fuel fuels fun fund
funding fundraising funds funeral funerals furnishers furnishing furnishings furniture further fuse fusion future
futures galleries gallery game games garage garages garden gardener gardeners gardening gardens gas gate gateshead
gateway gazette gear gears general genetics geo geology geotechnical german germany gift gifts girl girls giro glasgow
glass glaziers glaziery glazing global gloucester gloves gmwda go goal goals golf gospel gourmet government gown
graduate grain grammar grand grange granite graphic graphics grass great greater greenhouses greens grid grill grind
ground groundcare grounds groundwork groundworks group groups growers growing growth guard guarding guest guide guides
guild guttering gym gymnasium gymnastics gynaecology hair hairdressers hairdressing halls ham hampshire handling
handyman happy hardware harrogate haulage hauliers health healthcare healthy hear hearing heart hearts heat heating
heavens helicopters help helpers helping helpline hemisphere heritage hi high higher highland highways hire hires
historic historical history hmcts hmp hmrc hobby hockey holdings holidays holistic holy home homecare homeless
homelessness homes honda horizon horizons horse horses horticultural horticulture hospice hospices hospital
hospitality hospitals hostel hostels hot hotel hotels hour hours house housekeeping houses housing hr hub huddersfield
hull human humanist hut huts hydraulic hydraulics hydro hygiene hypnotherapy hyundai ice icon idea ideas identity
illustration illustrator image images imaging impact imports improvement improvements in inc incentive inclusion
inclusive incorporated independence independent india indian individual individuals indoor industrial industries
industry infant infants info information infrastructure initial initiative initiatives injury ink inn innovate
innovation innovations innovative inns input insight insights inspection inspections inspiration inspirations inspire
inspired installation installations installers installs institute institution instruments insulation insurance
integrated integration intelligence intelligent inter interactive interest interim interior interiors intermediate
internal international internet interpreters interpreting intervention invest investigation investigations investment
investments ironing ironmongers ironmongery ironwork islamic island islands isles issues it italia italian italy
janitorial japanese jazz jet jewellers jewellery jewish job jobs join joiner joinery joint journal journals journey
judo juice junior justice juvenile karate kebab kennels kerb key keys kick kiddies kids kidz kinder kindergarten
kinetics kingdom kiosk kiss kit kitchen kitchens kites knitwear knowledge lab label labels labor laboratories
laboratory labour labs ladders ladies lakes laminates lamps lancashire landrover lands landscape landscapers
landscapes landscaping language languages laser latin laundry law lawns lawyers lc lead leader leaders leadership
leading league learn learners learning leasing least leather leaves lecture leeds legal legends legion leicester
leisure let lets lettering letting lettings level levels liaison liberal liberty libraries library licensing life
lifeline lifestyle lifestyles lifetime lift lifting lifts lighting lightning lights limit limited lincolnshire lincs
line linen liner lines lingua link linked links liquid liquor list listening literacy literary literature lithographic
little live liverpool lives living llp lmc load loan local locate location locations locks locksmith locksmiths locums
lodge lodges logic logistics logo look looking lorry lounge ltd lunch lunches luton luxury machine machinery machines
made mag magazine magazines magic magical magistrates mail mailing main maintenance makeovers maker makers making mall
man managed management manager managing manchester manor manufacturers manufacturing map maple mapping maps marble
margate marina marine maritime marker market marketing markets marking markings marquee marquees martial masonic
masonry mass massage master match mate material materials maternity maths matters me meadow meals meat meats
mechanical media mediation medic medical medicals medicare medicine medicines medics meeting melodies member members
memorial memorials men mencap mens mental mentoring merchandise merchants mersey merseyside messenger met metal metals
metalwork meters method methodist methods metro metropolitan microscopes middlesbrough midland midlands mind minded
minds mineral mines mini minibus minibuses mining ministries ministry mirror mission mobile mobility mode model
modelling models modern modular modules money monitor monitoring montessori monthly monument monuments moorings
moorland moot mortgage mortgages mosaic mosque mot motel moto motor motorcycle motorcycles motoring motors mountain
move movement movers moving mr multi multilingual multimedia municipal museum museums music musical musician musicians
muslim mutual nail nails nation national nationwide natural nature naval navigation needs neighbourhood neighbours net
netball network networking networks neuro neurology new newcastle newsagent newsagents newspaper newspapers nexis next
nhs night nights no non nord norfolk norse northampton northern northumberland northumbria northwest nottingham
nuclear number nurseries nursery nurses nursing nutrition nw oaks occasions occupational ocean of off office officer
officers offices official oil oils old on oncology one online only open opera operating operations operators
ophthalmic opportunities opportunity optical optician opticians optics option options optometrists oral oratory
orchard orchestra orchestras order organic organisation organisations organization original originals orthodontics
orthopaedic orthopaedics osteopath osteopathy our out outdoor outdoors outlet outlook output outreach outside over own
oxford oxfordshire oxygen pa packaging packs pads paediatric pain paint painter painters painting paintings paints
palace pallet pallets panel panels paper papers parachute parade parent parenting parents parking parkland part
parties partner partners partnership partnerships parts party pass passenger passion past pasta pastoral pastures
patch patent path pathology pathway pathways patient patients patio paving pay payment payments payphone payroll pcc
pct peak pension pensioners pensions people peoples percussion perfect performance performances performing period
periodicals permit personal personnel pest pet peterborough petition petroleum pets phab pharma pharmaceutical
pharmaceuticals pharmacies pharmacy philharmonic phone phones photo photocopiers photographer photographers
photographic photographics photographs photography photos physical physics physio physiotherapy piano pianos pictures
pier pilates pilot pipe pipeline pipelines pipes pitch pizza placement placements places planet planned planners
planning plans plant plants plaster plasterers plastering plastic plastics plate platform platforms play playcare
players playground playgrounds playgroup playing playscheme playschool playwrights plaza plc plumb plumbers plumbing
plus plymouth pneumatic pneumatics pod podiatry point points police policies policy polish political pony pools
portable portal portfolio portraits portsmouth post postage poster posters potential pottery poultry powersystems
practical practice practices practitioner practitioners precast precision premier premises prep preschool prescription
present presenter press pressure prevention primary principles print printed printer printers printing prints
priorities priory prison prisoners prisons private probation process processes processing processors procurement
produce producers product production productions products professional professionals profile profiles programme
programmes progress progressive project projects promote promotion promotional promotions proofing properties property
prospects protect protection provident provider providers providing provision provisions psychiatric psychiatry
psychological psychologist psychologists psychology psychotherapy ptners ptnrs pub public publication publications
publicity publishers publishing pump pumps puppet puppets purchasing pure quad quadrant qualifications quality
quantity quarries quarry quay queens quest quick quilt quiz rabbit race racing racking radiators radio radiology rail
railing railings rails railway railways rainwater range ranges ranks rapid rates raw re reach reaction reactive read
readers ready real realisation realty recall receipts receivables reclaim reclamation record recorder recording
recordings records recovery recreation recreational recruit recruitment recycle recycling red redevelopment reel
referrals refinishing refit reflections reflexology refrigeration refrigerator refugee refugees refurbishment
refurbishments refuse regal regency regeneration regent region regional register registered registers registrar
registration registry rehab rehabilitation relate relations relationship release relief relocation relocations removal
removals renaissance renal renewable renewables renewal renovation renovations rent rental rentals repair repairs
reporting reports reproduction reprographics rescue research researchers reservations reserve reserves residence
residential residents resort resource resources resourcing respiratory respite response rest restaurant restaurants
restoration restorations results resurfacing retail retailers retailing retirement retirements retreat revenue
revenues review reviews revival rfc ride riders riding riggers rigging right rights rings rink river roads roadstone
rochdale rocks roller rollers roman roof roofers roofing roofline roofs room rooms rotary rotherham route routes
rowing royale rubber rugby rural sacred saddlery safe safeguarding safer safes safety sailing sale sales salford salon
salvage salvation samaritans sandwich sandwiches sanitary sash satellite sauna savings saw scaffold scaffolders
scaffolding scale scales scan scanning scarborough scene scenery scheme schemes school schooling schools science
sciences scientific scooters scope scotia scotland scottish scout scouts screed screen screening screenprint screens
script scuba sculpture sea seafood sealants search seas season seasons seat seating second secondary secondhand
secretarial secretariat section sector secure securities security see seeds select selection self sell seminars sense
senses sensors sensory series serve server service serviced services servicing settlement settlements seven severn
sewing sexual shade shadow shakers shared sharing shed sheds sheet sheeting sheffield shell shelter sheltered shelters
shelving shield shine ship shipping shipyard shoe shoes shop shopfitters shopfitting shopping shops show showcase
shower showers shows shredding shrewsbury shropshire shutter shutters side sight sign signage signal signals signing
signs silk simple simulation singers singing single sisters site sites situations six skate skating ski skiing skill
skills skin skip skips sky skyline slate sleep smart smartmeters  snacks snooker soccer social societies society
soft software soil solar soldiers sole solicitor solicitors sols solution solutions somerset song sorting sound sounds
source sources sourcing southampton southern southport space spaces spas speaker speakers special specialised
specialist specialists specialities speciality specsavers spectrum speech speed spirit splash sponsorship sport
sporting sports sportswear spot spray springs sprinkler squad square squash ss st stable stables stadium staff
staffing staffordshire stage stages stained stainless stairlifts stall stalls standard standards star stars start
starts state statement states station stationers stationery stations statistics stay steam steels steelwork steelworks
stem step steps sterile stockists stockport stockton stoke stonecarving stonemasons stonework stop storage store
stores stories storm story storytelling stoves strategic strategies strategy streamline streets streetworks strength
string strings structural structure structures student students studies studio studios study style styles styling sub
subscription subscriptions substance success suffolk summit sun sunday sunderland sunset super supermarket supplied
supplier suppliers supplies supply support supported supporting supportive sure surf surface surfaces surfacing
surgeries surgery surgical surrey surveillance survey surveying surveyor surveyors surveys sussex sustainability
sustainable swansea sweepers sweeping swim swimming switch switchgear symphony synagogue synergy system systems table
tables tableware tackle tactical tactics tae taekwondo tail tailor tailored takeaway talent tales talk talking
tameside tank tankers tanks tap tape target tarmac task tasty tax taxation taxi taxis tea teach teacher teachers
teaching team teams tec tech technical technician technicians technics technique techniques technologies technology
teesside telecare telecom telecommunications telecoms telephone telephones telephony television tenancy tenant tenants
tennis tent tents term terrace terrain test testing textile textiles thai thames the theatre theatres therapeutic
therapies therapist therapists therapy thermal things think thinking third this three through ticket tickets tile
tiles tiling timber time timers times tint title tmo to toddler toddlers toilet toilets token tone toner tool tools
top topsoil torch total totally tots touch tour touring tourism tourist tours tower towers townscape townships toy
toyota toys tr track tracking tractors trade trader traders trades trading tradition traditional traffic trafford
trail trailer trailers trails train trained trainer trainers training trains tram trans transaction transfer transform
transformation transit transition transitions translation translations translators transmissions transport
transportation transporter travel traveller travellers treasurer treasury treatment treatments trial triathlon
tribunal tribunals tribune trim tronix trophies trophy truck trucks trust trustee trustees trusts tubes tuition tunnel
turbine turf tutor tutorial tutoring tutors tv twenty two tyne tyneside type typing tyre tyres uk ultimate ultrasound
unicorn uniform uniforms union unions unique unit unite united units unity universal universities university up
upholsterers upholstery upvc urban urgent urology usa used user users utilities utility vacuum valeting valley
valuation valuations value values valve valves van vans various vault vegetable vegetables vehicle vehicles vend
vending ventilation venture ventures venue venues verification vessel vet veterans veterinary vets vicarage victim
victims video videographer videography videos view views villa village villages vineyard vintage vinyl vision visions
visit visitor visits visual visuals vital vocational voice voices void volkswagen voluntary volunteer volunteering
volunteers volvo vue walk walking walks walling wallpaper wardrobe wardrobes warehouse warehousing warm warwickshire
waste watch water waterfront waterproofing waterways waves we wear weather web website websites wedding weddings week
weekly weighing weight welcome weld welding welfare wellbeing wellness welsh western westminster what wheel wheelchair
wheelchairs wheels whippy whisky whitehaven wholesale wholesalers wi wick wigan wildlife wilts wiltshire wind window
windows wine wines wire wireless wirral wish with without wolverhampton women womens wonder woodcraft wooden woodlands
woodturning woodwork woodworking worcester worcestershire word words work worker workers workforce working workplace
works workshop workshops workspace workwear world worlds worldwide writers writing wrought wythenshawe yacht yachts
yard yellow ymca yoga yorkshire your youth youths ywca zone zoo zoological zumba
`;

const businessWords = new Set(words.trim().split(/\s+/));

/** True where a word, in lower case, speaks of a business, a body or a place and is no common surname. */
export function isBusinessWord(word: string): boolean {
  return (
    businessWords.has(word) ||
    (word.length > 7 && /(?:care|craft|link|tech|soft|works|aid|logy|tronics|homes|graphics)$/.test(word))
  );
}
