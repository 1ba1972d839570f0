import { z } from '@hono/zod-openapi';
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
  description: 'which page of the list, from 1',
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
  q: words('words in the title'),
  stage: words('how far the process has come'),
  sort: given(z.enum(['newest', 'oldest', 'amount'])).openapi({
    type: 'string',
    enum: ['newest', 'oldest', 'amount'],
    description: 'order of the list',
  }),
  page,
});

export const searchQuery = z.object({ q: words('words to look for') });
export const noQuery = z.object({});
