/**
 * Where the statements of the checks come from: law, guidance and studies, with the address of the public text.
 * The readings are working readings, not legal advice; each finding of law says so.
 */

/** The day on which the readings were made. */
export const readOn = '2026-11-23';

/**
 * Sources whose public text was open beside the reading on that day. The others are readings from knowledge of the law and
 * are to be compared with the text before anyone leans on them; pages say which is which.
 */
export const comparedWithText: readonly string[] = ['act46', 'act56', 'pcr113', 'scot34', 'scot41', 'scot54'];

export type Weight = 'law' | 'policy' | 'practice';

export interface Source {
  readonly weight: Weight;
  /** As it is cited: “Procurement Act 2023, section 54”. */
  readonly title: string;
  readonly address: string;
  /** What it says, in our words. */
  readonly says: string;
}

const act = (section: number, says: string): Source => ({
  weight: 'law',
  title: `Procurement Act 2023, section ${section}`,
  address: `https://www.legislation.gov.uk/ukpga/2023/54/section/${section}`,
  says,
});
const pcr = (regulation: number, says: string): Source => ({
  weight: 'law',
  title: `Public Contracts Regulations 2015, regulation ${regulation}`,
  address: `https://www.legislation.gov.uk/uksi/2015/102/regulation/${regulation}`,
  says,
});
const scottish = (regulation: number, says: string): Source => ({
  weight: 'law',
  title: `Public Contracts (Scotland) Regulations 2015, regulation ${regulation}`,
  address: `https://www.legislation.gov.uk/ssi/2015/446/regulation/${regulation}`,
  says,
});

