/** A standard, certificate, make or model that a text names. */
export interface NamedThing {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly what: 'standard' | 'certificate' | 'brand';
  /** A make with its model behind a count (“3 No …”): the thing to be bought, and nothing that it has to work with. */
  readonly bought?: boolean;
  /** A name that no list knows, told by where it stands. */
  readonly unlisted?: boolean;
}

const standard =
  /\b(?:(?:BS|EN|ISO|IEC|PAS|DIN|NF|ASTM|ANSI|OHSAS|AS|CEN|ETSI|IEEE|PD|LPS|SP|ITIL)[\s/-]{0,2}){1,4}(?:[A-Z]{1,3}[\s-]?)?\d{2,6}(?:[-:/.\s(]{1,2}\d{1,4}\)?){0,3}/g;
const prefixes = /^(?:BS|EN|ISO|IEC|PAS|DIN|OHSAS|ASTM|ANSI|LPS|IEEE|PD|ETSI)/;

/** Certificates and schemes of private bodies. What a statute asks for, and memberships, stand below. */
const certificate =
  /\b(?:UKAS|CHAS\b|Safe ?Contractor|Constructionline|BREEAM|Kitemark|Investors in People|FORS (?:bronze|silver|gold)|SSIP\b|Red Tractor|Soil Association|MSC[- ]certified|Fairtrade|FSC[- ](?:certif\w+|accredit\w+)|PEFC|ENERGY STAR|TCO Certified|EPEAT|Achilles|RoSPA|Secured by Design|Passivhaus|NSI (?:Gold|approved)|SSAIB|Matrix (?:standard|accredit\w+)|PQASSO|Trusted Charity|IIP\b|PCI[- ]?DSS|SOC ?2|CREST\b|Food for Life)/g;

/** “must be MCS certified”: a scheme by its capitals, where it is no licence of the state. */
const scheme =
  /\b(?!(?:EPC|LOLER|PAT|MOT|COSHH|RICS|ISO|IEC|UKAS|CPD|NVQ|SVQ|HNC|UK|EU|VAT|IT|NHS|OJEU|ITT)\b)(?:[A-Z]{3,6}|Trust ?[Mm]ark)[- ](?:certified|accredited|approved|certification|accreditation)\b/g;

/**
 * Statutory registration, licences and codes, policy that binds the buyer, and memberships of professions: not a matter of
 * standards. The last are a question of proportionate conditions.
 */
