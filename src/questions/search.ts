import { cpvDivision } from '../domain/cpv.ts';
import type { Measure } from '../measures/measure.ts';
import { counted } from '../measures/phrase.ts';
import type { RecordReader } from '../store/record.ts';
import { indexWords, rank, type WordIndex } from './words.ts';

export interface SearchHit {
  readonly what: 'participant' | 'process' | 'method';
  readonly id: string;
  readonly title: string;
  /** One line below: kind and counts, or buyer and date. */
  readonly detail: string;
}

export interface SearchAnswer {
  readonly q: string;
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** At most this many are shown of each sort. */
  readonly limit: number;
}

/** Hits that are shown of each sort. */
const hitLimit = 20;
/** Characters of a query that are looked at. */
const queryLimit = 200;
/** Participants and processes that are indexed; a record with more answers for the most active and the newest. */
const indexLimit = 1_000_000;

/** Hits that can be found, and the words they are found by. */
interface Shelf {
  readonly hits: readonly SearchHit[];
  readonly index: WordIndex;
}

/** What a search looks in; built once for a record, it does not change. */
export interface Search {
  readonly shelves: readonly Shelf[];
}

interface Found {
  readonly hit: SearchHit;
  readonly words: string;
}

const shelve = (found: readonly Found[]): Shelf => ({
  hits: found.map(({ hit }) => hit),
  index: indexWords(found.map(({ words }) => words)),
});

interface ParticipantCells {
  readonly id: string;
  readonly name: string;
  readonly kind: string | null;
  readonly bought: number | null;
  readonly won: number | null;
  readonly payments: number | null;
  readonly names: string | null;
}

const kindWords: Readonly<Record<string, string>> = {
  sme: 'SME',
  vcse: 'VCSE',
  'not recorded as sme': 'not recorded as SME',
  unknown: 'kind not known',
};

function participantFound(row: ParticipantCells): Found {
  const kind = row.kind ?? 'unknown';
  const detail = [
    kindWords[kind] ?? kind,
    row.bought ? `buyer in ${counted(row.bought, 'process', 'processes')}` : '',
    row.won ? `won ${counted(row.won, 'award')}` : '',
    row.payments ? `received ${counted(row.payments, 'payment')}` : '',
  ];
  return {
    hit: { what: 'participant', id: row.id, title: row.name, detail: detail.filter(Boolean).join(' · ') },
    words: `${row.name} ${row.names ?? ''} ${row.id}`,
  };
}

interface ProcessCells {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly buyer: string | null;
  readonly categories: string | null;
  readonly divisions: string | null;
}

function processFound(row: ProcessCells): Found {
  return {
    hit: {
      what: 'process',
      id: row.id,
      title: row.title ?? 'Without a title',
      detail: [row.buyer ?? 'no buyer named', row.published].filter(Boolean).join(' · '),
    },
    // The title counts twice: what is called so comes before what is of a category that is.
    words: `${row.title ?? ''} ${row.title ?? ''} ${row.buyer ?? ''} ${row.id} ${categoriesOf(row)}`,
  };
}

/** What is bought, as its codes are called, and as their divisions are. */
function categoriesOf({ categories, divisions }: ProcessCells): string {
  const names = (divisions ?? '').split(' ').map((division) => cpvDivision(division) ?? '');
  return [categories ?? '', ...names].join(' ');
}

/** Reads a record once and makes what its searches look in: participants, processes and the methods given. */
export async function buildSearch(
  record: RecordReader,
  methods: readonly Pick<Measure, 'id' | 'name' | 'question'>[],
): Promise<Search> {
  const [participants, processes] = await Promise.all([
    record.all<ParticipantCells>(
      `select o.organization_id as id, o.name, o.kind, o.buyer_count as bought, o.supplier_count as won, o.payment_count as payments, n.names
       from organization o left join (
         select organization_id, string_agg(name, ' ') as names from name group by organization_id
       ) n on n.organization_id = o.organization_id
       order by coalesce(o.buyer_count, 0) + coalesce(o.supplier_count, 0) desc, o.organization_id limit ${indexLimit}`,
    ),
    record.all<ProcessCells>(
      `select p.process_id as id, p.title, cast(p.first_published as date) as published, b.buyer, c.categories, c.divisions
       from process p left join (
         select s.process_id, min(o.name) as buyer from party s join organization o on o.organization_id = s.organization_id
         where s.role in ('buyer', 'procuringEntity') group by s.process_id
       ) b on b.process_id = p.process_id
       left join (
         select process_id, string_agg(distinct description, ' ') as categories, string_agg(distinct division, ' ') as divisions
         from classification group by process_id
       ) c on c.process_id = p.process_id
       order by p.first_published desc nulls last, p.process_id limit ${indexLimit}`,
    ),
  ]);
  const asked = methods.map(
    ({ id, name, question }): Found => ({
      hit: { what: 'method', id, title: name, detail: question },
      words: `${id} ${name} ${question}`,
    }),
  );
  return { shelves: [participants.map(participantFound), processes.map(processFound), asked].map(shelve) };
}

/** Participants, processes and methods that have all the words, the last one as a beginning; an id alone finds its bearer. */
export function askSearch({ shelves }: Search, q: string): SearchAnswer {
  const query = q.slice(0, queryLimit);
  const found = shelves.map(({ index, hits }) => ({ hits, ...rank(index, query, hitLimit) }));
  return {
    q: query,
    total: found.reduce((sum, { total }) => sum + total, 0),
    hits: found.flatMap(({ hits, best }) => best.map((document) => hits[document] as SearchHit)),
    limit: hitLimit,
  };
}
