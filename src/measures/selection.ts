import type { Filter } from '../domain/filter.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Bindable } from '../store/record.ts';

/** A condition of a statement, with the values of its `?` in order. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly Bindable[];
}

/** A condition that everything meets. */
const everything: Condition = { sql: 'true', values: [] };

/** All of these at once. */
export function allOf(conditions: readonly (Condition | null)[]): Condition {
  const kept = conditions.filter((condition): condition is Condition => condition !== null);
  if (kept.length === 0) return everything;
  return { sql: kept.map(({ sql }) => `(${sql})`).join(' and '), values: kept.flatMap(({ values }) => values) };
}

/** Any of these. */
export function anyOf(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' or '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** A pattern for `like … escape '!'` that finds exactly this text at its place: `%`, `_` and `!` mean themselves. */
export const literally = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** The processes (row `p` of table `process`) that buyer, supplier, category and place of a filter leave. */
export function processCondition(filter: Filter): Condition {
  return allOf([
    filter.buyer ? partyOf(['buyer', 'procuringEntity'], filter.buyer) : null,
    filter.supplier ? partyOf(['supplier'], filter.supplier) : null,
    filter.cpv ? divisionOf(filter.cpv) : null,
    filter.place ? placeOf(filter.place) : null,
  ]);
}

/**
 * SQL that is true for an award (row `a`) that the publisher marks as awarded. What is pending, cancelled or unsuccessful is no
 * award; most notices give no status, and then it is one.
 */
export const awardStands = `(a.status is null or lower(a.status) not in ('cancelled', 'unsuccessful', 'pending'))`;

/** SQL for the day of an award (row `a`): when it was decided, else when it was published. */
export const awardDay = 'coalesce(a.decided, cast(a.published as date))';

/** The awards (row `a` of table `award`, of process `p`) that a filter leaves, of those that stand. */
export function awardCondition(filter: Filter): Condition {
  const { supplier, ...rest } = filter;
  return allOf([
    { sql: awardStands, values: [] },
    processCondition(rest),
    supplier
      ? {
          sql: `exists (select 1 from party w where w.role = 'supplier' and w.process_id = a.process_id
            and w.award_id = a.award_id and w.organization_id = ?)`,
          values: [supplier],
        }
      : null,
    periodCondition(filter, awardDay),
  ]);
}

/** From the first to the last day of a filter, for a date given as SQL; what has no date is outside every period. */
export function periodCondition({ from, to }: Filter, date: string): Condition {
  return allOf([
    from ? { sql: `${date} >= cast(? as date)`, values: [dayOf(from, 'from')] } : null,
    to ? { sql: `${date} <= cast(? as date)`, values: [dayOf(to, 'to')] } : null,
  ]);
}

/** A day as it was given, or a refusal that names the field in which no day stands. */
export function dayOf(text: string, where: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // `2024-02-30` parses as the first of March on some engines.
  if (Number.isFinite(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new Refusal({
    code: 'bad-date',
    message: `“${text.slice(0, 40)}” is no date.`,
    where,
    mend: 'Write the date as year, month and day, for example 2024-02-29.',
  });
}

function partyOf(roles: readonly string[], organizationId: string): Condition {
  const list = roles.map((role) => `'${role}'`).join(', ');
  return {
    sql: `p.process_id in (select process_id from party where role in (${list}) and organization_id = ?)`,
    values: [organizationId],
  };
}

function divisionOf(cpv: string): Condition {
  if (!/^\d\d$/.test(cpv)) {
    throw new Refusal({
      code: 'bad-category',
      message: `“${cpv.slice(0, 40)}” is no division of the Common Procurement Vocabulary.`,
      where: 'cpv',
      mend: 'Give the first two digits of the CPV code, for example 45 for construction work.',
    });
  }
  return { sql: 'p.process_id in (select process_id from classification where division = ?)', values: [cpv] };
}

/** A region or town by its whole name, a regional code by its beginning, or a postcode by area, district or whole. */
function placeOf(place: string): Condition {
  const words = place.trim().toLowerCase();
  const conditions: Condition[] = [{ sql: 'lower(region) = ? or lower(locality) = ?', values: [words, words] }];
  if (/^(uk|tl)[a-z0-9]{1,3}$/.test(words)) {
    conditions.push({ sql: `lower(region) like ? escape '!'`, values: [`${literally(words)}%`] });
  }
  const postcode = postcodePattern(words.toUpperCase());
  if (postcode) conditions.push(postcode);
  const any = anyOf(conditions);
  return { sql: `p.process_id in (select process_id from place where ${any.sql})`, values: any.values };
}

/** `B` is Birmingham and not Blackburn (`BB`), `BB1` is not `BB12`: what follows the given part decides. */
function postcodePattern(part: string): Condition | null {
  if (/^[A-Z]{1,2}$/.test(part)) {
    return {
      sql: `postcode like ? and substr(postcode, ${part.length + 1}, 1) between '0' and '9'`,
      values: [`${part}%`],
    };
  }
  if (/^[A-Z]{1,2}\d[A-Z0-9]?$/.test(part))
    return { sql: 'postcode = ? or postcode like ?', values: [part, `${part} %`] };
  if (/^[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{0,2}$/.test(part)) {
    return { sql: `replace(postcode, ' ', '') like ?`, values: [`${part.replace(' ', '')}%`] };
  }
  return null;
}
