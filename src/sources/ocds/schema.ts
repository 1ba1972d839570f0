import { type Json, objectOf } from './field.ts';
import type { MergeRules } from './rules.ts';

/** Sets a member as an own property whatever its name is: `fields['__proto__'] = …` would change the prototype instead. */
export function putField(fields: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(fields, key, { value, writable: true, enumerable: true, configurable: true });
  else fields[key] = value;
}

/**
 * The schema with an extension's release schema applied as a JSON merge patch (RFC 7396): `null` removes, objects join,
 * anything else replaces. Neither input changes.
 */
export function patchSchema(schema: Json, extension: Json): Json {
  const patched: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) putField(patched, key, value);
  for (const [key, value] of Object.entries(extension)) {
    if (value === null) {
      delete patched[key];
      continue;
    }
    const addition = objectOf(value);
    const standing = Object.hasOwn(patched, key) ? objectOf(patched[key]) : null;
    putField(patched, key, addition === null ? value : patchSchema(standing ?? {}, addition));
  }
  return patched;
}

/** What a local `$ref` (`#/definitions/Item`) leads to; null for a remote one, since nothing is fetched. */
function target(root: Json, reference: string): Json | null {
  if (!reference.startsWith('#')) return null;
  let found: unknown = root;
  for (const part of reference.split('/').slice(1)) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    const object = objectOf(found);
    found = object !== null && Object.hasOwn(object, key) ? object[key] : undefined;
  }
  return objectOf(found);
}

/** A schema, what its `$ref` leads to and the branches of its `anyOf`, `oneOf` and `allOf`, each once. */
function branches(root: Json, schema: unknown, found = new Set<Json>()): ReadonlySet<Json> {
  const object = objectOf(schema);
  if (object === null || found.has(object)) return found;
  found.add(object);
  if (typeof object.$ref === 'string') branches(root, target(root, object.$ref), found);
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const members = object[keyword];
    if (Array.isArray(members)) for (const member of members) branches(root, member, found);
  }
  return found;
}

/** The types that any of the branches names; where it names none, what `properties` or `items` give away. */
function typesOf(schemas: ReadonlySet<Json>): ReadonlySet<unknown> {
  const types = new Set<unknown>();
  for (const { type, properties, items } of schemas) {
    if (type !== undefined) for (const name of Array.isArray(type) ? type : [type]) types.add(name);
    else if (objectOf(properties)) types.add('object');
    else if (items !== undefined) types.add('array');
  }
  return types;
}

/** The schemas of each property, and of the items of a list, over all branches. */
function propertiesOf(root: Json, schemas: ReadonlySet<Json>): ReadonlyMap<string, ReadonlySet<Json>> {
  const properties = new Map<string, Set<Json>>();
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(objectOf(schema.properties) ?? {})) {
      const known = properties.get(name) ?? new Set<Json>();
      properties.set(name, known);
      branches(root, property, known);
    }
  }
  return properties;
}

function itemsOf(root: Json, schemas: ReadonlySet<Json>): ReadonlySet<Json> {
  const items = new Set<Json>();
  for (const { items: given } of schemas)
    for (const item of Array.isArray(given) ? given : [given]) branches(root, item, items);
  return items;
}

const says = (schemas: ReadonlySet<Json>, keyword: string, value: unknown) =>
  [...schemas].some((schema) => schema[keyword] === value);

/**
 * The merge rules that a release schema states, for both generations of keywords: `omitWhenMerged` and `wholeListMerge` of
 * OCDS 1.1, `mergeStrategy` of OCDS 1.0. Where branches differ, a rule of any of them counts. A definition that contains
 * itself is followed once; `patternProperties` give no rules, since a path cannot name them.
 */
export function mergeRules(schema: Json): MergeRules {
  const rules = { omitWhenMerged: [], wholeListMerge: [], objectsWithoutId: [], notObjects: [] } as {
    [name in keyof MergeRules]: string[];
  };

  function visit(schemas: ReadonlySet<Json>, path: string, open: ReadonlySet<Json>): void {
    for (const [name, property] of propertiesOf(schema, schemas)) {
      const here = path + name.replaceAll('~', '~0').replaceAll('/', '~1');
      const types = typesOf(property);
      const items = itemsOf(schema, property);
      const listed = types.has('array') && items.size > 0;
      // The first rule that applies is the only one: what is left out or replaced whole has no rules within.
      if (says(property, 'omitWhenMerged', true) || says(property, 'mergeStrategy', 'ocdsOmit')) {
        rules.omitWhenMerged.push(here);
      } else if (
        types.has('array') &&
        (says(property, 'wholeListMerge', true) || says(property, 'mergeStrategy', 'ocdsVersion'))
      ) {
        rules.wholeListMerge.push(here);
      } else if (listed && [...typesOf(items)].some((type) => type !== 'object')) {
        rules.notObjects.push(here);
      } else if (listed && propertiesOf(schema, items).size > 0 && !propertiesOf(schema, items).has('id')) {
        rules.objectsWithoutId.push(here);
      } else {
        const within = new Set([...property, ...items].filter((branch) => !open.has(branch)));
        if (within.size > 0) visit(within, `${here}/`, new Set([...open, ...within]));
      }
    }
  }

  const roots = branches(schema, schema);
  visit(roots, '', roots);
  for (const list of Object.values(rules)) list.sort();
  return rules;
}
