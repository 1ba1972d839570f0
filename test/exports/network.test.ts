import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { MultiGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import { gexfText } from '../../src/exports/gexf.ts';
import { edgeId, type GraphRows } from '../../src/exports/graph.ts';
import { graphmlText } from '../../src/exports/graphml.ts';
import type { CellRow } from '../../src/exports/table.ts';
import { edgesToNobody, extractOf } from '../../src/questions/extract.ts';
import { python, withoutPython } from './python.ts';
import { awkward, town } from './town.ts';

async function text(pieces: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const piece of pieces) whole += piece;
  return whole;
}

const about = { title: 'Made up', description: 'for <tests> & readers', made: '2024-06-01' };

async function graphRows(): Promise<GraphRows & { nodes: CellRow[][]; edges: CellRow[][] }> {
  const record = await town();
  const [nodes, edges] = [await extractOf(record, 'network-nodes', {}), await extractOf(record, 'network', {})];
  const rows = await record.all<CellRow>(edges.sql, edges.values);
  return {
    ...about,
    nodeFields: nodes.columns,
    edgeFields: edges.columns,
    nodes: [await record.all<CellRow>(nodes.sql, nodes.values)] as CellRow[][],
    edges: [rows.filter((row) => row.provider_id !== null && row.receiver_id !== null)],
  };
}

const payment = 'GB-LAE-AAA|n-0123456789ab|money|tangible|payment|GBP';

test('edges: one for each form, kind, kind of amount and currency; what is not known is not added up', async () => {
  const record = await town();
  const { sql, values } = await extractOf(record, 'network', {});
  const rows = await record.all<CellRow>(sql, values);
  assert.deepEqual(
    rows.find((row) => edgeId(row) === payment),
    {
      ...{ provider_id: 'GB-LAE-AAA', receiver_id: 'n-0123456789ab', provider_absent: null, receiver_absent: null },
      ...{ form: 'money', kind: 'tangible', amount_kind: 'payment', currency: 'GBP' },
      ...{ exchange_count: 3, valued_count: 2, amount: 0.3, first_date: '2019-01-01', last_date: '2021-03-01' },
    },
  );
  assert.equal(rows.find((row) => row.currency === 'EUR')?.amount, -5);
  const service = rows.find((row) => row.form === 'service');
  assert.deepEqual([service?.amount, service?.valued_count, service?.first_date], [null, 0, null]);
  assert.equal(
    rows.reduce((sum, row) => sum + Number(row.exchange_count), 0),
    8,
  );
  assert.deepEqual(await edgesToNobody(record, {}), [
    { absent: 'individual', count: 1 },
    { absent: 'market', count: 1 },
    { absent: 'redacted', count: 1 },
  ]);
});

test('nodes: those at the ends of edges, with other names, place and community', async () => {
  const record = await town();
  const { sql, values } = await extractOf(record, 'network-nodes', {});
  const rows = await record.all<CellRow>(sql, values);
  assert.deepEqual(
    rows.map((row) => row.organization_id),
    ['GB-LAE-AAA', 'GB-LAE-BBB', 'n-0123456789ab'],
  );
  const [first, second] = rows;
  assert.deepEqual([first?.other_names, first?.x, first?.y, first?.community], ['MUC | Made-Up C.', 1.5, -2.25, 1]);
  assert.deepEqual([second?.other_names, second?.x, second?.community], [null, null, null]);
});

test('filters narrow edges and nodes', async () => {
  const record = await town();
  const edges = await extractOf(record, 'network', { buyer: 'GB-LAE-BBB' });
  const forms = (await record.all<CellRow>(edges.sql, edges.values)).map((row) => row.form);
  assert.deepEqual(forms.sort(), ['access', 'service'], 'what it gives and what it gets');
  const late = await extractOf(record, 'network', { supplier: 'n-0123456789ab', from: '2021-01-01', to: '2021-12-31' });
  const [only, ...more] = await record.all<CellRow>(late.sql, late.values);
  assert.deepEqual([only?.exchange_count, only?.amount, more.length], [1, 0.2, 0]);
  const nodes = await extractOf(record, 'network-nodes', { buyer: 'GB-LAE-BBB' });
  assert.deepEqual(
    (await record.all<CellRow>(nodes.sql, nodes.values)).map((row) => row.organization_id),
    ['GB-LAE-BBB', 'n-0123456789ab'],
  );
});

