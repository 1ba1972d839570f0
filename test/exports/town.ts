/** A made-up network of four participants, with everything in it that a format might stumble over. */
import { makeRecord } from '../record.ts';

export const awkward = 'A&B <"quoted"> \'Ltd\'\u0001 ]]> =1+1\tŁódź 😀';

const exchange = (id: number, more: object) => ({
  exchange_id: `x${id}`,
  provider_role: 'payer',
  receiver_role: 'payee',
  deliverable: 'payment',
  kind: 'tangible',
  form: 'money',
  amount_kind: 'payment',
  currency: 'GBP',
  standing: 'recorded',
  ...more,
});

export const town = () =>
  makeRecord({
    organization: [
      {
        organization_id: 'GB-LAE-AAA',
        name: 'Made-up Council',
        kind: 'public body',
        postcode: 'AA1 1AA',
        payer_count: 3,
      },
      { organization_id: 'GB-LAE-BBB', name: 'Other Council', kind: 'public body' },
      { organization_id: 'n-0123456789ab', name: awkward, kind: 'unknown', received_amount: 0.1 },
      { organization_id: 'n-ffffffffffff', name: 'Nobody Deals With Us Ltd', kind: 'sme' },
    ],
    name: [
      { organization_id: 'GB-LAE-AAA', name: 'Made-up Council', count: 9 },
      { organization_id: 'GB-LAE-AAA', name: 'Made-Up C.', count: 2 },
      { organization_id: 'GB-LAE-AAA', name: 'MUC', count: 5 },
    ],
    exchange: [
      exchange(1, { provider_id: 'GB-LAE-AAA', receiver_id: 'n-0123456789ab', amount: 0.1, started: '2020-01-05' }),
      exchange(2, { provider_id: 'GB-LAE-AAA', receiver_id: 'n-0123456789ab', amount: 0.2, started: '2021-03-01' }),
      exchange(3, { provider_id: 'GB-LAE-AAA', receiver_id: 'n-0123456789ab', started: '2019-01-01' }),
      exchange(4, {
        provider_id: 'GB-LAE-AAA',
        receiver_id: 'n-0123456789ab',
        amount: -5,
        currency: 'EUR',
        started: '2022-01-01',
      }),
      exchange(5, {
        provider_id: 'n-0123456789ab',
        receiver_id: 'GB-LAE-BBB',
        provider_role: 'supplier',
        receiver_role: 'buyer',
        form: 'service',
        amount_kind: 'award',
      }),
      exchange(6, { provider_id: 'GB-LAE-AAA', receiver_absent: 'individual', amount: 7, started: '2020-01-01' }),
      exchange(7, { provider_id: 'GB-LAE-AAA', receiver_absent: 'redacted', amount: 8, started: '2020-02-01' }),
      exchange(8, { provider_id: 'GB-LAE-BBB', receiver_role: 'market', receiver_absent: 'market', form: 'access' }),
    ],
    position: [{ organization_id: 'GB-LAE-AAA', x: 1.5, y: -2.25, community: 1 }],
  });
