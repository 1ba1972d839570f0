import type { ProcessRows } from '../questions/process-rows.ts';
import type { Snapshot } from '../store/record.ts';
import { dayTime, given, type Json, moneyOf, wordsIn } from './ocds-field.ts';
import { type PartyList, partyList } from './ocds-party.ts';
import { amendmentsOf, documentsOf, planningOf, tenderOf } from './ocds-tender.ts';

const open = 'https://raw.githubusercontent.com/open-contracting-extensions';
const crown = 'https://raw.githubusercontent.com/Crown-Commercial-Service';

/** Extensions whose fields a release may bear, as publishers of the United Kingdom name them. */
const ocdsExtensions: readonly string[] = [
  'https://standard.open-contracting.org/profiles/eu/latest/en/extension.json',
  'https://raw.githubusercontent.com/cabinetoffice/ocds_uk_extension/main/extension.json',
  `${open}/ocds_bid_extension/v1.1.5/extension.json`,
  `${open}/ocds_awardCriteria_extension/master/extension.json`,
  `${open}/ocds_location_extension/master/extension.json`,
  `${open}/ocds_subcontracting_extension/master/extension.json`,
  `${open}/ocds_submissionTerms_extension/master/extension.json`,
  `${open}/ocds_suitability_extension/master/extension.json`,
  `${open}/ocds_techniques_extension/master/extension.json`,
  `${crown}/ocds_awards_datePublished_extension/main/extension.json`,
  `${crown}/ocds_partyDetails_vcse_extension/main/extension.json`,
];

function subcontractingOf(rows: ProcessRows, id: string | null | undefined): Json {
  const row = rows.subcontract.find((one) => one.award_id === id);
  if (!row) return {};
  return given({
    minimumPercentage: row.minimum_ratio,
    maximumPercentage: row.maximum_ratio,
    value: moneyOf(row),
    competitive: row.competitive,
  });
}

const awardsOf = (rows: ProcessRows, parties: PartyList): Json[] =>
  rows.award.map((row) =>
    given({
      id: row.award_id,
      title: row.title,
      status: row.status,
      date: dayTime(row.decided),
      datePublished: row.published,
      value: moneyOf(row),
      sme: row.sme,
      suppliers: parties.references('supplier', (party) => party.award_id === row.award_id),
      contractPeriod: given({ startDate: dayTime(row.starts), endDate: dayTime(row.ends) }),
      relatedLots: wordsIn(row.lot_id),
      documents: documentsOf(rows, row),
      amendments: amendmentsOf(rows, 'award', row.award_id),
      subcontracting: subcontractingOf(rows, row.award_id),
    }),
  );

function contractsOf(rows: ProcessRows): Json[] {
  const awards = new Set(rows.award.map((row) => row.award_id));
  return rows.contract.map((row) =>
    given({
      id: row.contract_id,
      awardID: row.award_id,
      title: row.title,
      status: row.status,
      dateSigned: dayTime(row.signed),
      period: given({
        startDate: dayTime(row.starts),
        endDate: dayTime(row.ends),
        maxExtentDate: dayTime(row.max_ends),
      }),
      value: moneyOf(row),
      documents: documentsOf(rows, row),
      amendments: amendmentsOf(rows, 'contract', row.contract_id),
      subcontracting: awards.has(row.award_id) ? null : subcontractingOf(rows, row.award_id ?? row.contract_id),
    }),
  );
}

const bidsOf = (rows: ProcessRows, parties: PartyList): Json =>
  given({
    details: rows.bid.map((row) =>
      given({
        id: row.bid_id,
        relatedLots: wordsIn(row.lot_id),
        status: row.status,
        date: row.submitted,
        value: moneyOf(row),
        tenderers: parties.references('tenderer', (party) => party.bid_id === row.bid_id),
      }),
    ),
    statistics: rows.bid_statistic.map((row, i) =>
      given({ id: String(i + 1), measure: row.measure, value: row.value, relatedLot: row.lot_id }),
    ),
  });

/**
 * A contracting process as an OCDS 1.1 compiled release, from the rows of its tables. It says what the record knows: who is who
 * by resolution, amounts as they were published, no contact points, no persons. What the publisher wrote besides is not in it.
 */
function compiledRelease(rows: ProcessRows): Json {
  const { process } = rows;
  const parties = partyList(rows);
  const [buyer] = parties.references('buyer');
  const published = process.last_published ?? process.first_published ?? null;
  const isDocumented = rows.notice.some((row) => row.url === process.url);
  return given({
    ocid: process.ocid,
    // As the standard makes it, `{ocid}-{date}`; several buyers may use one ocid, and then the process has an id of its own.
    id: published === null ? process.process_id : `${process.process_id}-${published}`,
    date: published,
    tag: ['compiled'],
    initiationType: 'tender',
    parties: parties.parties,
    buyer,
    planning: planningOf(rows),
    tender: tenderOf(rows, parties),
    bids: bidsOf(rows, parties),
    awards: awardsOf(rows, parties),
    contracts: contractsOf(rows),
    url: isDocumented ? null : process.url,
  });
}

/** Compiled releases as JSON Lines, one process a line; each piece ends with its line. */
export async function* releaseLines(
  processes: AsyncIterable<ProcessRows> | Iterable<ProcessRows>,
): AsyncGenerator<string, void, undefined> {
  for await (const rows of processes) yield `${JSON.stringify(compiledRelease(rows))}\n`;
}

/** Compiled releases in one release package, which names the extensions and the licence, piece by piece. */
export async function* releasePackage(
  snapshot: Snapshot,
  processes: AsyncIterable<ProcessRows> | Iterable<ProcessRows>,
): AsyncGenerator<string, void, undefined> {
  const head = given({
    uri: `urn:commonweal:${snapshot.id}`,
    version: '1.1',
    extensions: ocdsExtensions,
    publishedDate: snapshot.made,
    publisher: { name: snapshot.title === null ? 'Commonweal' : `Commonweal: ${snapshot.title}` },
    license: /Open Government Licence v3\.0/.test(snapshot.attribution ?? '')
      ? 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/'
      : null,
  });
  yield `${JSON.stringify(head).slice(0, -1)},"releases":[\n`;
  let isFirst = true;
  for await (const rows of processes) {
    yield `${isFirst ? '' : ',\n'}${JSON.stringify(compiledRelease(rows))}`;
    isFirst = false;
  }
  yield '\n]}\n';
}
