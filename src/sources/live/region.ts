import { type Json, listOf, objectOf, textOf } from '../ocds/field.ts';

/** One of the twelve regions of statistics (ITL 1). */
export interface Region {
  readonly name: string;
  /** Third letter of its ITL and NUTS codes: `UKD` and `TLD` are the North West. */
  readonly letter: string;
  /** Postcode areas that lie in it wholly or in part; one that reaches over a border counts for both sides. */
  readonly areas: string;
}

export const regions: readonly Region[] = [
  { name: 'North East', letter: 'C', areas: 'DH DL NE SR TD TS' },
  { name: 'North West', letter: 'D', areas: 'BB BL CA CH CW FY L LA M OL PR SK WA WN' },
  { name: 'Yorkshire and the Humber', letter: 'E', areas: 'BD DL DN HD HG HU HX LA LS OL S TS WF YO' },
  { name: 'East Midlands', letter: 'F', areas: 'DE DN LE LN NG NN PE S SK' },
  { name: 'West Midlands', letter: 'G', areas: 'B CV DE DY GL HR LD ST SY TF WR WS WV' },
  { name: 'East of England', letter: 'H', areas: 'AL CB CM CO EN HP IG IP LU MK NR PE RM SG SS WD' },
  { name: 'London', letter: 'I', areas: 'BR CR DA E EC EN HA IG KT N NW RM SE SM SW TN TW UB W WC WD' },
  { name: 'South East', letter: 'J', areas: 'BN BR CR CT DA GU HP KT ME MK NN OX PO RG RH SL SM SN SO SP TN TW UB' },
  { name: 'South West', letter: 'K', areas: 'BA BH BS DT EX GL PL SN SP TA TQ TR' },
  { name: 'Wales', letter: 'L', areas: 'CF CH HR LD LL NP SA SY' },
  { name: 'Scotland', letter: 'M', areas: 'AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE' },
  { name: 'Northern Ireland', letter: 'N', areas: 'BT' },
];

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\b(the|england)\b/g, '')
    .replace(/ +/g, ' ')
    .trim();

/** The region that a person names; null where there is none of that name. `North West England` is the North West. */
export function regionNamed(text: string): Region | null {
  const named = plain(text);
  // `east of england` loses its last word like the others.
  return regions.find((region) => plain(region.name) === named) ?? null;
}

/**
 * Whether a release is for a region: by where it is to be delivered, and where that names no region, by where its buyer is.
 * `unplaced` where neither says.
 */
export function placeOf(release: Json, region: Region): 'inside' | 'outside' | 'unplaced' {
  const buyer = textOf(objectOf(release.buyer)?.id);
  const parties = listOf(release.parties).filter((party) => buyer !== null && textOf(party.id) === buyer);
  for (const addresses of [deliveryAddresses(release), parties.map((party) => objectOf(party.address) ?? {})]) {
    const found = new Set(addresses.flatMap(regionsOf));
    if (found.size > 0) return found.has(region.name) ? 'inside' : 'outside';
  }
  return 'unplaced';
}

/** Where goods, works or services of a release are to be delivered: OCDS extension `location`, in items of tender and awards. */
function deliveryAddresses(release: Json): readonly Json[] {
  const parts = [objectOf(release.tender) ?? {}, ...listOf(release.awards), ...listOf(release.contracts)];
  return parts
    .flatMap((part) => listOf(part.items))
    .flatMap((item) => [
      ...listOf(item.deliveryAddresses),
      ...listOf(item.deliveryAddress),
      ...listOf(item.deliveryLocations).flatMap(gazetteerRegions),
      ...listOf(item.deliveryLocation).flatMap(gazetteerRegions),
    ]);
}

function gazetteerRegions(location: Json): readonly Json[] {
  const identifiers = objectOf(location.gazetteer)?.identifiers;
  return Array.isArray(identifiers) ? identifiers.map((region: unknown) => ({ region })) : [];
}

/** Names of the regions that an address may lie in: by name, by code, else by postcode area. */
function regionsOf(address: Json): readonly string[] {
  const [region, country, postcode] = [textOf(address.region), textOf(address.countryName), textOf(address.postalCode)];
  for (const text of [region, country]) {
    if (text === null) continue;
    const letter = /^(?:UK|TL)([C-N])[0-9A-Z]{0,2}$/i.exec(text.trim())?.[1]?.toUpperCase();
    const found = regions.find((one) => one.letter === letter) ?? regionNamed(text);
    if (found) return [found.name];
  }
  const area = /^\s*([A-Z]{1,2})\d/i.exec(postcode ?? '')?.[1]?.toUpperCase();
  return area === undefined ? [] : regions.filter((one) => one.areas.split(' ').includes(area)).map((one) => one.name);
}
