import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from '../../src/check/registry.ts';
import { checkNames } from '../../src/domain/check-name.ts';

test('rooms that run no checks call them by their names', () => {
  assert.deepEqual(
    Object.entries(checkNames).map(([id, { name, barrier }]) => ({ id, name, barrier })),
    checks.map(({ id, name, barrier }) => ({ id, name, barrier })),
  );
});