for (const [format, write, read] of [
  ['GEXF', gexfText, gexf.parse],
  ['GraphML', graphmlText, graphml.parse],
] as const) {
  test(`${format}: graphology reads what was written`, async () => {
    const rows = await graphRows();
    const graph = read(MultiGraph, await text(write(rows)));
    assert.deepEqual(graph.nodes(), ['GB-LAE-AAA', 'GB-LAE-BBB', 'n-0123456789ab']);
    assert.equal(graph.size, 3);
    const council = graph.getNodeAttributes('GB-LAE-AAA');
    assert.deepEqual(
      [council.name, council.kind, council.postcode, council.payer_count, council.community, council.x, council.y],
      ['Made-up Council', 'public body', 'AA1 1AA', 3, 1, 1.5, -2.25],
    );
    const awkwardly = graph.getNodeAttributes('n-0123456789ab');
    assert.equal(awkwardly.name, awkward.replace('\u0001', ''));
    assert.equal(awkwardly.received_amount, 0.1);
    assert.equal(awkwardly.postcode, undefined, 'what is not known is not there');
    assert.deepEqual(graph.extremities(payment), ['GB-LAE-AAA', 'n-0123456789ab']);
    const edge = graph.getEdgeAttributes(payment);
    assert.deepEqual(
      [edge.exchange_count, edge.amount, edge.currency, edge.first_date, edge.last_date],
      [3, 0.3, 'GBP', '2019-01-01', '2021-03-01'],
    );
    const service = graph.findEdge((_, { form }) => form === 'service');
    assert.equal(graph.getEdgeAttribute(service, 'amount'), undefined);
  });

  test(`${format}: any text comes back, without what XML cannot hold`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.string({ unit: 'binary-ascii' }),
        async (name, other) => {
          // Readers trim the ends of some texts; letters there keep them.
          const given = `a${name}${other}z`;
          const rows: GraphRows = {
            ...about,
            nodeFields: [{ name: 'name', type: 'text' }],
            edgeFields: [],
            nodes: [[{ organization_id: 'n', name: given }]],
            edges: [],
          };
          const graph = read(MultiGraph, await text(write(rows)));
          // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
          const kept = given.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
          assert.equal(graph.getNodeAttribute('n', 'name'), kept);
        },
      ),
      { seed: 42, numRuns: 150 },
    );
  });
}

test('GEXF: version 1.3, weights are numbers of exchanges, kinds tell edges apart, spells go from first to last', async () => {
  const xml = await text(gexfText(await graphRows()));
  const graph = gexf.parse(MultiGraph, xml);
  assert.match(xml, /<gexf xmlns="http:\/\/gexf\.net\/1\.3"[^>]* version="1\.3">/);
  assert.equal(graph.getEdgeAttribute(payment, 'weight'), 3);
  assert.match(xml, /kind="money, tangible, payment, GBP"/);
  assert.match(xml, /<spells><spell start="2019-01-01" end="2021-03-01"\/><\/spells>/);
  assert.equal(xml.match(/<spell /g)?.length, 2, 'an edge without a date has no spell');
  assert.equal(graph.getAttribute('description'), 'for <tests> & readers');
});

test('ids of edges: different edges, different ids', () => {
  const word = fc.constantFrom('a', 'a|b', 'b', 'b|', '|', '~', '~1', '');
  const row = fc.record({
    provider_id: word,
    receiver_id: word,
    form: word,
    kind: word,
    amount_kind: word,
    currency: word,
  });
  fc.assert(
    fc.property(row, row, (one, other) => {
      assert.equal(edgeId(one) === edgeId(other), JSON.stringify(one) === JSON.stringify(other));
    }),
    { seed: 42, numRuns: 500 },
  );
});

test('GraphML: networkx reads what was written', { skip: withoutPython('networkx') }, async () => {
  const xml = await text(graphmlText(await graphRows()));
  const script = `import json, sys, io, networkx
g = networkx.read_graphml(io.BytesIO(sys.stdin.buffer.read()), force_multigraph=True)
print(json.dumps({"directed": g.is_directed(), "nodes": dict(g.nodes(data=True)), "edges": [[u, v, k, d] for u, v, k, d in g.edges(keys=True, data=True)]}))`;
  const read = python(script, xml) as {
    directed: boolean;
    nodes: Record<string, Record<string, unknown>>;
    edges: [string, string, string, Record<string, unknown>][];
  };
  assert.equal(read.directed, true);
  assert.deepEqual(Object.keys(read.nodes), ['GB-LAE-AAA', 'GB-LAE-BBB', 'n-0123456789ab']);
  assert.equal(read.nodes['n-0123456789ab']?.name, awkward.replace('\u0001', ''));
  assert.equal(read.nodes['GB-LAE-AAA']?.payer_count, 3);
  const edge = read.edges.find(([, , key]) => key === payment);
  assert.deepEqual([edge?.[3].amount, edge?.[3].exchange_count, edge?.[3].first_date], [0.3, 3, '2019-01-01']);
  assert.equal(read.edges.length, 3);
});
