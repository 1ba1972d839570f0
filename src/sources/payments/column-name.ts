import type { PaymentField } from './columns.ts';

const listed = (names: string): readonly string[] => names.trim().split(/,\s+/);

/**
 * Names of columns, normalised, in the order of preference. Councils follow the Local Government Transparency Code, departments
 * HM Treasury's guidance, and both their ledgers.
 */
export const columnNames: Readonly<Record<PaymentField, readonly string[]>> = {
  paid: listed(`
    payment date, date of payment, date paid, paid date, date paid to supplier, pay date, paid on, date cleared,
    clearing date, cleared date, transaction date, date of transaction, trans date, date of expenditure,
    expenditure date, posting date, posted date, date posted, ledger date, gl date, effective date, date,
    invoice paid date, payment run date, cheque date, bacs date, process date, invoice date, date of invoice,
    document date, period end date
  `),
  amount: listed(`
    net amount, amount net, net value, net, net paid, amount excluding vat, amount excl vat, amount ex vat,
    amount exc vat, value excluding vat, value excl vat, value ex vat, total excluding vat, total excl vat,
    total ex vat, net invoice amount, invoice net amount, net amount excluding vat, amount net of vat,
    net line amount, net payment amount, amount, payment amount, amount paid, paid amount, transaction amount,
    line amount, invoice amount, invoice line amount, invoice value, distribution amount, value, payment value,
    transaction value, spend, spend amount, expenditure, expenditure amount, amount gbp, gbp amount,
    sterling amount, amount in sterling, value gbp, amount in gbp, sum of amount, total amount, total, total value,
    total paid, sum, cost, price, payment, gbp, ap amount, amount in loc cur, amount in local currency, debit amount
  `),
  amountGross: listed(`
    gross amount, amount gross, gross value, gross, gross paid, amount including vat, amount incl vat,
    amount inc vat, value including vat, value incl vat, value inc vat, total including vat, total incl vat,
    total inc vat, gross invoice amount, invoice gross amount, gross payment amount
  `),
  currency: listed(`
    currency, currency code, currency unit
  `),
  payee: listed(`
    beneficiary name, beneficiary, name of beneficiary, supplier name, supplier, name of supplier, supplier name t,
    supplier s name, vendor name, vendor, payee name, payee, name of payee, creditor name, creditor, merchant name,
    merchant, paid to, recipient name, recipient, supplier canonical, supplier payee name, supplier vendor name,
    supplier full name, contractor name, contractor, provider name, provider, trading name, company name, company,
    payment to, grant recipient
  `),
  payer: listed(`
    payer, payer name, body name, body, public body, organisation name, organisation, organization name,
    organization, entity, entity name, council name, council, local authority, authority name, authority,
    paying body, publisher name, trust, department family
  `),
  unit: listed(`
    organisational unit, organizational unit, organisation unit, department, department name, dept, directorate,
    directorate name, responsible unit, business unit, directorate department, directorate service, division,
    service division, service division categorisation, service, service name, service label, portfolio, group,
    section, team, expense area, cost centre, cost centre name, cost centre description, cost center,
    department raw, division name, service group
  `),
  purpose: listed(`
    purpose, purpose of spend, purpose of expenditure, purpose of payment, summary of purpose,
    summary of the purpose of the expenditure, expenditure category, expense type, expenditure type, expenses type,
    detailed expenses type, detailed expenditure type, expense category, spend category, procurement category,
    category, category description, category name, proclass category, merchant category, service category,
    service category label, subjective, subjective description, subjective name, account description, account name,
    nominal description, nominal, nominal code description, gl description, ledger description, service area,
    service area categorisation, service area raw, type of expenditure, spend type, type of spend,
    detail of expenditure, procurement classification
  `),
};
