/*
 * The ledger: exchanges that the record shows by itself, each with its evidence and standing (`recorded`).
 * A contract is two exchanges, the goods or service one way and the money back; both carry the id of one transaction, and
 * measures of structure use one form and one direction of it.
 */

import { isIn, type Portion, portions } from './portion.ts';

const columns =
  'exchange_id, transaction_id, process_id, provider_id, receiver_id, provider_role, receiver_role, provider_absent, receiver_absent, ' +
  'deliverable, kind, form, started, ended, amount, currency, amount_kind, standing, evidence, release_no, source_id, path';

/** The main buyer of each process, and whether there are several: then the exchange's receiver is the first by id, evidence says so. */
const buyersIn = (portion: Portion): string => `
  buyer_of AS (
    SELECT process_id, min(organization_id) AS buyer_id, count(DISTINCT organization_id) AS buyer_count, min(absent) AS absent
    FROM party s WHERE s.role = 'buyer' AND ${isIn(portion, 's')} GROUP BY process_id
  )`;

/** What is bought, as a form of value: goods, work or service. The category decides, else the CPV division. */
const boughtIn = (portion: Portion): string => `
  bought AS (
    SELECT p.process_id,
      CASE
        WHEN p.category = 'goods' THEN 'goods'
        WHEN p.category = 'works' THEN 'work'
        WHEN p.category = 'services' THEN 'service'
        WHEN c.division = '45' THEN 'work'
        WHEN c.division < '50' THEN 'goods'
        WHEN c.division >= '50' THEN 'service'
        ELSE 'service'
      END AS form,
      CASE WHEN p.category IS NULL AND c.division IS NULL THEN 'what was bought (kind not published)' ELSE NULL END AS note
    FROM process p
    LEFT JOIN (
      SELECT process_id, min(division) AS division FROM classification m WHERE main AND ${isIn(portion, 'm')} GROUP BY process_id
    ) c ON c.process_id = p.process_id
    WHERE ${isIn(portion, 'p')}
  )`;

/** One row an award and supplier; the amount only where the award has a single supplier, since its split is unknown. */
const winsIn = (portion: Portion): string => `
  win AS (
    SELECT a.process_id, a.award_id, a.decided, a.published, a.starts, a.ends, a.amount, a.currency, a.amount_kind, a.amount_note,
      a.release_no, a.path, s.organization_id AS supplier_id, s.absent AS supplier_absent,
      count(*) OVER (PARTITION BY a.process_id, a.award_id) AS supplier_count,
      row_number() OVER (PARTITION BY a.process_id, a.award_id ORDER BY s.organization_id, s.name) AS supplier_no
    FROM award a
    JOIN party s ON s.process_id = a.process_id AND s.award_id = a.award_id AND s.role = 'supplier'
    WHERE (s.absent IS NULL OR s.absent NOT IN ('not-awarded')) AND ${isIn(portion, 'a')} AND ${isIn(portion, 's')}
  )`;

const winId = `w.process_id || '/award/' || w.award_id || '/' || CAST(w.supplier_no AS VARCHAR)`;
const winAmount = `CASE WHEN w.supplier_count = 1 AND (w.amount_note IS NULL OR w.amount_note <> 'placeholder') THEN w.amount END`;
const winEvidence = `'award ' || w.award_id || CASE WHEN w.supplier_count > 1 THEN ' (shared, split unknown)' ELSE '' END ||
  CASE WHEN b.buyer_count > 1 THEN ' (several buyers)' ELSE '' END`;
const winStarted = `coalesce(w.starts, w.decided, CAST(w.published AS DATE))`;

/** A payment: from the payer to the payee. What it paid for is not published with it. */
const paymentStatement = `INSERT INTO exchange (${columns})
   SELECT 'payment/' || substr(u.digest, 1, 12) || '/' || CAST(m.position AS VARCHAR), NULL, NULL, r.organization_id, e.organization_id, 'payer', 'payee',
     r.absent, e.absent, coalesce(m.purpose, 'payment'), 'tangible', 'money', m.paid, NULL,
     CASE WHEN m.amount_note IS NULL OR m.amount_note <> 'placeholder' THEN m.amount END, m.currency, m.amount_kind,
     'recorded', 'payment', NULL, m.source_id, 'line ' || CAST(m.position AS VARCHAR)
   FROM payment m JOIN source u ON u.source_id = m.source_id
   LEFT JOIN payment_party r ON r.role = 'payer' AND r.name = m.payer_name
   LEFT JOIN payment_party e ON e.role = 'payee' AND e.name = m.payee_name`;

/** Statements that fill table `exchange` from the other tables, in order; `of` as `portionsOf` says. */
export const ledgerStatements = (of: number): readonly string[] => [
  'DELETE FROM exchange',
  ...portions(of).flatMap(processStatements),
  paymentStatement,
];

