import { z } from '@hono/zod-openapi';
import { forms } from '../domain/exchange.ts';
import { organizationKinds } from '../domain/organization.ts';

/*
 * What may stand in an address. Every parameter has a type and a limit; an empty one counts as not given, since that is how
 * a form without a choice arrives.
 */

const given = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const words = (says: string) =>
  given(z.string().max(200)).openapi({ type: 'string', maxLength: 200, description: says });
const id = (says: string) => given(z.string().max(300)).openapi({ type: 'string', maxLength: 300, description: says });
const day = (says: string) =>
  given(z.iso.date()).openapi({ type: 'string', format: 'date', description: says, example: '2024-01-31' });

const page = given(z.coerce.number().int().min(1).max(10_000)).openapi({
  type: 'integer',
  minimum: 1,
  maximum: 10_000,
  description: 'which page of the list, from 1; the table as CSV holds all of them',
});

export const participantQuery = z.object({
  q: words('words in the name'),
  kind: given(z.enum(organizationKinds)).openapi({
    type: 'string',
    enum: [...organizationKinds],
    description: 'kind of organisation',
  }),
  role: given(z.enum(['buyer', 'supplier', 'payer', 'payee'])).openapi({
    type: 'string',
    enum: ['buyer', 'supplier', 'payer', 'payee'],
    description: 'only those that act in this role',
  }),
  sort: given(z.enum(['name', 'bought', 'won', 'paid'])).openapi({
    type: 'string',
    enum: ['name', 'bought', 'won', 'paid'],
    description: 'order of the list',
  }),
  page,
});

export const filterQuery = z.object({
  buyer: id('id of the buyer'),
  supplier: id('id of the supplier'),
  cpv: given(z.string().regex(/^\d{2}$/)).openapi({
    type: 'string',
    pattern: '^\\d{2}$',
    description: 'CPV division, two digits',
  }),
  place: words('region, town or beginning of a postcode of delivery'),
  from: day('first day'),
  to: day('last day, included'),
});

export const processQuery = filterQuery.extend({
  q: words('words in the title, or in what the category is called'),
  stage: words(
    'how far the process has come; `open`: no award is published, and bids are taken on the last day of the data or later',
  ),
  sort: given(z.enum(['newest', 'oldest', 'amount'])).openapi({
    type: 'string',
    enum: ['newest', 'oldest', 'amount'],
    description: 'order of the list',
  }),
  page,
});

export const mapQuery = z.object({
  q: words('words in the name of a participant to be found'),
  size: given(z.enum(['count', 'awarded', 'paid'])).openapi({
    type: 'string',
    enum: ['count', 'awarded', 'paid'],
    description: 'what decides how large participants and lines are: number of exchanges, amount awarded, amount paid',
  }),
  form: given(z.enum(forms)).openapi({
    type: 'string',
    enum: [...forms],
    description: 'only exchanges of this form; without it, a contract is one line, by its price',
  }),
  kind: given(z.enum(organizationKinds)).openapi({
    type: 'string',
    enum: [...organizationKinds],
    description: 'only lines that begin or end at a participant of this kind',
  }),
  cpv: given(z.string().regex(/^\d{2}$/)).openapi({
    type: 'string',
    pattern: '^\\d{2}$',
    description: 'CPV division, two digits; contracts only',
  }),
  place: words('region, town or beginning of a postcode of delivery; contracts only'),
  from: day('first day'),
  to: day('last day, included'),
  community: given(z.coerce.number().int().min(1).max(1_000_000)).openapi({
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000,
    description: 'only this community, by its number on the map',
  }),
  at: id('id of the participant whose neighbourhood is drawn'),
  steps: given(z.coerce.number().int().min(1).max(2)).openapi({
    type: 'integer',
    minimum: 1,
    maximum: 2,
    description: 'how far the neighbourhood reaches',
  }),
  page,
});

export const marketQuery = filterQuery.omit({ supplier: true }).extend({
  compare_buyer: id('id of another buyer to be set beside this view; `everybody` for all of them'),
  compare_from: day('first day of another period to be set beside this view'),
  compare_to: day('last day of that period, included'),
  find: words('words in the name of a buyer to choose'),
  as_of: day('date of the data from which this view was cited'),
});

export const methodQuery = filterQuery.extend({
  network: id('of a principle: the id of a role map, or `record+` and its id; the record without it'),
});

export const drawQuery = z.object({ from: id('id of the role map to draw on from') });

export const principlesQuery = z.object({
  network: id('id of the network: `record`, a role map, or `record+` and the id of the role map that is laid over it'),
  from: day('first day'),
  to: day('last day, included'),
  compare: id('id of another network to be set beside it'),
  compare_from: day('first day of the other'),
  compare_to: day('last day of the other, included'),
});

export const checkQuery = z.object({ example: words('one of the made-up drafts: its id') });
export const searchQuery = z.object({ q: words('words to look for') });
export const noQuery = z.object({});