const leftAlone =
  /\b(?:CQC|Care Quality Commission|Care Inspectorate|Ofsted|Gas Safe|SIA\b|Security Industry Authority|FCA\b|Financial Conduct Authority|ICO\b|HCPC|GMC|NMC|GDC|MHRA|CE[- ]mark\w*|UKCA|waste carrier|operator'?s licen[cs]e|PSV|DBS\b|PVG|Disclosure Scotland|Cyber Essentials|ACBS|NHS (?:DSPT|toolkit|digital)|code of practice|Environment Agency|SEPA|HSE\b|ESPD|CITB)\b/i;

/** Makes that the text of notices names; a list is a weak reader, and says so in the limits of the rule. */
const makes = String.raw`Microsoft(?: (?:365|Office|Azure|Dynamics|Teams|SharePoint|Windows|SQL Server))?|Oracle|SAP(?: S\/4HANA)?(?! (?:report|calculation|assessment|rating|score)s?)|Cisco(?: Meraki)?|Dell|Lenovo|Hewlett[- ]Packard|Apple(?: (?:iPads?|MacBooks?))?|iPads?|Samsung|Siemens|Bosch|Hikvision|Motorola|Honeywell|JCB|John Deere|Caterpillar|Kubota|Stihl|Husqvarna|Land Rover|Ford Transit|Vauxhall|Volkswagen|Mercedes(?:-Benz)?|Toyota|Hoover|Dyson|Karcher|Steelcase|Herman Miller|Dulux|Crown Paints|Velux|Rockwool|Kingspan|Celotex|Marley|Rockfon|Armstrong|Forbo|Altro|Tarkett|Iveco|Worcester Bosch|Vaillant|Baxi|Viessmann|Grundfos|Otis|Schindler|Salto|Paxton|Assa Abloy|Yale|Philips|GE Healthcare|Medtronic|Olympus|Stryker|Agilent|Zeiss|Leica|Bruker|Thermo Fisher|ESRI|ArcGIS|AutoCAD|Autodesk|Adobe|Salesforce|ServiceNow|Xerox|Canon|Konica Minolta|Kyocera|Ricoh|VMware|Citrix|Tableau|Power BI|Capita|Civica|Northgate|Tyler|Fortinet|Palo Alto|CrowdStrike|Sophos|Aruba|Juniper|Ubiquiti|Axis|Bosch|Wacom|Lego|Portakabin`;
const brand = new RegExp(String.raw`\b(?:${makes})\b`, 'g');
const trademark = /\b[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}\s?[®™]/g;
const model =
  /\b(?:[Mm]ake|[Mm]odel|[Bb]rand|[Mm]anufacturer|[Mm]anufactured by|[Pp]art (?:no|number)|[Pp]roduct code)\b\s*(?:and model\s*)?(?:no\.?|number|name)?\s*[:=]\s*[A-Z0-9][\w-]+(?: [A-Z0-9][\w-]+){0,3}/g;

/** Things that are bought by make: a name with a capital right before one of them, in a demand, is one. */
const products =
  'bins?|containers?|scales|weighbridges?|edging|kerbs?|pavers?|bricks?|tiles?|flooring|carpets?|paints?|coatings?|membranes?|sealants?|cladding|windows?|doors?|locks?|ironmongery|gates?|fencing|bollards?|shelters?|benches|seating|chairs?|desks?|furniture|beds?|mattress(?:es)?|hoists?|boilers?|radiators?|pumps?|valves?|inverters?|panels?|batteries|luminaires?|lanterns?|lamps?|cameras?|printers?|copiers?|scanners?|laptops?|tablets?|handsets?|phones?|radios?|servers?|switches|routers?|mowers?|tractors?|sweepers?|excavators?|diggers?|vans?|trucks?|lorries|tyres|trailers?|chassis|microscopes?|ventilators?|dressings?|syringes?|shredders?|balers?|compactors?|conveyors?|sorters?';
/** Words with a capital before such a thing that are no make. */
const noMake =
  '(?:Councils?|County|Borough|City|Town|Parish|Authority|Trust|Client|Contractor|Supplier|Customer|Public|Open|Main|Street|Road|Park|School|House|Hall|Office|Hospital|Ward|Estate|Victorian|Georgian|Edwardian|Christmas|Digital|Full|Smart|Grade|Class|Type|Euro|Energy|Fire|Health|Wheeled|Bluetooth|Ethernet|Internet|Wi-?Fi|Braille|Portland|York(?:shire)?|British|English|Scottish|Welsh|Irish|European|Mono|Colour|Electric|Solar|Level|Phase|Lot|Annex|Appendix|Schedule|Figure|Table|Section|Block|Room|Unit|Form|Part|Item|Band|Zone|Stage|Category|Document|Spec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Gas|The|All|Any|Each|This|These|New|Other)\\b';
const capitalName = `(?!${noMake})[A-Z][a-z]{2,}(?:[ -](?!${noMake})[A-Z][\\w-]*){0,2}`;
const beforeProduct = new RegExp(
  String.raw`(?<=(?:[\s(][a-z][\w'’-]*[,:]?|^[a-z]+|\bOnly|\b\d+) )(?<!\b(?:in|at|to|near|from|across|within|around|by) )${capitalName}(?= (?:[a-z]+ )?(?:${products})\b)`,
  'g',
);
const afterProduct = new RegExp(
  String.raw`(?<=\b(?:${products.replace(/(^|\|)([a-z])/g, (_, bar, first) => `${bar}[${first}${first.toUpperCase()}]`)}|[Mm]akes?|[Bb]rand|[Mm]anufacturer) (?:must|shall|should|(?:is|are) to) be (?:(?:supplied|made|manufactured) by )?(?:an? )?)${capitalName}\b`,
  'g',
);
const buying =
  /\b(?:suppl(?:y|ied)|install\w*|fit(?:ted)?|purchas\w*|provi(?:de|sion)|must|shall|should|use|accepted|incl(?:uding)?|[Oo]nly)\b/;

/** “hold a CSCS card”: proof of skill by one body’s card. */
const card = /\b[A-Z]{3,5}(?: (?:skills?|registration|competenc[ey]))? cards?\b/g;
const holding = /\b(?:hold|possess|carry|have)(?:ing|s)?\b[^.;]{0,50}$/i;

const count = /\b\d{1,3}\s*(?:x|no\.?|nr|off)\b[^;\n]{0,80}$/i;
/** A model behind a make: letters with figures, or figures alone behind a make that is listed. */
const modelled = new RegExp(
  String.raw`\b(?:${makes}) (?:(?!${noMake})[A-Z][\w-]* )?[A-Z-]{0,5}\d[\w-]*\b(?! ?(?:-?[Ss]eat|ton|t\b|k?g\b|mm?\b|litre|year|yr|inch|no\b|x\b))`,
  'g',
);
/** A count right before a make. */
const rightBehindCount = /\b\d{1,3}\s*(?:x|no\.?|nr|off)\s+(?:new\s+)?$/i;
const unlistedModel = new RegExp(
  String.raw`\b(?!${noMake})[A-Z][a-z]{3,}(?: [A-Z]{2,5})? (?=[A-Z\d-]*\d)(?=[A-Z\d-]*[A-Z])[A-Z\d][A-Z\d-]{2,9}\b`,
  'g',
);

/** Standards, certificates and makes in a text; statutory registrations, codes and memberships are left out. */
export function readNames(text: string): NamedThing[] {
  const found: NamedThing[] = [];
  const add = (pattern: RegExp, about: Pick<NamedThing, 'what' | 'bought' | 'unlisted'>, ahead?: RegExp) => {
    for (const match of text.matchAll(pattern)) {
      const name = match[0].trim();
      if (ahead && !ahead.test(text.slice(Math.max(0, match.index - 120), match.index))) continue;
      if (found.some((one) => match.index < one.end && one.start < match.index + name.length)) continue;
      found.push({ start: match.index, end: match.index + name.length, name, ...about });
    }
  };
  if (/\d/.test(text)) {
    for (const match of text.matchAll(standard)) {
      const name = match[0].trim();
      // PAS 91 is a questionnaire, and “ISO 64,000” a sensitivity to light.
      if (/^PAS ?91\b/.test(name) || /^,\d{3}/.test(text.slice(match.index + name.length))) continue;
      if (prefixes.test(name))
        found.push({ start: match.index, end: match.index + name.length, name, what: 'standard' });
    }
  }
  add(certificate, { what: 'certificate' });
  add(scheme, { what: 'certificate' });
  add(card, { what: 'certificate' }, holding);
  if (/\d/.test(text)) {
    add(modelled, { what: 'brand', bought: true }, count);
    add(unlistedModel, { what: 'brand', bought: true, unlisted: true }, count);
  }
  add(brand, { what: 'brand', bought: true }, rightBehindCount);
  add(brand, { what: 'brand' });
  add(trademark, { what: 'brand' });
  add(model, { what: 'brand' });
  add(beforeProduct, { what: 'brand', unlisted: true }, buying);
  add(afterProduct, { what: 'brand', unlisted: true });
  return found.sort((a, b) => a.start - b.start);
}

/** True where words around a name are about a register of the state, a licence, a code of practice or a law. */
export const isStatutory = (text: string): boolean => leftAlone.test(text);

const equivalent =
  /\b(?:(?:or|and|other|an?|any|of|as)\s+(?:an?\s+|other\s+|its\s+|their\s+|any\s+|such\s+|comparable\s+|the\s+)*(?:equivalents?|equal|similar|comparable)|equivalents?\b|equal (?:and|or) approved|or (?:other|alternative|like|such other)|(?:or|other) means of proof|equivalence|comparable (?:standard|scheme|quality)|or better|or higher|working towards)\b/i;

/** Words by which an equivalent is let in: “or equivalent”, “equal and approved”, “other means of proof”. */
export const admitsEquivalent = (text: string): boolean => equivalent.test(text);
