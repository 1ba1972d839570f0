/** Words that make an amount a possible ceiling, and what they are called in the evidence. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\bframeworks?\b/i, 'framework'],
  [/\bDPS\b/, 'DPS'],
  [/\bdynamic purchasing\b/i, 'dynamic purchasing'],
  [/\bdynamic market\b/i, 'dynamic market'],
  [/\bapproved list\b/i, 'approved list'],
];

/**
 * The words in a title and a description that make an amount a possible ceiling of what may be spent, as evidence,
 * or null. Used where a source has no field that says so; a framework's ceiling is not spending.
 */
export function ceilingWords(title: string | null, description: string | null): string | null {
  const found = words.flatMap(([pattern, word]) => {
    if (title && pattern.test(title)) return [`“${word}” in the title`];
    return description && pattern.test(description) ? [`“${word}” in the description`] : [];
  });
  return found.length > 0 ? found.join(', ') : null;
}
