/** A demand of something: “the contractor shall”, “must be”, “is required to”. */
const modal =
  /\b(?:must|shall|(?:is|are|will be) (?:required|expected|obliged) to|(?:is|are) to (?:be|have|provide|use|attend|submit|supply|carry)|will (?:be required|need|have) to|needs? to|mandatory|essential that|minimum of|at least|no (?:less|fewer) than)\b/i;

/** The inputs that a demand can name: people and their number, hours and days, years, make and model, method, place, dimension. */
const objects: readonly (readonly [string, RegExp])[] = [
  [
    'head-count',
    /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s*(?:\(\d+\)\s*)?(?:x\s*)?(?:full[- ]time |part[- ]time |qualified |experienced |dedicated |trained |named |permanent |senior )*(?:FTEs?|staff|operatives?|officers?|technicians?|engineers?|guards?|cleaners?|nurses?|managers?|people|persons?|personnel|supervisors?|drivers?|vehicles?|workers|consultants?|trainers?)\b/i,
  ],
  [
    'hours',
    /\b(?:\d{1,2}(?::\d{2}|\.\d{2})?\s?(?:am|pm|hrs?|hours)\b|\d+\s*hours?|between the hours|\d{1,2}:\d{2}\s*(?:-|–|to|and)\s*\d{1,2}:\d{2}|(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?)\s*(?:-|–|to)\s*(?:fri|sat|sun)|24\/7|working hours)\b/i,
  ],
  [
    'frequency',
    /\b(?:daily|weekly|fortnightly|monthly|quarterly|twice (?:a|per)|once (?:a|per|every)|every (?:day|week|month|two|three|four|six|\d+)|per (?:day|week|month|visit)|times (?:a|per))\b/i,
  ],
  [
    'years',
    /\b(?:\d+|one|two|three|five|ten)\s*(?:\(\d+\)\s*)?years?['’]?\s*(?:of\s+)?(?:experience|trading|warranty|guarantee|post)/i,
  ],
  [
    'make or model',
    /\b(?:make and model|model (?:number|no\b)|make(?:s)? (?:of|such as)|brand(?:s|ed)?\b(?! new| identit| guideline| recogni| awareness)|manufactured by|part numbers?|proprietary)\b/i,
  ],
  [
    'dimension',
    /\b\d+(?:\.\d+)?\s?(?:mm|cm|m2|m²|metres?|kg|kW|kVA|litres?|volts?|V|GB|TB|MB|GHz|dpi|rpm|lux|microns?|gsm|inch(?:es)?|"|°C)(?:\b|(?=\s|[,.;)]))/,
  ],
  [
    'method',
    /\b(?:in accordance with (?:the )?(?:method|manufacturer|procedure|drawing|specification|schedule|BS|ISO)|using (?:only |an? |the )?(?:approved|following|specified|\w+ (?:method|system|software|equipment|material|product|technique))|method statements?|by means of|by hand|installed (?:by|using|with)|fixed (?:with|to)|painted|coats? of|fitted with|equipped with|made (?:of|from)|constructed (?:of|from)|format(?:ted)? as|templates?)\b/i,
  ],
  ['certification', /\b(?:certified|accredited|registered with)\b/i],
  ['ban', /\b(?:must|shall) not (?:be )?(?:install|use|fit|paint|fix|plac|cut)\w*\b/i],
  ['parts', /\bincluding \d+ [a-z]/i],
  [
    'place',
    /\b(?:on[- ]site (?:presence|at)|based (?:in|at|within)|within \d+ (?:miles?|km|minutes|metres)|located (?:in|within|at)|attend(?:ance at)? (?:all |weekly |monthly )?meetings?)\b/i,
  ],
  [
    'material',
    /\b(?:stainless steel|galvanised|timber|concrete|aluminium|hardwood|softwood|plywood|polyester|cotton|vinyl|laminate|uPVC|mild steel|tarmac|bitumen|granite)\b/i,
  ],
];

/** What is to become better for whom, or how well the thing is to work. */
const outcome =
  /\b(?:outcomes?|so that|in order that|(?:to|will|should|that|which) (?:\w+ ){0,2}(?:improve|reduce|increase|enable|prevent|achieve|empower|enhance|maximise|minimise|promote|protect|transform)\w*|impact (?:on|of|for)|benefits? (?:for|to|realis)|results? in|leading to|(?:aim|aims|aimed|objectives?|goals?|vision|ambition)\b(?! of (?:the|this) (?:procurement|tender|framework|notice|contract|exercise))|quality of life|satisfaction|well-?being|independen(?:ce|tly)|social value|carbon (?:reduction|neutral|emissions)|net zero|performance (?:standards?|levels?|indicators?|requirements?|outcomes?)|KPIs?|functional requirements?|confiden(?:t|ce)|safer|healthier|resilien\w*)\b/i;

/** The input that a demand names, or null: a modal alone is none. */
export function inputOf(
  text: string,
): { readonly object: string; readonly start: number; readonly end: number } | null {
  if (!modal.test(text)) return null;
  for (const [object, pattern] of objects) {
    const match = pattern.exec(text);
    if (match) return { object, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** True where a sentence says what is to be achieved. */
export const statesOutcome = (text: string): boolean => outcome.test(text);
