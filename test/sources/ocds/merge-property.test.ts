import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../../src/sources/ocds/field.ts';
import { mergeReleases } from '../../../src/sources/ocds/merge.ts';
import { type Version, versionReleases } from '../../../src/sources/ocds/versioned.ts';
import { pointer } from '../../../src/sources/ocds/walk.ts';

const runs = { seed: 42, numRuns: 300 };
const ocid = 'ocds-example-1';
const dateOf = (day: number) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString();

/** Releases in which each name always has the same shape: a value, an object, a list of objects with ids, a list of values. */
const scalar = fc.oneof(fc.constantFrom('x', 'y', 0, 1, false), fc.constant(null));
const { body } = fc.letrec<{ body: Json }>((tie) => ({
  body: fc.record(
    {
      title: scalar,
      status: scalar,
      roles: fc.array(fc.constantFrom('buyer', 'supplier'), { minLength: 1, maxLength: 3 }),
      tender: tie('body'),
      items: fc.array(
        fc.tuple(tie('body'), fc.constantFrom('1', '2', '3')).map(([item, id]) => ({ ...item, id })),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: [] },
  ),
}));
const releases = fc
  .array(body, { minLength: 1, maxLength: 5 })
  .map((bodies) => bodies.map((one, i) => ({ ...one, ocid, id: `r${i}`, date: dateOf(i) })));

const hostile = fc.object({
  key: fc.constantFrom('__proto__', 'constructor', 'toString', 'id', 'a', 'items', 'tag', 'roles'),
  values: [fc.constantFrom(null, '', '1', 1, true, 'x')],
  withNullPrototype: true,
  maxDepth: 4,
  maxKeys: 6,
});

const json = (value: unknown) => JSON.parse(JSON.stringify(value));

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freeze(member);
}

const isHistory = (value: unknown): value is Version[] =>
  Array.isArray(value) && typeof value[0] === 'object' && value[0] !== null && 'releaseID' in value[0];

/** The compiled release that a versioned one implies: of each field, the last value. */
function lastOf(versioned: unknown): unknown {
  if (isHistory(versioned)) return versioned.at(-1)?.value;
  if (Array.isArray(versioned)) return versioned.map(lastOf);
  if (typeof versioned !== 'object' || versioned === null) return versioned;
  const last = Object.entries(versioned).map(([key, member]) => [key, lastOf(member)] as const);
  return Object.fromEntries(last.filter(([, value]) => value !== null));
}

describe('properties of merging', () => {
  it('the same release twice is the same as once', () => {
    fc.assert(
      fc.property(releases, (list) => {
        const twice = list.flatMap((release) => [release, release]);
        assert.deepEqual(mergeReleases(twice).release, mergeReleases(list).release);
      }),
      runs,
    );
  });

  it('the order of the input does not count when dates differ', () => {
    const shuffled = releases.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        assert.deepEqual(mergeReleases(other).release, mergeReleases(list).release);
        assert.deepEqual(versionReleases(other).release, versionReleases(list).release);
      }),
      runs,
    );
  });

  it('an id is the same as a number and as a string', () => {
    const numbered = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(numbered);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, key === 'id' ? Number(member) : numbered(member)]),
      );
    };
    const strung = (value: unknown) =>
      JSON.parse(JSON.stringify(value), (key, member) => (key === 'id' ? String(member) : member));
    fc.assert(
      fc.property(releases, fc.array(fc.boolean()), (list, choice) => {
        const mixed = list.map((release, i) =>
          choice[i] ? { ...(numbered(release) as Json), id: release.id } : release,
        );
        assert.deepEqual(strung(mergeReleases(mixed).release), strung(mergeReleases(list).release));
        assert.deepEqual(strung(versionReleases(mixed).release), strung(versionReleases(list).release));
      }),
      runs,
    );
  });

  it('null removes whatever was there, and the versioned release ends it', () => {
    fc.assert(
      fc.property(releases, fc.constantFrom('title', 'roles', 'tender', 'items'), (list, key) => {
        const removal = { ocid, id: 'last', date: dateOf(100), [key]: null };
        const { release } = mergeReleases([...list, removal]);
        assert.equal(key in release, false);
        const rest = { ...mergeReleases(list).release };
        delete rest[key];
        assert.deepEqual({ ...release, id: rest.id, date: rest.date }, rest);
        assert.doesNotMatch(
          JSON.stringify(lastOf(versionReleases([...list, removal]).release[key]) ?? null),
          /title|status|roles/,
        );
      }),
      runs,
    );
  });

  it('the last versions make up the compiled release', () => {
    fc.assert(
      fc.property(releases, (list) => {
        const { id, date, tag, ...compiled } = mergeReleases(list).release;
        assert.deepEqual(lastOf(versionReleases(list).release), compiled);
        assert.deepEqual(
          [id, date, tag],
          [`${ocid}-${dateOf(list.length - 1)}`, dateOf(list.length - 1), ['compiled']],
        );
      }),
      runs,
    );
  });

  it('every object of the result stands in the release that it is said to come from', () => {
    const visit = (value: unknown, see: (object: object) => void): void => {
      if (typeof value !== 'object' || value === null) return;
      if (!Array.isArray(value)) see(value);
      for (const member of Object.values(value)) visit(member, see);
    };
    fc.assert(
      fc.property(releases, (list) => {
        const { release, touched } = mergeReleases(list);
        visit(release, (object) => {
          const origin = touched.get(object);
          assert.ok(origin);
          let there: unknown = list[origin.release];
          for (const step of pointer(origin).split('/').slice(1)) there = (there as Json)[step];
          assert.ok(typeof there === 'object' && there !== null);
          if (object !== release) assert.deepEqual((there as Json).id, (object as Json).id);
        });
      }),
      runs,
    );
  });

  it('no input makes it throw, change its input or reach a prototype', () => {
    const any = fc.array(fc.tuple(hostile, fc.option(fc.constantFrom(...[0, 1, 2].map(dateOf)), { nil: undefined })), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(any, (list) => {
        const given = list.map(
          ([release, date]) => Object.assign(Object.create(null), release, { ocid, date }) as Json,
        );
        const before = json(given);
        freeze(given);
        for (const merge of [mergeReleases, versionReleases]) json(merge(given).release);
        assert.deepEqual(json(given), before);
        assert.deepEqual(Object.keys(Object.prototype), []);
      }),
      { ...runs, numRuns: 1000 },
    );
  });
});