function processStatements(portion: Portion): string[] {
  const [buyers, bought, wins] = [buyersIn(portion), boughtIn(portion), winsIn(portion)];
  return [
    // Goods, work or service: from the supplier to the buyer.
    `INSERT INTO exchange (${columns})
   WITH ${buyers}, ${bought}, ${wins}
   SELECT ${winId} || '/given', ${winId}, w.process_id, w.supplier_id, b.buyer_id, 'supplier', 'buyer', w.supplier_absent,
     CASE WHEN b.buyer_id IS NULL THEN coalesce(b.absent, 'not-named') END,
     coalesce(p.title, k.note, 'what was bought'), 'tangible', k.form, ${winStarted}, w.ends, ${winAmount}, w.currency, w.amount_kind,
     'recorded', ${winEvidence}, w.release_no, NULL, w.path
   FROM win w JOIN process p ON p.process_id = w.process_id AND ${isIn(portion, 'p')} JOIN bought k ON k.process_id = w.process_id
   LEFT JOIN buyer_of b ON b.process_id = w.process_id`,
    // The price: from the buyer to the supplier.
    `INSERT INTO exchange (${columns})
   WITH ${buyers}, ${wins}
   SELECT ${winId} || '/paid', ${winId}, w.process_id, b.buyer_id, w.supplier_id, 'buyer', 'supplier',
     CASE WHEN b.buyer_id IS NULL THEN coalesce(b.absent, 'not-named') END, w.supplier_absent,
     'price agreed', 'tangible', 'money', ${winStarted}, w.ends, ${winAmount}, w.currency, w.amount_kind,
     'recorded', ${winEvidence}, w.release_no, NULL, w.path
   FROM win w LEFT JOIN buyer_of b ON b.process_id = w.process_id`,
    // An opportunity: from the buyer to the market.
    `INSERT INTO exchange (${columns})
   WITH ${buyers}
   SELECT p.process_id || '/opportunity', NULL, p.process_id, b.buyer_id, NULL, 'buyer', 'market',
     CASE WHEN b.buyer_id IS NULL THEN coalesce(b.absent, 'not-named') END, 'market',
     'opportunity to bid', 'tangible', 'access', CAST(coalesce(p.tender_start, CASE WHEN p.first_published < p.deadline THEN p.first_published END) AS DATE), CAST(p.deadline AS DATE),
     NULL, NULL, NULL, 'recorded', 'tender', p.release_no, NULL, p.path
   FROM process p LEFT JOIN buyer_of b ON b.process_id = p.process_id
   WHERE p.deadline IS NOT NULL AND ${isIn(portion, 'p')} AND NOT EXISTS (SELECT 1 FROM engagement e WHERE e.process_id = p.process_id)`,
    // Foresight: from the buyer to the market, before a call.
    `INSERT INTO exchange (${columns})
   WITH ${buyers}, numbered AS (SELECT *, row_number() OVER (PARTITION BY process_id ORDER BY published, path) AS n FROM engagement e WHERE ${isIn(portion, 'e')})
   SELECT e.process_id || '/foresight/' || CAST(e.n AS VARCHAR), NULL, e.process_id, b.buyer_id, NULL, 'buyer', 'market',
     CASE WHEN b.buyer_id IS NULL THEN coalesce(b.absent, 'not-named') END, 'market',
     'foresight: ' || e.kind, 'intangible', 'knowledge', CAST(e.published AS DATE), e.ends,
     NULL, NULL, NULL, 'recorded', e.kind || ' notice', e.release_no, NULL, e.path
   FROM numbered e LEFT JOIN buyer_of b ON b.process_id = e.process_id`,
    // A proposal: from each tenderer that is published to the buyer.
    `INSERT INTO exchange (${columns})
   WITH ${buyers}, numbered AS (
     SELECT *, row_number() OVER (PARTITION BY process_id ORDER BY bid_id, organization_id, name) AS n FROM party s WHERE role = 'tenderer' AND ${isIn(portion, 's')})
   SELECT t.process_id || '/proposal/' || CAST(t.n AS VARCHAR), NULL, t.process_id, t.organization_id, b.buyer_id, 'tenderer', 'buyer',
     t.absent, CASE WHEN b.buyer_id IS NULL THEN coalesce(b.absent, 'not-named') END,
     'proposal', 'tangible', 'knowledge', CAST(d.submitted AS DATE), NULL, NULL, NULL, NULL, 'recorded',
     coalesce('bid ' || t.bid_id, 'named as tenderer'), t.release_no, NULL, t.path
   FROM numbered t LEFT JOIN buyer_of b ON b.process_id = t.process_id
   LEFT JOIN (SELECT process_id, bid_id, min(submitted) AS submitted FROM bid b WHERE ${isIn(portion, 'b')} GROUP BY process_id, bid_id) d
     ON d.process_id = t.process_id AND d.bid_id = t.bid_id`,
  ];
}
