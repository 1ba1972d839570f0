/** Forms of value. They are never added up with each other. */
export const forms = [
  'money',
  'goods',
  'service',
  'work',
  'knowledge',
  'advice',
  'introduction',
  'feedback',
  'trust',
  'access',
  'recognition',
  'outcome',
] as const;
export type Form = (typeof forms)[number];

/** How sure an exchange is: in a public record; said by one side; said by both; said by one and denied by the other. */
const standings = ['recorded', 'declared', 'confirmed', 'disputed'] as const;
export type Standing = (typeof standings)[number];

/** Tangible: contractual, expected, paid for. Intangible: knowledge and benefits that no contract asks for. */
export type Tangibility = 'tangible' | 'intangible';
