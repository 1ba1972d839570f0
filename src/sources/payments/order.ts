import { type DateOrder, dateInOrder, orderOf } from './date.ts';
import type { Draft } from './line.ts';
import type { Payment, PaymentItem } from './payment.ts';

/** Payments that are looked at, and held back, before the order of day and month is decided for the file. */
const sampleLimit = 20_000;

type Pair = NonNullable<Extract<Draft, { row: unknown }>['pair']>;

/**
 * Decides for a whole file whether 03/04 is the third of April, and gives the payments their dates.
 *
 * Those from the first such date on are held back, up to a limit, until all of them have told what they can: 13/04 has no
 * second reading. The majority decides; where nothing tells, the day comes first, as in Britain, and a note says that this
 * was assumed. A date that contradicts the decision is no date: to read it the other way would be a guess of its own.
 */
export class DateOrders {
  #order: DateOrder = null;
  readonly #votes = { 'day-first': 0, 'month-first': 0 };
  #held: { readonly item: PaymentItem; readonly pair: Pair | null }[] = [];

  /** Adds an item; returns those that are ready, in their order. */
  add(item: PaymentItem, pair: Pair | null): readonly PaymentItem[] {
    if (this.#order !== null || (pair === null && this.#held.length === 0)) {
      return [pair === null ? item : this.#dated(item as Payment, pair)];
    }
    this.#held.push({ item, pair });
    const order = pair === null ? null : orderOf(pair.first, pair.second);
    if (order !== null) this.#votes[order]++;
    return this.#held.length < sampleLimit ? [] : this.settle();
  }

  /** Decides, and returns what was held back. */
  settle(): readonly PaymentItem[] {
    if (this.#held.length === 0) return [];
    const votes = this.#votes;
    this.#order = votes['month-first'] > votes['day-first'] ? 'month-first' : 'day-first';
    const ready = this.#held.map(({ item, pair }) => (pair === null ? item : this.#dated(item as Payment, pair)));
    this.#held = [];
    if (votes['day-first'] > 0 || votes['month-first'] > 0) return ready;
    const message = 'No date has a day above 12; the day is taken to come first.';
    return [{ kind: 'note', flaw: { code: 'date-order-assumed', message, field: 'paid' } }, ...ready];
  }

  #dated(payment: Payment, pair: Pair): Payment {
    const order = this.#order as 'day-first' | 'month-first';
    const paid = dateInOrder(pair, order);
    if (paid !== null) return { ...payment, row: { ...payment.row, paid } };
    const message = `“${pair.first}/${pair.second}/${pair.year}” is no date where the ${order.replace('-', ' comes ')}.`;
    return { ...payment, flaws: [...payment.flaws, { code: 'bad-date', message, field: 'paid' }] };
  }
}
