import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { repairLine, repairText } from '../../src/domain/text.ts';
import { legalForm } from '../../src/matching/legal-form.ts';
import { nameParts, normalizeName } from '../../src/matching/name.ts';

const seed = { seed: 42, numRuns: 500 };

/** Names made of what real ones are made of, in any order: forms, signs, entities, broken text. */
const fragments = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'Ltd',
        'Limited',
        'plc',
        'LLP',
        'CIC',
        'Company',
        'Co.',
        'the',
        'The',
        '&',
        '&amp;',
        '&amp;amp;',
        '&#039;',
        'and',
        '+',
        '(UK)',
        't/a',
        'T/A',
        'TA',
        'trading as',
        'c/o',
        'formerly',
        'part of',
        'A',
        'B.',
        "O'",
        'Â£',
        'â€™',
        'Ã©',
        '(',
        ')',
        ',',
        '-',
        'was',
        'a trading name of',
        '\n',
        '\u00a0',
        '&nbsp;',
        '&eacute;',
        'İ',
        'ß',
        'ﬁ',
        'Ⅳ',
        '3',
        'limited by guarantee',
        'S.p.A.',
      ), // prettier-ignore
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 9 },
  )
  .map((parts) => parts.join(' '));

test('a name is compared without case, signs, accents, legal form and remarks', () => {
  const same: readonly (readonly [string, string])[] = [
    ['A&amp;G Landscapes &amp; Groundworks Ltd', 'A & G LANDSCAPES AND GROUNDWORKS LIMITED'],
    ['MAC Construction + Groundworks Ltd', 'Mac Construction & Groundworks Ltd.'],
    ['O&#039; CALLAGHAN Ltd', 'O’Callaghan Ltd'],
    ['A. E. Yates', 'AE Yates Limited'],
    ['Ford Motor Co. Ltd', 'Ford Motor Company Ltd'],
    ['IPL PLASTICS UK LTD', 'IPL Plastics (UK) Limited'],
    ['The Open University', 'OPEN UNIVERSITY'],
    ['Ralph Livesey Ltd (Lots 1 and 2)', 'Ralph Livesey Limited'],
    ['SME HCI Ltd TA Vivup', 'SME HCI Limited'],
    ['Critiqom Limited trading as Mail Metrics', 'Critiqom'],
    ['AMTOLL LTD (Part of Pattersons Holdings Ltd)', 'Amtoll Ltd'],
    ['Café Société Ltd', 'CAFE SOCIETE'],
    ['CafÃ© SociÃ©tÃ© Ltd', 'Cafe Societe'],
    ['quartzelec(manchester) ltd', 'Quartzelec Manchester'],
  ];
  for (const [a, b] of same) assert.equal(normalizeName(a), normalizeName(b), `${a} = ${b}`);
});

test('what tells two names apart is kept', () => {
  const apart: readonly (readonly [string, string])[] = [
    ['Drasco Costuction Ltd Company', 'Dracso Construction Ltd Company'],
    ['Dracso Construction Ltd Company', 'Dasco Construction Ltd Company'],
    ['KOMPAN (UK) LTD', 'KOMPAN Ltd'],
    ['Aspin and Company', 'Aspin'],
    ['Pattersons (Bristol) Ltd', 'Pattersons Ltd'],
    ['T A Browne Contract Services Ltd', 'Browne Contract Services Ltd'],
  ];
  for (const [a, b] of apart) assert.notEqual(normalizeName(a), normalizeName(b), `${a} ≠ ${b}`);
});

test('the legal name comes before "t/a", and after "the trading name for"', () => {
  assert.deepEqual(nameParts('One51 ES Plastics (UK) Ltd T/A MGB Plastics'), {
    legal: 'One51 ES Plastics (UK) Ltd',
    trading: 'MGB Plastics',
  });
  assert.deepEqual(nameParts('Community CVS (the trading name for Darwen Council for Voluntary Service)'), {
    legal: 'Darwen Council for Voluntary Service',
    trading: 'Community CVS',
  });
  assert.deepEqual(nameParts('Hugh Made-up Limited (trading as Steeper),'), {
    legal: 'Hugh Made-up Limited',
    trading: 'Steeper',
  });
  assert.deepEqual(nameParts('S.T.A.R Masai'), { legal: 'S.T.A.R Masai', trading: null });
});

test('a name of nothing but its legal form keeps a word, a name of signs is nobody’s', () => {
  assert.equal(normalizeName('The Limited'), 'the');
  assert.equal(normalizeName('???'), '');
});

test('normalising twice changes nothing more', () => {
  fc.assert(
    fc.property(fragments, (name) => {
      const once = normalizeName(name);
      assert.equal(normalizeName(once), once);
    }),
    seed,
  );
});

test('case, a legal form and stray signs never change a normalised name of plain words', () => {
  const word = fc.constantFrom('north', 'bay', 'print', 'roofing', 'atelier', 'ribble', 'quay');
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('Ltd', 'LIMITED', 'plc.', 'L.L.P.', 'C.I.C.'),
      (words, form) => {
        const plain = words.join(' ');
        assert.equal(normalizeName(`  ${words.join(', ').toUpperCase()} ${form} `), plain);
      },
    ),
    seed,
  );
});

test('the legal form is found where the name bears one', () => {
  assert.equal(legalForm('Calico Group Limited'), 'Ltd');
  assert.equal(legalForm('Ford Motor Co. Ltd Self Billing'), 'Ltd');
  assert.equal(legalForm('Boingboing Resilience CIC'), 'CIC');
  assert.equal(legalForm('Made Up Community Interest Company'), 'CIC');
  assert.equal(legalForm('3 M UK PUBLIC LIMITED COMPANY'), 'plc');
  assert.equal(legalForm('CounterCulture Partnership LLP'), 'LLP');
  assert.equal(legalForm('Made Up Community Benefit Society Limited'), 'community benefit society');
  assert.equal(legalForm('Axis Underwriters SE'), 'foreign form');
  assert.equal(legalForm('Calico'), null);
  assert.equal(legalForm('Limited'), null);
});

test('entities and broken text are repaired, however often they were encoded', () => {
  assert.equal(repairText('Barton &amp;amp; Sons &#039;A&#x27; caf&eacute;'), "Barton & Sons 'A' café");
  assert.equal(repairText('Â£5 â€“ itâ€™s â€œfineâ€\u009d'), '£5 – it’s “fine”');
  assert.equal(repairText('it\u0092s'), 'it’s');
  assert.equal(repairText('ÃƒÂ©'), 'é');
  assert.equal(repairText('A &unknown; B &#0; &#xD800;'), 'A &unknown; B &#0; &#xD800;');
  assert.equal(repairText('CAFÉ® ÅNGSTRÖM'), 'CAFÉ® ÅNGSTRÖM');
  assert.equal(repairText('one\r\n  two\u00a0 three '), 'one\ntwo three');
  assert.equal(repairLine('one\r\n  two'), 'one two');
});

test('repairing twice changes nothing more', () => {
  fc.assert(
    fc.property(fragments, (text) => {
      const once = repairText(text);
      assert.equal(repairText(once), once);
      assert.equal(repairLine(repairLine(text)), repairLine(text));
    }),
    seed,
  );
});

test('text without fault is left alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('Müller', 'Señor', 'naïve', 'R&D', 'Ångström', 'plain', '€5', '“so”'), { minLength: 1 }),
      (words) => {
        assert.equal(repairText(words.join(' ')), words.join(' '));
      },
    ),
    seed,
  );
});
