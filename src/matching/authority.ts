import { readFacts } from './fact.ts';
import { legalFormOf } from './legal-form.ts';
import { nameParts } from './name.ts';
import { wordsOf } from './word.ts';

/** A local authority of the register lists of org-id.guide. */
export interface Authority {
  /** `GB-LAE-PRE` */
  readonly identifier: string;
  readonly name: string;
  /** The place it is for: "Preston". */
  readonly place: string;
  /** Code of the Office for National Statistics; empty where the list has none. */
  readonly gssCode: string;
  /** Region of England, or the nation; empty where not known. */
  readonly region: string;
  /** False for one that was merged into another. */
  readonly active: boolean;
}

/** The local authorities, ready to be asked by name. */
export interface Authorities {
  readonly byIdentifier: ReadonlyMap<string, Authority>;
  readonly byName: ReadonlyMap<string, readonly Authority[]>;
  readonly byPlace: ReadonlyMap<string, readonly Authority[]>;
}

/** Reads the text of `data/reference/local-authorities.csv`. */
export function readAuthorities(csvText: string): Authorities {
  const all = readFacts(csvText).map((fact) => ({
    identifier: fact.identifier ?? '',
    name: fact.name ?? '',
    place: fact.place ?? '',
    gssCode: fact.gss_code ?? '',
    region: fact.region ?? '',
    active: fact.active === 'true',
  }));
  return {
    byIdentifier: new Map(all.map((one) => [one.identifier, one])),
    byName: grouped(all, (one) => [
      wordsOf(one.name)
        .filter((word) => word !== 'the')
        .join(' '),
    ]),
    byPlace: grouped(all, (one) => [placeOf(wordsOf(one.name)), placeOf(wordsOf(one.place))]),
  };
}

function grouped(all: readonly Authority[], keysOf: (one: Authority) => readonly string[]): Map<string, Authority[]> {
  const groups = new Map<string, Authority[]>();
  for (const one of all) for (const key of new Set(keysOf(one))) groups.set(key, [...(groups.get(key) ?? []), one]);
  return groups;
}

/** Words that say what sort of council it is, beside the place. */
const sorts = new Set([
  'borough',
  'city',
  'county',
  'district',
  'metropolitan',
  'london',
  'royal',
  'mbc',
  'mdc',
  'lb',
  'unitary',
]);
const fillers = new Set(['council', 'the', 'of', 'authority']);

/** Words of departments: a council's name with nothing but these behind it is the council. */
const departmentWords = new Set(
  (
    'and adult adults applications arts assets benefits building business care centre centres cemeteries children childrens cleansing ' +
    'commercial commissioning communications community construction contracts control corporate council councils crematoria culture ' +
    'customer department dept development digital direct directorate economic education electoral emergency energy engineering ' +
    'enforcement environment environmental estates facilities finance financial fleet general governance green health highways ' +
    'homelessness housing hr human ict information infrastructure internal it landlord learning legal leisure libraries library ' +
    'licensing management museum museums neighbourhood neighbourhoods network operations parking parks parts payments payroll people ' +
    'place places planning policy print procurement projects property protection public purchasing recreation regeneration regulatory ' +
    'renewal resources revenues roads safety schools section service services social sport sports standards strategic strategy ' +
    'street support supply team technical technology tourism trading transformation transport treasury unit waste works youth'
  ).split(' '),
);

/** What every official name and every abbreviation of one holds; most names are spared the rest. */
const hint = /council|comhairle|borough|authority|corporation|city|m\W*[bd]\W*c|\bl\W*b\b/i;

/**
 * The local authority that a name means, or null where there is any doubt: the official name in any spelling, the place with
 * another or no word for the sort of council ("Wyre Council"), or a department ("Blackpool Borough Council Trading Standards").
 * "Lancaster County Council" is nobody: the sort contradicts the place. Town and parish councils are not in the lists.
 */
export function authorityOf(name: string, authorities: Authorities): Authority | null {
  if (!hint.test(name)) return null;
  const words = wordsOf(nameParts(name).legal).filter((word) => word !== 'the');
  const whole = authorities.byName.get(words.join(' '));
  if (whole !== undefined) return only(whole);
  if (legalFormOf(words) !== null || words.some((word) => word === 'town' || word === 'parish')) return null;
  const head = withoutDepartment(words);
  if (head === null) return null;
  const official = authorities.byName.get(head.join(' '));
  if (official !== undefined) return only(official);
  const candidates = authorities.byPlace.get(placeOf(head)) ?? [];
  return only(candidates.filter((one) => agrees(head, one)));
}

function only(candidates: readonly Authority[]): Authority | null {
  const active = candidates.filter((one) => one.active);
  const [one, ...others] = active.length > 0 ? active : candidates;
  return one === undefined || others.length > 0 ? null : one;
}

/** The words up to the one that makes it a council; null where what follows is not a department, or where there is no such word. */
function withoutDepartment(words: readonly string[]): readonly string[] | null {
  const council = words.findIndex((word) => word === 'council' || word === 'mbc' || word === 'mdc');
  if (council > 0) {
    const behind = words.slice(council + 1);
    return behind.every((word) => departmentWords.has(word)) && !behind.includes('council')
      ? words.slice(0, council + 1)
      : null;
  }
  const [first, second] = words;
  const borough = (first === 'london' || first === 'royal') && second === 'borough';
  // "Borough Council of King's Lynn", "City Council of Bristol": the place follows.
  return borough || first === 'lb' || (words.includes('council') && words.includes('of')) ? words : null;
}

function placeOf(words: readonly string[]): string {
  const place = words.filter((word) => !sorts.has(word) && !fillers.has(word));
  return (place.length > 0 ? place : words).join(' ');
}

/** True where the sort in the name does not contradict the official one. */
function agrees(words: readonly string[], one: Authority): boolean {
  const said = new Set(words.filter((word) => sorts.has(word)));
  const official = new Set(wordsOf(one.name).filter((word) => sorts.has(word)));
  if (said.has('county') !== official.has('county')) return said.size === 0;
  if (said.has('city') && !official.has('city') && official.size > 0) return false;
  if (official.has('london') && said.size > 0)
    return said.has('borough') || said.has('london') || said.has('lb') || said.has('royal');
  return !(said.has('london') || said.has('lb')) || official.has('london') || official.has('royal');
}
