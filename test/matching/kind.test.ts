import assert from 'node:assert/strict';
import { test } from 'node:test';
import { headlineKind, isPublicName, kindEvidence } from '../../src/matching/kind.ts';
import { mention } from './mention.ts';

const kindOf = (members: Parameters<typeof kindEvidence>[0], identifiers: readonly string[] = []) =>
  headlineKind(kindEvidence(members, identifiers)).kind;

test('public bodies are told by their names', () => {
  for (const name of [
    'Lancashire County Council',
    'Mersey Care NHs trust',
    'Department for Education',
    'Ministry of Defence',
    'Greater Manchester Police',
    'Lancashire Fire and Rescue Service',
    'Barton Stacey Primary School',
    'London Borough of Brent',
    'NHS England',
    'Home Office',
  ])
    assert.equal(isPublicName(name), true, name); // prettier-ignore
  for (const name of [
    'Darwen Council for Voluntary Service',
    'Association of Councils for Voluntary Service',
    'British Council',
    'Council Healthcare Ltd',
    'Police Federation',
    'Nonsuch School of Motoring',
    'The Department Store',
    'Made Up Hair Academy',
    'Parochial Church Council',
  ])
    assert.equal(isPublicName(name), false, name); // prettier-ignore
});

test('a register comes before what is declared, a public body before a charity, a charity before size', () => {
  const declared = mention({ name: 'Made Up Services', scale: 'large', vcse: true });
  assert.equal(kindOf([declared]), 'vcse');
  assert.equal(kindOf([declared], ['GB-NHS-RJR']), 'public body');
  assert.equal(headlineKind(kindEvidence([declared], ['GB-CHC-1074622'])).evidence, 'in the register GB-CHC');
  assert.equal(kindOf([mention({ name: 'Made Up CIC', scale: 'sme' })]), 'vcse');
  assert.equal(kindOf([mention({ name: 'Made Up Housing', type: 'Body governed by public law' })]), 'public body');
});

test('size goes by the more frequent saying, and a tie to SME', () => {
  const made = { name: 'Made Up Ltd' };
  assert.equal(
    kindOf([mention({ ...made, scale: 'large', count: 2 }), mention({ ...made, scale: 'small' })]),
    'not recorded as sme',
  );
  assert.equal(kindOf([mention({ ...made, scale: 'large' }), mention({ ...made, scale: 'micro' })]), 'sme');
  assert.equal(kindOf([mention({ ...made, count: 3, awardSme: { yes: 1, no: 2 } })]), 'not recorded as sme');
  assert.equal(kindOf([mention(made)]), 'unknown');
});

test('buying proves a public body only where nothing says otherwise', () => {
  assert.equal(kindOf([mention({ name: 'Met Office', roles: ['buyer'] })]), 'public body');
  assert.equal(kindOf([mention({ name: 'Made Up Developments Ltd', roles: ['buyer'] })]), 'unknown');
  assert.equal(kindOf([mention({ name: 'Made Up Citizens Advice', roles: ['buyer'] })]), 'vcse');
});

test('each reason is counted once', () => {
  const all = kindEvidence(
    [mention({ name: 'A Ltd', scale: 'sme', count: 2 }), mention({ name: 'A Limited', scale: 'small', count: 3 })],
    [],
  );
  assert.deepEqual(all, [{ kind: 'sme', evidence: 'declared in the award', count: 5 }]);
});
