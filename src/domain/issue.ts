/**
 * Flaws that readers meet in data, each with a stable code and what it means.
 * A flaw is a value: it is collected, stored and shown, and the reading goes on.
 */
export const issueMeanings = {
  'not-json': 'This part of the file is no valid JSON; it is set aside, byte for byte.',
  truncated: 'The file ends in the middle of a release; the rest is set aside, byte for byte.',
  'document-too-large': 'A single release is larger than the limit; it is set aside, byte for byte.',
  'nested-too-deep': 'A release is nested more deeply than any real one; it is set aside, byte for byte.',
  'not-a-release': 'This part of the file is JSON but neither a release nor a notice; it is set aside, byte for byte.',
  'missing-ocid': 'A release without an open contracting id cannot be placed; it is set aside, byte for byte.',
  'envelope-too-large': 'What surrounds the releases is larger than the limit; publisher and licence are not known.',
  'encoding-latin-1': 'The text is not UTF-8; it was read as Windows-1252.',
  'number-out-of-range': 'A number is larger than any computer can hold; it is treated as absent.',
  'number-repaired': 'A number is not written as JSON demands; it was read without its spaces and commas.',
  'text-repaired': 'Entities or wrongly decoded characters in a name or title were put right.',
  'control-character': 'Control characters in a text were removed.',
  'lone-surrogate': 'Halves of characters in a text were replaced by a mark.',
  'not-a-payment':
    'A line of payments has too little in it to be one (a blank or a total); it is set aside, byte for byte.',
  'ragged-row': 'A line of a table has more or fewer cells than its head; what is missing is absent.',
  'stray-quote': 'A quotation mark stands where the table’s format has none; it was read as a character.',
  'unclosed-quote': 'A quotation mark is never closed; the line is set aside, byte for byte, and the next one read.',
  'date-order-assumed': 'Nothing in the file tells day and month apart; the day was taken to come first.',
  'supplier-list-damaged': 'A list of suppliers in one field is damaged; what could be told of it was read.',
  'missing-release-id': 'The publisher gave the release no id; one was made from its content.',
  'missing-date': 'The release has no date, or one that is no date; it counts as the earliest.',
  'bad-date': 'A date is no date; it is treated as absent.',
  'bad-number': 'An amount or number is none; it is treated as absent.',
  'placeholder-value': 'An amount such as 0, 1 or 9999999 that stands for “not given”; it is set aside as unknown.',
  'possible-ceiling':
    'Words such as framework or dynamic purchasing make the amount a possible ceiling and not spending.',
  'value-repeated':
    'The total stands on each of several awards of one notice; it is counted as published, once for each.',
  'missing-buyer': 'No buyer or payer is named.',
  'ocid-of-several-buyers': 'One ocid is used by several buyers; each has a process of its own here.',
  'parties-inferred':
    'The release has no list of parties (OCDS 1.0); they were made from buyer, tenderers and suppliers.',
  'party-not-described':
    'A supplier or buyer refers to a party that is not described; its name is taken from the reference.',
  'party-without-role': 'A party has no role; it was given the role of the place that refers to it, or none.',
  'supplier-field-split': 'One field held several suppliers; it was split.',
  'supplier-field-unsure': 'One field seems to hold several suppliers, but it is not certain; it was left whole.',
  'supplier-not-awarded': 'The supplier field says that nobody won.',
  'supplier-not-named': 'The supplier field names nobody (“various”, “see attached”).',
  'supplier-redacted': 'The publisher removed the name.',
  'supplier-removed': 'Somebody asked to be taken out, and a judgement does so.',
  'supplier-individual': 'The name reads as that of a natural person; it is shown as “an individual” and has no page.',
  'identifier-of-different-names':
    'One register number is given for names that have nothing in common; they were taken for one organisation.',
  'judgement-without-effect': 'A line of judgements.csv concerns nobody in this record, or says what is so already.',
  'release-id-reused': 'Two different releases bear the same id; both were merged, in order of date.',
  'award-id-reused':
    'One award id stands for different awards of the process (other lots, or other suppliers, date and amount); each is kept, with ~2, ~3 … behind the id.',
  'party-id-reused':
    'One party id stands for different organisations in releases of the process; each is kept, with ~2, ~3 … behind the id.',
  'too-many-rows': 'A release lists more things of one kind than the limit; the rest were left out.',
} as const;

export type IssueCode = keyof typeof issueMeanings;
