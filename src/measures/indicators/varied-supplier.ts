import { spreadOf } from './fence.ts';
import type { Indicator } from './indicator.ts';
import { placeIn } from './tally.ts';

/** In how many processes a supplier won, and the categories of what it won. */
interface Won {
  processes: number;
  readonly categories: Set<string>;
}

/** R048: suppliers of unusually many kinds of things. */
export const variedSupplier: Indicator<Map<string, Won>> = {
  id: 'R048',
  name: 'Supplies unusually many kinds',
  question: 'Which suppliers sell unusually many kinds of things?',
  definition:
    'For each supplier: how many different categories the items of its awards belong to, a category being the first two digits of a code (a division of the Common Procurement Vocabulary). ' +
    'It is flagged when that number is at or above the upper fence Q₃ + 1.5 (Q₃ − Q₁) among suppliers that won in at least 20 processes, quartiles by R’s type 8.',
  about: 'Tenderer',
  needs: 'items with a code in awards to it alone, in at least 20 processes',
  exclusions: [
    'awards to several suppliers, since nobody says who supplies what',
    'awards that are pending, cancelled or unsuccessful',
    'suppliers that won in fewer than 20 processes',
  ],
  settings: {
    digits: { kind: 'whole', says: 'first digits of a code that make a category', default: '2' },
    threshold: { kind: 'number', says: 'the fence, as a number of categories', default: 'Q₃ + 1.5 (Q₃ − Q₁)' },
    minimum_contracting_processes: {
      kind: 'whole',
      says: 'fewest processes of a supplier that is judged',
      default: '20',
    },
  },
  limits: [
    'Wholesalers, large groups and general contractors do supply many kinds of things.',
    'Ids of suppliers are taken as stable from process to process.',
    'The fence is drawn by the data; where nearly all have one category, it lies at one.',
  ],
  why: 'A supplier of everything may be a middleman who adds a price and no skill; in emergencies such suppliers appeared from nowhere.',
  citations: [
    {
      text: 'Design and measurement of a corruption risk index from a supplier perspective in the context of COVID-19 emergency, IA-OCP working paper, 2021, component C1B',
      url: 'https://www.estudiosanticorrupcion.org/wp-content/uploads/2021/02/IA-OCP-Working-PaperV3.pdf',
    },
    {
      text: 'Open Contracting Partnership, Cardinal: R048, heterogeneous supplier',
      url: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/048.html',
    },
  ],
  example: {
    says: 'Made up: seven suppliers, in how many processes each won, and the divisions of what it won.',
    columns: ['supplier', 'processes won', 'divisions'],
    rows: [
      ['A', 20, '45'],
      ['B', 20, '45'],
      ['C', 20, '71'],
      ['D', 20, '85'],
      ['E', 20, '85, 80'],
      ['F', 20, '33, 39, 45, 71, 79, 90'],
      ['G', 3, '30, 48, 72'],
    ],
    expected: { flagged: 1, share: 1 / 6 },
    reckoning:
      'G won too seldom to be judged. Of 1, 1, 1, 1, 2 and 6 divisions Q₁ = 1 and Q₃ = 2 + 1/12 × 4 = 2.3333; the fence is 2.3333 + 1.5 × 1.3333 = 4.3333. Only F is above.',
  },
  gathering: {
    begin: () => new Map(),
    add(state, { awards }, { own }) {
      const digits = own.number('digits') ?? 2;
      const seen = new Set<string>();
      for (const { status, supplierIds, codes } of awards ?? []) {
        const supplier = status === 'active' && supplierIds?.length === 1 ? supplierIds[0] : null;
        if (supplier === null || supplier === undefined || codes.length === 0) continue;
        const won = placeIn(state, supplier, (): Won => ({ processes: 0, categories: new Set() }));
        if (!seen.has(supplier)) won.processes++;
        seen.add(supplier);
        for (const code of codes) won.categories.add(code.slice(0, digits));
      }
    },
    merge(into, other) {
      for (const [id, { processes, categories }] of other) {
        const won = into.get(id);
        if (won === undefined) into.set(id, { processes, categories: new Set(categories) });
        else {
          won.processes += processes;
          for (const category of categories) won.categories.add(category);
        }
      }
    },
  },
  finish(state, { own }) {
    const minimum = own.number('minimum_contracting_processes') ?? 20;
    const judged = [...state].filter(([, { processes }]) => processes >= minimum);
    const { q1, q3, upperFence } = spreadOf(judged.map(([, { categories }]) => categories.size));
    const threshold = own.number('threshold');
    const fence = threshold ?? upperFence;
    return {
      flags: judged
        .filter(([, { categories }]) => categories.size >= fence)
        .map(([id, { categories }]) => ({ group: 'Tenderer', id, value: categories.size })),
      judged: { Tenderer: judged.length },
      meta: [
        ...(threshold === undefined
          ? ([
              ['q1', q1],
              ['q3', q3],
            ] as const)
          : []),
        ['upper_fence', fence],
      ],
    };
  },
};
