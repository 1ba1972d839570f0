import { z } from '@hono/zod-openapi';
import { forms } from '../../domain/exchange.ts';
import type { RoleNetwork } from '../../domain/value-network.ts';

/*
 * What is said of a role map as a whole. People write it by hand, so everything but the name may be left out; what is there has
 * limits, since it is shown on pages.
 */
const line = z.string().trim().min(1).max(300);
const text = z.string().trim().max(4000);

const description = z.strictObject({
  name: line,
  about: text.default(''),
  illustrative: text.nullable().default(null),
  purpose: z
    .strictObject({
      text,
      weights: z
        .array(z.strictObject({ form: z.enum(forms), weight: z.number().min(0).max(1e6) }))
        .max(forms.length)
        .default([]),
      outcomes: z.array(line).max(50).default([]),
    })
    .nullable()
    .default(null),
  worth: z
    .strictObject({
      outcome: line,
      unit: line,
      coalitions: z
        .array(z.strictObject({ members: z.array(line).min(1).max(50), worth: z.number().min(0).max(1e15) }))
        .max(200),
    })
    .nullable()
    .default(null),
  roles: z
    .array(
      z.strictObject({
        name: line,
        says: text.nullable().default(null),
        sector: line.nullable().default(null),
        holders: z.number().int().min(0).max(1e9).nullable().default(null),
        beneficiary: z.boolean().default(false),
      }),
    )
    .max(200)
    .default([]),
  facts: z
    .array(z.strictObject({ fact: text, figure: text.default(''), source: text.default(''), sure: text.default('') }))
    .max(200)
    .default([]),
  matches: z
    .array(z.strictObject({ participant: line, organization: line }))
    .max(2000)
    .default([]),
});

/** Everything of a network but its exchanges and its id. */
export type NetworkDescription = Omit<RoleNetwork, 'id' | 'exchanges'>;

/** The description in a text, or what is wrong with it and where in it. */
export type DescriptionReading =
  | { readonly description: NetworkDescription; readonly wrong?: undefined }
  | { readonly wrong: string; readonly where: string };

/** The longest description that is read, in characters. */
const lengthLimit = 500_000;

/** Reads `network.json`. */
export function readDescription(json: string): DescriptionReading {
  if (json.length > lengthLimit)
    return { wrong: `It has ${json.length} characters; ${lengthLimit} is the limit.`, where: '' };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { wrong: `It is no JSON: ${(error as Error).message}.`, where: '' };
  }
  const read = description.safeParse(value);
  if (read.success) return { description: read.data };
  const [flaw] = read.error.issues;
  return { wrong: flaw?.message ?? 'It cannot be read.', where: flaw?.path.join('.') ?? '' };
}
