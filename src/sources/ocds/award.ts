import { repairLine } from '../../domain/text.ts';
import type { Extraction } from './context.ts';
import { flagOf, type Json, listOf, numberOf, objectOf, textOf } from './field.ts';
import { addReference, type Parties } from './party.ts';

const titleOf = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null ? null : repairLine(text);
};

const words = (value: unknown): string | null =>
  (Array.isArray(value) ? value.map(textOf).filter(Boolean).join(' ') : textOf(value)) || null;

function addAmendments(
  owner: Json,
  at: string,
  subject: string,
  subjectId: string | null,
  extraction: Extraction,
): void {
  listOf(owner.amendments ?? owner.amendment).forEach((amendment, i) => {
    extraction.add('amendment', amendment, `${at}/amendments/${i}`, {
      subject,
      subject_id: subjectId,
      amendment_id: textOf(amendment.id),
      amended: extraction.date(amendment.date, `${at}/amendments/${i}/date`),
      rationale: titleOf(amendment.rationale)?.slice(0, 500) ?? null,
    });
  });
}

function addSubcontract(owner: Json, at: string, awardId: string, extraction: Extraction): void {
  const subcontracting = objectOf(owner.subcontracting);
  if (!subcontracting) return;
  const value = objectOf(subcontracting.value);
  extraction.add('subcontract', subcontracting, `${at}/subcontracting`, {
    award_id: awardId,
    minimum_ratio: numberOf(subcontracting.minimumPercentage),
    maximum_ratio: numberOf(subcontracting.maximumPercentage),
    amount: numberOf(value?.amount),
    currency: textOf(value?.currency),
    competitive: flagOf(subcontracting.competitive),
  });
}

function addAward(award: Json, i: number, ceiling: string | null, parties: Parties, extraction: Extraction): void {
  const path = `/awards/${i}`;
  const awardId = textOf(award.id) ?? String(i + 1);
  const period = objectOf(award.contractPeriod);
  const suppliers = listOf(award.suppliers);
  extraction.add('award', award, path, {
    award_id: awardId,
    lot_id: words(award.relatedLots),
    title: titleOf(award.title),
    status: textOf(award.status),
    decided: extraction.date(award.date, `${path}/date`),
    published: extraction.time(award.datePublished, `${path}/datePublished`),
    ...extraction.money(award.value, `${path}/value`, 'award', ceiling),
    supplier_count: suppliers.length,
    // Only flat notices say this of an award as a whole; their reader puts it here.
    sme: flagOf(award.sme),
    starts: extraction.date(period?.startDate, `${path}/contractPeriod/startDate`),
    ends: extraction.date(period?.endDate, `${path}/contractPeriod/endDate`),
  });
  suppliers.forEach((supplier, j) => {
    addReference(extraction, parties, {
      role: 'supplier',
      reference: supplier,
      path: `${path}/suppliers/${j}`,
      awardId,
    });
  });
  addAmendments(award, path, 'award', awardId, extraction);
  addSubcontract(award, path, awardId, extraction);
}

function addContract(contract: Json, i: number, ceiling: string | null, extraction: Extraction): void {
  const path = `/contracts/${i}`;
  const contractId = textOf(contract.id) ?? String(i + 1);
  const period = objectOf(contract.period);
  extraction.add('contract', contract, path, {
    contract_id: contractId,
    award_id: textOf(contract.awardID),
    title: titleOf(contract.title),
    status: textOf(contract.status),
    signed: extraction.date(contract.dateSigned, `${path}/dateSigned`),
    starts: extraction.date(period?.startDate, `${path}/period/startDate`),
    ends: extraction.date(period?.endDate, `${path}/period/endDate`),
    max_ends: extraction.date(period?.maxExtentDate, `${path}/period/maxExtentDate`),
    ...extraction.money(contract.value, `${path}/value`, 'contract', ceiling),
  });
  addAmendments(contract, path, 'contract', contractId, extraction);
  addSubcontract(contract, path, textOf(contract.awardID) ?? contractId, extraction);
}

/** Bids one by one, and published counts of bids. */
function addBids(release: Json, parties: Parties, extraction: Extraction): void {
  const bids = objectOf(release.bids);
  listOf(bids?.details).forEach((bid, i) => {
    const path = `/bids/details/${i}`;
    const bidId = textOf(bid.id) ?? String(i + 1);
    extraction.add('bid', bid, path, {
      bid_id: bidId,
      lot_id: words(bid.relatedLots),
      status: textOf(bid.status),
      submitted: extraction.time(bid.date, `${path}/date`),
      ...extraction.money(bid.value, `${path}/value`, 'estimate', null),
    });
    listOf(bid.tenderers).forEach((tenderer, j) => {
      addReference(extraction, parties, {
        role: 'tenderer',
        reference: tenderer,
        path: `${path}/tenderers/${j}`,
        bidId,
      });
    });
  });
  listOf(bids?.statistics).forEach((statistic, i) => {
    extraction.add('bid_statistic', statistic, `/bids/statistics/${i}`, {
      lot_id: textOf(statistic.relatedLot) ?? words(statistic.relatedLots),
      measure: textOf(statistic.measure),
      value: numberOf(statistic.value),
    });
  });
  const tenderers = listOf(objectOf(release.tender)?.tenderers);
  tenderers.forEach((tenderer, i) => {
    addReference(extraction, parties, { role: 'tenderer', reference: tenderer, path: `/tender/tenderers/${i}` });
  });
}

/** Awards, contracts, their changes, subcontracts and bids. */
export function addAwards(release: Json, ceiling: string | null, parties: Parties, extraction: Extraction): void {
  const awards = listOf(release.awards);
  awards.forEach((award, i) => {
    addAward(award, i, ceiling, parties, extraction);
  });
  listOf(release.contracts).forEach((contract, i) => {
    addContract(contract, i, ceiling, extraction);
  });
  const tender = objectOf(release.tender);
  if (tender) addAmendments(tender, '/tender', 'tender', null, extraction);
  addBids(release, parties, extraction);
  reportRepeatedValue(awards, extraction);
}

/** A total that stands on each of several awards is a fault of some publishers; it cannot be told apart from equal awards. */
function reportRepeatedValue(awards: readonly Json[], extraction: Extraction): void {
  const amounts = awards
    .map((award) => numberOf(objectOf(award.value)?.amount))
    .filter((amount) => amount !== null && amount > 1);
  if (amounts.length > 1 && new Set(amounts).size === 1) {
    extraction.issue('value-repeated', `Each of ${amounts.length} awards has the value ${amounts[0]}.`, '/awards');
  }
}
