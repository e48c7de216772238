/** The people every demonstration and test can rely on: helpdesk mailboxes and awkward names. */
import type { PersonDetails } from './directory-user';

/** A notable person: the part of the address before the domain, and what sets them apart. */
export type NotablePerson = PersonDetails & { local: string };

const helpdesk: NotablePerson[] = [
  {
    local: 'support',
    displayName: 'Contoso Support',
    kind: 'shared',
    aliases: ['help', 'support.desk'],
  },
  { local: 'helpdesk', displayName: 'IT Helpdesk', kind: 'shared', aliases: ['it-helpdesk'] },
  { local: 'scheduling', displayName: 'Service Scheduling', kind: 'shared' },
  { local: 'billing', displayName: 'Billing Enquiries', kind: 'shared' },
  // Outside the access policy, and an ordinary licensed person.
  {
    local: 'ceo',
    displayName: 'Gwen Harrow',
    givenName: 'Gwen',
    surname: 'Harrow',
    jobTitle: 'CEO',
  },
  {
    local: 'legacy.archive',
    displayName: 'Legacy Archive (on-premises)',
    mailbox: 'onPremises',
    licensed: false,
  },
  { local: 'svc.backup', displayName: 'Backup Service Account', mailbox: 'none', licensed: false },
  { local: 'room.kangaroo', displayName: 'Room Kangaroo (12 seats)', kind: 'room' },
  { local: 'loan.laptop', displayName: 'Loan Laptop 1', kind: 'equipment' },
  // Shared mailboxes may be licensed and enabled, which defeats every guess from the directory.
  { local: 'vip.desk', displayName: 'VIP Desk', kind: 'shared', licensed: true, blocked: false },
];

const awkwardNames = [
  "Miles O'Hare-D'Arcy",
  'Dwayne "The Desk" Pike',
  '<img src=x onerror=alert(1)>',
  '=HYPERLINK("http://x","y")',
  'Invoice \u202Efdp.exe',
  '王小明',
  'محمد الأحمد',
  'Party Planning 🎉👩‍💻',
  `${'Wolfeschlegelsteinhausen'.repeat(9)} of Contoso`,
  'Sam Twin',
  'Sam Twin',
  'Ampersand & Sons #1 + 50% \\ Co',
];

/** In this order they are the first people of the directory. */
export const notablePeople: readonly NotablePerson[] = [
  ...helpdesk,
  ...awkwardNames.map((displayName, index) => ({
    local: index === 0 ? "miles.o'hare" : `awkward${String(index)}`,
    displayName,
  })),
];

/** Local parts of the mailboxes that the demo's access policy lets the app reach. */
export const helpdeskMailboxes = ['support', 'helpdesk', 'scheduling', 'billing', 'legacy.archive'];
