// Prints the figures of docs/findings.md from a store that holds Lancashire’s notices and the payments of Manchester and Salford.
import { figure } from '../src/domain/number.ts';
import { findMeasure } from '../src/measures/registry.ts';
import { currentFolder } from '../src/store/folder.ts';
import { SnapshotReader } from '../src/store/reader.ts';

const [store] = process.argv.slice(2);
const folder = store === undefined ? null : currentFolder(store);
if (folder === null) {
  console.error('Name a store with a record: node dist/scripts/findings.js STORE');
  process.exit(2);
}
const record = await SnapshotReader.open(folder, { memory: '512MB', threads: 2 });

/** The figures of a measure, one a line. */
async function say(
  id: string,
  period: { readonly from?: string; readonly to?: string },
  only: readonly string[],
): Promise<void> {
  const answer = await findMeasure(id)?.ask(record, period);
  for (const one of answer?.figures.filter((each) => only.includes(each.id)) ?? [])
    console.log(
      `  ${id} ${one.id}: ${one.value.value === null ? one.value.because : figure(one.value.value, one.unit)} (${one.basis})`,
    );
}

console.log('1. Lancashire: suitability as declared, and who won');
await say('M03', {}, ['flagged', 'notFlagged', 'flaggedByValue', 'notFlaggedByValue', 'orderUnknown']);

console.log('2. Manchester and Salford: suppliers they share, 2012 to 2021');
for (const row of await record.all(
  `with paid as (
     select t.provider_id as payer, t.receiver_id as payee, sum(t.amount) as amount, max(case when o.kind = 'public body' then 1 else 0 end) as public
     from tie t join organization o on o.organization_id = t.receiver_id
     where t.form = 'money' and t.amount_kind = 'payment' and t.year between 2012 and 2021
       and t.provider_id in ('GB-LAE-MAN', 'GB-LAE-SLF') and t.receiver_id not in ('GB-LAE-MAN', 'GB-LAE-SLF')
     group by t.provider_id, t.receiver_id
   ), both_of as (
     select payee from paid group by payee having count(*) = 2
   )
   select p.payer, count(*) as payees, count(b.payee) as shared_payees, count(b.payee) filter (where p.public = 0) as shared_not_public,
     round(sum(p.amount) / 1e6) as million, round(sum(p.amount) filter (where b.payee is not null) / 1e6) as shared_million,
     round(sum(p.amount) filter (where b.payee is not null and p.public = 0) / 1e6) as shared_not_public_million
   from paid p left join both_of b on b.payee = p.payee group by p.payer order by p.payer`,
))
  console.log(`  ${JSON.stringify(row)}`);

console.log('3. What changed: small firms among Lancashire’s awards, and Manchester’s payees, by year');
for (let year = 2016; year <= 2025; year++)
  await say('M01', { from: `${year}-01-01`, to: `${year}-12-31` }, ['byCount']);
for (const row of await record.all(
  `with paid as (
     select t.year, t.receiver_id, sum(t.amount) as amount from tie t
     where t.form = 'money' and t.amount_kind = 'payment' and t.year between 2011 and 2021 and t.provider_id = 'GB-LAE-MAN'
       and t.receiver_id is not null
     group by t.year, t.receiver_id
   ), ranked as (
     select year, amount, row_number() over (partition by year order by amount desc, receiver_id) as place from paid where amount > 0
   )
   select year, count(*) as payees, round(sum(amount) / 1e6) as million,
     round(sum(amount) filter (where place <= 50) / sum(amount), 3) as top_fifty_share from ranked group by year order by year`,
))
  console.log(`  ${JSON.stringify(row)}`);
record.close();
