/** Rows of a CSV file of facts, by the names of its first line; quoted fields may hold commas, line breaks do not occur. */
export function readFacts(csvText: string): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = csvText.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = fieldsOf(head);
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const fields = fieldsOf(line);
      return Object.fromEntries(columns.map((column, at) => [column, fields[at] ?? '']));
    });
}

function fieldsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    (field) => field[1]?.replaceAll('""', '"') ?? field[2] ?? '',
  );
}
