import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanDocument, cleanText, mayNeedCleaning } from '../../../src/sources/ocds/clean.ts';

/* All persons, addresses and numbers here are made up. */

const telephones = [
  'Tel: 01234 567890',
  'Tel.01234 567890',
  'tel:01234567890',
  '0161.234.5678',
  'Call 0161.234.5678 now',
  'or 0044 20 7946 0958.',
  'or 00442079460958.',
  'on 01234 56 78 90',
  '01234-567-890 any time',
  '(01234) 567890',
  '+44 (0)20 7946 0958',
  '+44 7700 900123',
  'Ring 0161 – 234 – 5678.',
  'Ring 0161\u00a0234\u00a05678.',
  'Ring 0161&nbsp;234&nbsp;5678.',
];
const addresses = [
  'joe@example.org',
  'joe&#64;x.org',
  'joe&#x40;example.org',
  'joe&amp;#64;example.org',
  'joe&commat;example.org',
  'ü.müller@exämple.org',
  'Write to joe.bloggs@example.gov.uk by Monday',
];
/** What must stay: ids, references, dates, times, amounts, codes. */
const others = [
  'ocds-b5fd17-01234567-0161',
  'GB-COH-01234567',
  '01234567890',
  'DN0123456789 of lot 2',
  'Reference 2024-01234-567890',
  'RM6100/01234 567890',
  '09123000-7 and 09134100-8',
  'Weekdays 0800 - 1800, at 0900 12.10.24',
  '01.02.2024 to 03.04.2025',
  'from 01/02/2024 to 03/04/2025',
  '£0.161 or 0.5 - 1.25',
  '200,000 GBP, 5 000 000.00 in all',
  'INV 01611712650-8767 of May',
  'CANVA* 02612-11693774',
  'CORP TVL MGT 000000000000',
  'DPS 2024 1001 2002 3003',
  'https://example.org/0161.234.5678/x y',
  'The contact centre is open 24 hours',
];

const raw = (text: string): Buffer => Buffer.from(JSON.stringify({ description: text }));

describe('e-mail addresses and telephone numbers in texts', () => {
  for (const text of telephones)
    it(`takes out ${text}`, () => {
      assert.match(cleanText(text), /\[telephone removed\]/);
      assert.doesNotMatch(cleanText(text), /\d{3}/);
      assert.ok(mayNeedCleaning(raw(text)), 'it is not looked into');
    });
  for (const text of addresses)
    it(`takes out ${text}`, () => {
      assert.match(cleanText(text), /(?:^|to )\[e-mail removed\]/);
      assert.ok(mayNeedCleaning(raw(text)), 'it is not looked into');
    });
  for (const text of others) it(`leaves ${text}`, () => assert.equal(cleanText(text), text));

  it('leaves dates, amounts, codes and numbers of documents, whatever they are', () => {
    const two = fc.integer({ min: 1, max: 28 }).map((n) => String(n).padStart(2, '0'));
    const year = fc.integer({ min: 2000, max: 2040 });
    const one = fc.oneof(
      fc.tuple(two, two, year).map(([day, month, of]) => `${day}.${month}.${of}`),
      fc.tuple(two, two, year).map(([day, month, of]) => `${of}-${month}-${day}`),
      fc.integer({ min: 0, max: 99_999_999 }).map((n) => `${String(n).padStart(8, '0')}-3`),
      fc.integer({ min: 0, max: 1e9 }).map((n) => `£${n.toLocaleString('en-GB')}`),
      fc.integer({ min: 0, max: 99_999_999 }).map((n) => `GB-COH-${String(n).padStart(8, '0')}`),
      fc.nat().map((n) => `${n}.00`),
    );
    const sentence = fc
      .array(one, { minLength: 1, maxLength: 6 })
      .map((some) => `From ${some.join(' and ')}, all told`);
    fc.assert(
      fc.property(sentence, (text) => assert.equal(cleanText(text), text)),
      { seed: 42, numRuns: 2000 },
    );
  });

  it('looks into every document that it would change', () => {
    const piece = fc.oneof(
      fc.constantFrom(...telephones, ...addresses, ...others),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('contact', 'email', '\\u00e9', '\n'),
    );
    const text = fc.array(piece, { maxLength: 4 }).map((some) => some.join(' '));
    const key = fc.constantFrom('description', 'contact_name', 'Contact', 'contactPoint', 'id', 'title', 'persons');
    fc.assert(
      fc.property(fc.dictionary(key, text, { maxKeys: 4 }), (document) => {
        const bytes = Buffer.from(JSON.stringify(document));
        const cleaned = structuredClone(document);
        cleanDocument(cleaned);
        if (JSON.stringify(cleaned) !== bytes.toString()) assert.ok(mayNeedCleaning(bytes), bytes.toString());
      }),
      { seed: 42, numRuns: 2000 },
    );
  });
});

describe('members that hold people', () => {
  const flat = ['contact', 'contact_name', 'contact_phone', 'contact_email', 'contactDetails', 'contact_details'];
  for (const name of [...flat, 'contactName', 'contactPoint', 'contactPoints', 'additionalContactPoints', 'persons'])
    it(`goes: ${name}`, () => {
      const document = { title: 'Parks', [name]: 'Wilhelmina Plantagenet', tender: { [name]: { name: 'Wilhelmina' } } };
      assert.ok(mayNeedCleaning(Buffer.from(JSON.stringify(document))));
      cleanDocument(document);
      assert.deepEqual(document, { title: 'Parks', tender: {} });
    });

  it('stays: what names a thing, though it looks like a number to call', () => {
    const document = { tender: { id: '0161 234 5678', lots: [{ relatedLots: ['0161 234 5678'] }] }, contactless: true };
    const before = structuredClone(document);
    cleanDocument(document);
    assert.deepEqual(document, before);
  });
});
