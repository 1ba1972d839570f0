import type { Coverage } from '../../domain/answer.ts';
import { count, counted, period, roundMoney, unbroken } from '../../domain/number.ts';
import type { NetworkAnswer } from '../../questions/network.ts';
import type { PaidAnswer } from '../../questions/payer.ts';
import { Finding, MethodLinks } from '../finding.tsx';
import { address, type Frame, hasDoor } from '../frame.ts';
import { Glimpse } from '../map-glimpse.tsx';
import { Absent, Name } from '../mark.tsx';
import { page } from '../page.tsx';
import { Pairs, Side } from '../side.tsx';

/** `/`: this network in one screen. What a record does not hold has no section: notices, payments, or both. */
export function NetworkPage(answer: NetworkAnswer, frame: Frame) {
  const { processes, payments } = answer.counts;
  const who = processes === 0 && payments > 0 ? 'who pays whom' : 'who buys from whom';
  return page({
    title: `W${who.slice(1)}`,
    frame,
    main: (
      <>
        <p class="dateline">{dateline(answer)}</p>
        <h1 class={`display${(answer.title ?? '').length > 60 ? ' long' : ''}`}>
          {answer.title ? <Name>{answer.title}</Name> : 'This record'}
          <span class="govuk-visually-hidden">: </span>
          <span class="display-second">{who}</span>
        </h1>
        {answer.findings.length > 0 && (
          <div class="findings">
            {answer.findings.map((finding) => (
              <Finding answer={finding} frame={frame} />
            ))}
          </div>
        )}
        {processes === 0 && answer.paid && <PaidLead answer={answer} paid={answer.paid} />}
        {processes === 0 && payments === 0 && (
          <p>
            <Absent because="There is neither a notice nor a payment in this record." />
          </p>
        )}
        {answer.map && hasDoor(frame, '/map') && <Glimpse map={answer.map} />}
        <Doors frame={frame} />
        {processes > 0 && <Awarded answer={answer} frame={frame} />}
        {answer.paid && <Paid answer={answer} paid={answer.paid} />}
      </>
    ),
  });
}

/** What the record holds, and when it is from; of what it does not hold it says nothing. */
function dateline({ counts, firstPublished, lastPublished }: NetworkAnswer): string {
  const some = (n: number, one: string, many?: string) => (n > 0 ? counted(n, one, many) : null);
  const things = [
    some(counts.processes, 'process', 'processes'),
    some(counts.awards, 'award'),
    some(counts.engagements, 'notice that asked the market', 'notices that asked the market'),
    some(counts.payments, 'payment'),
    // Each payment is an exchange: where there is nothing else, their number is said already.
    counts.exchanges === counts.payments ? null : some(counts.exchanges, 'exchange'),
  ];
  return [period(firstPublished, lastPublished) ?? 'no dates published', ...things].filter(Boolean).join(' · ');
}

const Doors = ({ frame }: { frame: Frame }) => (
  <p class="doors">
    {hasDoor(frame, '/check') && (
      <a class="govuk-button" href="/check">
        Check a tender
      </a>
    )}
    {hasDoor(frame, '/search') && (
      <a class={`govuk-button${hasDoor(frame, '/check') ? ' govuk-button--secondary' : ''}`} href="/search">
        Search
      </a>
    )}
  </p>
);

/** Who buys and who supplies, who holds the market, and which buyers lean on the same suppliers. */
const Awarded = ({ answer, frame }: { answer: NetworkAnswer; frame: Frame }) => (
  <>
    <div class="halves section">
      <Side
        heading="Who buys"
        one="buyer"
        lines={answer.buyers}
        total={answer.counts.buyers}
        count="Processes"
        partners="Suppliers"
        amount="Awards, GBP"
        by="count"
        all={address('/participants', { role: 'buyer', sort: 'bought' })}
      />
      <Side
        heading="Who supplies"
        one="supplier"
        lines={answer.suppliers}
        total={answer.counts.suppliers}
        count="Awards"
        partners="Buyers"
        amount="Awards, GBP"
        by="count"
        all={address('/participants', { role: 'supplier', sort: 'won' })}
      />
    </div>
    <section class="section halves uneven">
      <Pairs
        heading="Buyers who share suppliers"
        one="buyer"
        pairs={answer.shared.map(({ a, b, suppliers }) => ({ a, b, shared: suppliers }))}
        shared="Suppliers in common"
        none="No two buyers of this record share a supplier."
      />
      <div>
        <h2>How few hold how much</h2>
        <p class="says">{unbroken(answer.concentration.sentence)}</p>
        <p class="basis">
          <MethodLinks answer={answer.concentration} frame={frame} />
        </p>
      </div>
    </section>
  </>
);

/** The payments of a record without notices, in a sentence. */
const PaidLead = ({ answer: { counts }, paid }: { answer: NetworkAnswer; paid: PaidAnswer }) => (
  <p class="lead">
    {paid.amount !== null && (
      <>
        <data value={String(paid.amount)}>{roundMoney(paid.amount, 'GBP')}</data>
        {' in '}
      </>
    )}
    {counted(counts.payments, 'payment')} from {counted(counts.payers, 'payer')} to{' '}
    {counted(counts.payees, 'participant')} with a name.
  </p>
);

/** "1,377 of 1,693 payments have an amount." */
const restsOn = ({ used, total, noun, has }: Coverage): string =>
  `${used === total ? 'All' : `${count(used)} of`} ${count(total)} ${noun} have ${has}.`;

/** Who pays and who is paid, which payers pay the same participants, and what goes to nobody who is named. */
const Paid = ({ answer, paid }: { answer: NetworkAnswer; paid: PaidAnswer }) => (
  <>
    <div class="halves section">
      <Side
        heading="Who pays"
        one="payer"
        lines={answer.payers}
        total={answer.counts.payers}
        count="Payments"
        partners="Payees"
        amount="Paid, GBP"
        by="amount"
        all={address('/participants', { role: 'payer', sort: 'paid' })}
      />
      <Side
        heading="Who is paid"
        one="payee"
        lines={answer.payees}
        total={answer.counts.payees}
        count="Payments"
        partners="Payers"
        amount="Received, GBP"
        by="amount"
        all={address('/participants', { role: 'payee', sort: 'paid' })}
      />
    </div>
    <section class="section halves uneven">
      {answer.counts.payers > 1 && (
        <Pairs
          heading="Payers who pay the same participants"
          one="payer"
          pairs={answer.sharedPayees.map(({ a, b, payees }) => ({ a, b, shared: payees }))}
          shared="Payees in common"
          none="No two payers of this record pay the same participant."
        />
      )}
      <div>
        <h2>What goes to nobody with a name</h2>
        <p class="says">{unbroken(paid.sentence)}</p>
        <p class="basis">
          {paid.coverage.map(restsOn).join(' ')} Refunds are taken off all sums. A payment is not an award: the two are
          never added up.
        </p>
      </div>
    </section>
  </>
);