export const sources = {
  survey: {
    weight: 'practice',
    title: 'Uyarra, Edler, Garcia-Estevez, Georghiou, Yeow, Technovation 34(10), 2014',
    address: 'https://doi.org/10.1016/j.technovation.2014.04.003',
    says: '800 suppliers to the UK public sector name, first of all, no interaction with the buyer, over-specified tenders, low competence and poor management of risk.',
  },
  innovation: {
    weight: 'practice',
    title: 'European Commission, Guidance on Innovation Procurement, C(2021) 4320',
    address: 'https://ec.europa.eu/docsroom/documents/45975',
    says: 'Functional requirements, variants, market consultation and leaving intellectual property with the supplier invite innovation.',
  },
  scoreboard: {
    weight: 'practice',
    title: 'European Commission, Single Market Scoreboard, access to public procurement',
    address: 'https://single-market-scoreboard.ec.europa.eu/business-framework-conditions/public-procurement_en',
    says: 'Counts procedures awarded on lowest price only among its indicators.',
  },
  act12: act(12, 'Authorities have regard to the barriers that small and medium-sized enterprises face.'),
  act15: act(15, 'A planned procurement notice 40 days to 12 months ahead may shorten the tendering period.'),
  act16: act(16, 'Preliminary market engagement is allowed, and no supplier may gain an unfair advantage by it.'),
  act17: act(
    17,
    'Who engaged the market publishes an engagement notice before the tender notice, or says in it why not.',
  ),
  act18: act(
    18,
    'Before a tender notice, lots are considered; where they could be used and are not, reasons are given.',
  ),
  act19: act(19, 'A contract is awarded to the most advantageous tender, which need not be the cheapest.'),
  act20: act(20, 'A competitive tendering procedure is an open procedure, or a flexible one that fits the contract.'),
  act22: act(
    22,
    'Conditions of participation are proportionate; audited accounts only from who must have them; insurance need not be in place before award; no earlier contract with a particular authority; qualifications allow equivalents.',
  ),
  act23: act(23, 'Award criteria are clear, measurable, proportionate, and their relative importance is shown.'),
  act26: act(26, 'A supplier may rely on associated persons to meet conditions of participation.'),
  act32: act(32, 'Contracts may be reserved to supported employment providers.'),
  act33: act(33, 'Certain light-touch contracts may be reserved to public service mutuals.'),
  act46: act(46, 'Conditions for call-offs: the same limits as in section 22.'),
  act47: act(
    47,
    'A closed framework lasts at most four years, eight in utilities and defence, unless the nature of what is bought needs longer and the reasons are published.',
  ),
  act49: act(49, 'An open framework lasts at most eight years and is opened again on the way.'),
  act50: act(50, 'Each supplier whose tender was assessed gets an assessment summary before the award notice.'),
  act54: act(
    54,
    'Minimum tendering periods: 25, 30 or 35 days by what is electronic; 10 days in urgency or after a qualifying planned procurement notice; none for light touch.',
  ),
  act56: act(
    56,
    'Performance or function before design (2); United Kingdom standards with equivalents (4); no trade names, makes or origin unless needed to be understood (7), and then with equivalents (8).',
  ),
  act68: act(
    68,
    'The authority pays within 30 days of an invoice or, if later, of the day on which the sum falls due by it (2), save where it disputes the invoice (3); a term to the contrary is without effect (6). Implied in every public contract but concessions, contracts of private utilities and those of schools (1).',
  ),
  act73: act(73, 'Payment within thirty days is implied in subcontracts.'),
  act84: act(84, 'Which contracts below the threshold are regulated.'),
  act85: act(
    85,
    'Below the threshold, bidding may not be restricted by an assessment of suitability, except for works of some size.',
  ),
  act88: act(
    88,
    'The same thirty days are implied in regulated contracts below the threshold, which concessions, contracts of utilities and those of schools are not.',
  ),
  pcr19: pcr(19, 'Groups of suppliers may bid and need no legal form of their own to do so.'),
  pcr27: pcr(
    27,
    'Open procedure: at least 35 days, 30 where tenders may be submitted electronically, 15 after a prior information notice or in urgency.',
  ),
  pcr28: pcr(28, 'Restricted procedure: at least 30 days for requests to participate.'),
  pcr33: pcr(33, 'A framework lasts at most four years, save in exceptional cases that are duly justified.'),
  pcr40: pcr(40, 'The market may be consulted before a procurement.'),
  pcr42: pcr(
    42,
    'Standards are followed by “or equivalent” (8); no make, source or process unless justified, and then with “or equivalent” (10–11).',
  ),
  pcr45: pcr(45, 'Variants may be authorised; the notice says whether they are.'),
  pcr46: pcr(
    46,
    'The main reasons for not dividing into lots stand in the documents or in the report on the procedure.',
  ),
  pcr53: pcr(53, 'Documents are offered free of charge, unrestricted, direct and in full.'),
  pcr58: pcr(
    58,
    'Required yearly turnover is at most twice the estimated contract value, per lot, save with reasons (9–11); frameworks by the contracts expected at the same time (13).',
  ),
  pcr63: pcr(
    63,
    'A supplier may rely on the capacities of others; joint liability may be asked for economic standing.',
  ),
  pcr67: pcr(
    67,
    'Award criteria and their weights stand in the documents; where weights cannot be given, the order does.',
  ),
  pcr76: pcr(76, 'Light-touch procedures have time limits that are reasonable and proportionate.'),
  pcr111: pcr(
    111,
    'No selection stage below the threshold; suitability questions only where relevant and proportionate.',
  ),
  pcr113: pcr(
    113,
    'Every public contract has the authority pay within 30 days of the day on which an invoice is regarded as valid and undisputed (2); where it does not, that is implied (6). Not contracts of schools, nor health services under the Provider Selection Regime (1).',
  ),
  scot28: scottish(
    28,
    'Open procedure: at least 35 days, 30 where tenders may be submitted electronically, 15 after a prior information notice or in urgency.',
  ),
  scot29: scottish(29, 'Restricted procedure: at least 30 days for requests to participate.'),
  scot34: scottish(34, 'A framework lasts at most four years, save in exceptional cases that are duly justified.'),
  scot41: scottish(41, 'The market may be consulted before a procurement.'),
  scot43: scottish(
    43,
    'Standards are followed by “or equivalent”; no make, source or process unless justified, and then with “or equivalent”.',
  ),
  scot46: scottish(46, 'Variants may be authorised; the notice says whether they are.'),
  scot47: scottish(47, 'Reasons for not dividing into lots are given in the documents or the report.'),
  scot54: scottish(54, 'Documents are offered free of charge, unrestricted, direct and in full.'),
  scot59: scottish(
    59,
    'Required yearly turnover is at most twice the estimated contract value, per lot, save with reasons; frameworks by the contracts expected at the same time.',
  ),
  scot64: scottish(
    64,
    'A supplier may rely on the capacities of others; joint liability may be asked for economic standing.',
  ),
  reform25: {
    weight: 'law',
    title: 'Procurement Reform (Scotland) Act 2014, section 25',
    address: 'https://www.legislation.gov.uk/asp/2014/12/section/25',
    says: 'From £4 million, community benefit requirements are considered, and the notice sums them up or says why there are none.',
  },
  socialValue: {
    weight: 'law',
    title: 'Public Services (Social Value) Act 2012, section 1',
    address: 'https://www.legislation.gov.uk/ukpga/2012/3/section/1',
    says: 'Before procuring services, authorities consider how they might improve social, economic and environmental well-being.',
  },
  wellbeing: {
    weight: 'law',
    title: 'Well-being of Future Generations (Wales) Act 2015',
    address: 'https://www.legislation.gov.uk/anaw/2015/2/contents',
    says: 'Public bodies in Wales act towards the well-being goals; contracts carry community benefits.',
  },
  ppn0620: {
    weight: 'policy',
    title: 'Procurement Policy Note 06/20: taking account of social value',
    address:
      'https://www.gov.uk/government/publications/procurement-policy-note-0620-taking-account-of-social-value-in-the-award-of-central-government-contracts',
    says: 'Central government gives social value at least 10 % of the score, from 1 January 2021.',
  },
  ppn002: {
    weight: 'policy',
    title: 'Procurement Policy Note 002: the Social Value Model',
    address:
      'https://www.gov.uk/government/publications/ppn-002-taking-account-of-social-value-in-the-award-of-contracts',
    says: 'Central government gives social value at least 10 % of the score in procurements under the Procurement Act 2023.',
  },
  ppn0118: {
    weight: 'policy',
    title: 'Procurement Policy Note 01/18: supply chain visibility',
    address: 'https://www.gov.uk/government/publications/procurement-policy-note-0118-supply-chain-visibility',
    says: 'Central government contracts above £5 million a year carry clauses on advertising subcontracts and reporting spend with small firms.',
  },
  insurance: {
    weight: 'law',
    title: 'Employers’ Liability (Compulsory Insurance) Regulations 1998, regulation 3',
    address: 'https://www.legislation.gov.uk/uksi/1998/2573/regulation/3',
    says: 'Employers insure themselves for at least £5 million.',
  },
  tupe: {
    weight: 'law',
    title: 'Transfer of Undertakings (Protection of Employment) Regulations 2006, regulation 3',
    address: 'https://www.legislation.gov.uk/uksi/2006/246/regulation/3',
    says: 'Staff organised to carry out a service usually move with it when its provider changes.',
  },
  actSchedule1: {
    weight: 'law',
    title: 'Procurement Act 2023, schedule 1',
    address: 'https://www.legislation.gov.uk/ukpga/2023/54/schedule/1',
    says: 'Threshold amounts, with tax, as amended for 2026 by S.I. 2025/1200.',
  },
  pcr5: pcr(5, 'Thresholds, with tax from 2022, changed every two years.'),
  scot5: scottish(5, 'Thresholds, with tax from 2022, changed every two years.'),
  psr: {
    weight: 'law',
    title: 'Health Care Services (Provider Selection Regime) Regulations 2023',
    address: 'https://www.legislation.gov.uk/uksi/2023/1348/contents',
    says: 'Health care services are bought under rules of their own, not under the Procurement Act.',
  },
  barriers: {
    weight: 'practice',
    title: 'Cabinet Office, Consultation: making public sector procurement more accessible to SMEs, 2013',
    address: 'https://www.gov.uk/government/consultations/making-public-sector-procurement-more-accessible-to-smes',
    says: 'Small firms report complexity, financial thresholds out of reach, short time-scales, terms and the allocation of risk.',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceId = keyof typeof sources;
