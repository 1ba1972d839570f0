import { type Json, numberOf, textOf } from '../ocds/field.ts';

/** The prefix that Contracts Finder's own OCDS releases give its notices. */
const ocidPrefix = 'ocds-b5fd17-';

/** A flat notice of Contracts Finder's search results, as people collect them: one object, no nesting. */
export function isFlatNotice(value: Json): boolean {
  return (
    textOf(value.id) !== null && 'organisation' in value && ('notice_type' in value || 'awarded_supplier' in value)
  );
}

/** Where the flat notice says what a path of the release made from it says; longest beginnings first. */
const publishedPaths: readonly (readonly [string, string])[] = [
  ['/awards/0/suppliers/0', '/awarded_supplier'],
  ['/awards/0/value', '/awarded_value'],
  ['/awards/0/date', '/awarded_date'],
  ['/awards/0', '/awarded_supplier'],
  ['/tender/items/0/deliveryAddresses', '/region'],
  ['/tender/items/0', '/cpv_codes'],
  ['/tender/tenderPeriod', '/deadline_date'],
  ['/tender/minValue', '/value_low'],
  ['/tender/value', '/value_high'],
  ['/tender/maxValue', '/value_high'],
  ['/tender/noticeType', '/notice_type'],
  ['/tender/documents', '/url'],
  ['/tender/suitability', '/suitable_for_sme'],
  ['/tender/description', '/description'],
  ['/tender', '/title'],
  ['/buyer', '/organisation'],
];

/** The member of the flat notice behind a path of the release that {@link releaseOfNotice} makes. */
export function publishedPath(path: string): string {
  const found = publishedPaths.find(([beginning]) => path.startsWith(beginning));
  return found ? found[1] : path;
}

const statuses: Readonly<Record<string, string>> = {
  open: 'active',
  closed: 'complete',
  awarded: 'complete',
  withdrawn: 'withdrawn',
};

function tagOf(notice: Json): string {
  const type = textOf(notice.notice_type);
  if (type === 'PreProcurement' || type === 'Pipeline') return 'planning';
  if (textOf(notice.status) === 'awarded') return 'award';
  return textOf(notice.status) === 'withdrawn' ? 'tenderCancellation' : 'tender';
}

const money = (amount: unknown): Json | undefined => {
  const number = numberOf(amount);
  return number === null || number === 0 ? undefined : { amount: number, currency: 'GBP' };
};

/** Zero stands for “not given” here, and is passed on for awards so that it is counted as such. */
const awardMoney = (amount: unknown): Json | undefined => {
  const number = numberOf(amount);
  return number === null ? undefined : { amount: number, currency: 'GBP' };
};

function estimateOf(notice: Json): Json {
  const low = money(notice.value_low);
  const high = money(notice.value_high);
  // A range's upper end is no estimate; with one end only, that end is all there is.
  if (low && high) return { minValue: low, maxValue: high };
  return { value: low ?? high };
}

function placesOf(notice: Json): readonly Json[] {
  const regions = (textOf(notice.region) ?? '')
    .split(',')
    .map((region) => region.trim())
    .filter(Boolean);
  const postcode = textOf(notice.postcode);
  if (regions.length === 0) return postcode ? [{ postalCode: postcode }] : [];
  return regions.map((region, i) => (i === 0 && postcode ? { region, postalCode: postcode } : { region }));
}

/**
 * The OCDS release that says what a flat notice says; null without an id.
 * Who the suppliers are is not decided here: the field may hold several names, and stays whole.
 */
export function releaseOfNotice(notice: Json): Json | null {
  const id = textOf(notice.id);
  if (id === null) return null;
  const codes = (textOf(notice.cpv_codes) ?? '').split(/\s+/).filter(Boolean);
  // With several codes the labels run into each other, and none can be given to its code.
  const label = codes.length === 1 ? notice.cpv_description : undefined;
  const url = textOf(notice.url);
  const buyer = textOf(notice.organisation);
  const supplier = textOf(notice.awarded_supplier);
  const awarded = textOf(notice.status) === 'awarded' || supplier !== null;
  return {
    ocid: `${ocidPrefix}${id}`,
    id,
    date: notice.published_date,
    tag: [tagOf(notice)],
    // A flat notice has no list of parties, and that is no flaw in it.
    parties: [],
    buyer: buyer === null ? undefined : { name: buyer },
    tender: {
      title: notice.title,
      description: notice.description,
      noticeType: notice.notice_type,
      frameworkWords: notice.framework_words,
      status: statuses[textOf(notice.status) ?? ''] ?? notice.status,
      tenderPeriod: textOf(notice.deadline_date) ? { endDate: notice.deadline_date } : undefined,
      ...estimateOf(notice),
      suitability: { sme: notice.suitable_for_sme },
      items: [
        {
          classification: codes[0] ? { scheme: 'CPV', id: codes[0], description: label } : undefined,
          additionalClassifications: codes.slice(1).map((code) => ({ scheme: 'CPV', id: code })),
          deliveryAddresses: placesOf(notice),
        },
      ],
      documents: url
        ? [
            {
              id: '1',
              documentType: 'notice',
              noticeType: notice.notice_type,
              url,
              datePublished: notice.published_date,
            },
          ]
        : [],
    },
    awards: awarded
      ? [
          {
            id: '1',
            status: 'active',
            date: notice.awarded_date,
            datePublished: notice.published_date,
            value: awardMoney(notice.awarded_value),
            sme: notice.awarded_to_sme,
            suppliers: supplier === null ? [] : [{ name: supplier }],
          },
        ]
      : [],
  };
}
