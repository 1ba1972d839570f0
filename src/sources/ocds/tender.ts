import { repairLine } from '../../domain/text.ts';
import type { Extraction } from './context.ts';
import { flagOf, type Json, listOf, numberOf, objectOf, postcodeOf, textOf } from './field.ts';

/** A classification's code without the check digit that some publishers add ("45000000-7"). */
function codeOf(published: string): string {
  const code = published.trim();
  return code.length === 10 ? code.replace(/^(\d{8})-\d$/, '$1') : code;
}

function addClassification(
  extraction: Extraction,
  item: unknown,
  path: string,
  lotId: string | null,
  main: boolean,
): void {
  const classification = objectOf(item);
  const code = textOf(classification?.id);
  if (!classification || code === null) return;
  const scheme = textOf(classification.scheme);
  const isCpv = scheme === null ? /^\d{8}(-\d)?$/.test(code) : scheme.startsWith('CPV') || scheme.startsWith('cpv');
  extraction.add('classification', classification, path, {
    lot_id: lotId,
    scheme: isCpv ? 'CPV' : scheme,
    code: codeOf(code),
    division: isCpv ? code.slice(0, 2) : null,
    description: textOf(classification.description),
    main,
  });
}

function addPlace(extraction: Extraction, place: Json, path: string, lotId: string | null): void {
  const postcode = postcodeOf(place.postalCode);
  const region = textOf(place.region);
  const locality = textOf(place.locality);
  const country = textOf(place.countryName) ?? textOf(place.country);
  if (postcode === null && region === null && locality === null && country === null) return;
  extraction.add('place', place, path, { lot_id: lotId, region, locality, postcode, country });
}

function addItems(items: unknown, at: string, extraction: Extraction): void {
  listOf(items).forEach((item, i) => {
    const path = `${at}/${i}`;
    const lotId = textOf(item.relatedLot);
    addClassification(extraction, item.classification, `${path}/classification`, lotId, true);
    listOf(item.additionalClassifications).forEach((other, j) => {
      addClassification(extraction, other, `${path}/additionalClassifications/${j}`, lotId, false);
    });
    for (const name of ['deliveryAddresses', 'deliveryAddress']) {
      listOf(item[name]).forEach((place, j) => {
        addPlace(extraction, place, name === 'deliveryAddress' ? `${path}/${name}` : `${path}/${name}/${j}`, lotId);
      });
    }
  });
}

function addCriteria(owner: Json, at: string, lotId: string | null, extraction: Extraction): void {
  const sets = [
    ['award', 'awardCriteria'],
    ['selection', 'selectionCriteria'],
  ] as const;
  for (const [purpose, member] of sets) {
    listOf(objectOf(owner[member])?.criteria).forEach((criterion, i) => {
      const number = listOf(criterion.numbers)[0];
      extraction.add('criterion', criterion, `${at}/${member}/criteria/${i}`, {
        lot_id: lotId,
        purpose,
        type: textOf(criterion.type),
        name: textOf(criterion.name),
        description: textOf(criterion.description),
        number: numberOf(number?.number),
        number_kind: textOf(number?.weight) ?? textOf(number?.threshold) ?? textOf(number?.fixed),
      });
    });
  }
}

function addLots(tender: Json, ceiling: string | null, extraction: Extraction): void {
  listOf(tender.lots).forEach((lot, i) => {
    const path = `/tender/lots/${i}`;
    const lotId = textOf(lot.id) ?? String(i + 1);
    const period = objectOf(lot.contractPeriod);
    extraction.add('lot', lot, path, {
      lot_id: lotId,
      title: textOf(lot.title),
      status: textOf(lot.status),
      ...extraction.money(lot.value, `${path}/value`, 'estimate', ceiling),
      sme_suitable: flagOf(objectOf(lot.suitability)?.sme),
      vcse_suitable: flagOf(objectOf(lot.suitability)?.vcse),
      starts: extraction.date(period?.startDate, `${path}/contractPeriod/startDate`),
      ends: extraction.date(period?.endDate, `${path}/contractPeriod/endDate`),
      max_ends: extraction.date(period?.maxExtentDate, `${path}/contractPeriod/maxExtentDate`),
      has_options: flagOf(lot.hasOptions),
      has_renewal: flagOf(lot.hasRenewal),
      variant_policy: textOf(objectOf(lot.submissionTerms)?.variantPolicy),
    });
    addCriteria(lot, path, lotId, extraction);
  });
}

/** The words or the field that make a tender a framework or a dynamic market, as evidence. */
export function frameworkOf(tender: Json | null): string | null {
  const techniques = objectOf(tender?.techniques);
  if (techniques?.hasFrameworkAgreement === true) return 'published as a framework agreement';
  if (techniques?.hasDynamicPurchasingSystem === true) return 'published as a dynamic purchasing system';
  return null;
}

/** Everything that a tender says besides the row of the process itself. */
export function addTender(release: Json, ceiling: string | null, extraction: Extraction): void {
  const tender = objectOf(release.tender);
  if (!tender) return;
  addClassification(extraction, tender.classification, '/tender/classification', null, true);
  listOf(tender.additionalClassifications).forEach((item, i) => {
    addClassification(extraction, item, `/tender/additionalClassifications/${i}`, null, false);
  });
  addItems(tender.items, '/tender/items', extraction);
  addCriteria(tender, '/tender', null, extraction);
  addLots(tender, ceiling, extraction);
}

/** Notices and documents, wherever in the release they hang. */
export function addNotices(release: Json, extraction: Extraction): void {
  const places: [unknown, string][] = [
    [objectOf(release.planning)?.documents, '/planning/documents'],
    [objectOf(release.tender)?.documents, '/tender/documents'],
  ];
  for (const stage of ['awards', 'contracts']) {
    listOf(release[stage]).forEach((item, i) => {
      places.push([item.documents, `/${stage}/${i}/documents`]);
    });
  }
  for (const [documents, at] of places) {
    listOf(documents).forEach((document, i) => {
      const title = textOf(document.title) ?? textOf(document.description);
      extraction.add('notice', document, `${at}/${i}`, {
        document_id: textOf(document.id),
        document_type: textOf(document.documentType),
        notice_type: textOf(document.noticeType),
        title: title === null ? null : repairLine(title).slice(0, 300),
        url: webAddress(document.url),
        published: extraction.time(document.datePublished, `${at}/${i}/datePublished`),
      });
    });
  }
}

/** An address that a page may link to: http or https and nothing else. */
export function webAddress(value: unknown): string | null {
  const text = textOf(value);
  return text !== null && /^https?:\/\/[^\s"<>]{3,2000}$/i.test(text) ? text : null;
}
