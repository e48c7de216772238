/** People computed from their number: nothing is stored, so 300,000 of them cost nothing to create. */
import { guidOf, mix } from './ids';
import {
  addressPart,
  departments,
  firstNames,
  jobTitles,
  lastNames,
  offices,
  partnerDomains,
} from './names';
import { notablePeople } from './notable-people';
import type { DirectoryUser, PersonDetails } from './directory-user';

export interface Naming {
  seed: number;
  /** Verified domain of the members' addresses. */
  domain: string;
  /** The `….onmicrosoft.com` domain, which guests' names end with. */
  initialDomain: string;
}

/** Microsoft 365 E3, the licence everybody with a licence has. */
const licence = { skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] };

/** The person with this number. The first are the notable ones, the rest follow from the seed. */
export function personAt(index: number, naming: Naming): DirectoryUser {
  const notable = notablePeople[index];
  if (notable) {
    const { local, ...rest } = notable;
    return withDetails(index, naming, local, rest);
  }
  const role = mix(naming.seed, index) % 1000;
  if (role < 15) return sharedMailbox(index, naming);
  if (role < 35) return resource(index, naming, 'room');
  if (role < 45) return resource(index, naming, 'equipment');
  const { given, surname, local } = nameAt(index);
  const person = { displayName: `${given} ${surname}`, givenName: given, surname };
  if (role < 85) return guest(index, naming, local, person);
  // Leavers: sign-in blocked and the licence taken away, which is what a shared mailbox looks like.
  if (role < 105)
    return withDetails(index, naming, local, { ...person, blocked: true, licensed: false });
  if (role < 125) return withDetails(index, naming, local, { ...person, blocked: true });
  if (role < 150) return withDetails(index, naming, local, { ...person, mailbox: 'none' });
  return withDetails(index, naming, local, person);
}

/** Coprime to the number of name pairs, so that neighbours get different names and each pair comes once. */
const nameStep = 2477;

/** Every pair of names once, then again with a number in the address: duplicate display names. */
function nameAt(index: number): { given: string; surname: string; local: string } {
  const pairs = firstNames.length * lastNames.length;
  const pair = (index * nameStep) % pairs;
  const round = Math.floor(index / pairs);
  const given = firstNames[pair % firstNames.length] ?? '';
  const surname = lastNames[Math.floor(pair / firstNames.length)] ?? '';
  const local = `${addressPart(given)}.${addressPart(surname)}${round === 0 ? '' : String(round + 1)}`;
  return { given, surname, local };
}

function withDetails(
  index: number,
  naming: Naming,
  local: string,
  details: PersonDetails,
): DirectoryUser {
  const random = mix(naming.seed + 7, index);
  const kind = details.kind ?? 'user';
  const isPerson = kind === 'user';
  const hasMail = details.mailbox !== 'none';
  const address = `${local}@${naming.domain}`;
  const aliases = details.aliases ?? (random % 5 === 0 ? [`${local}.${String(index)}`] : []);
  const day = String(1 + (random % 28)).padStart(2, '0');
  return {
    id: guidOf(naming.seed, index),
    displayName: details.displayName,
    givenName: details.givenName ?? null,
    surname: details.surname ?? null,
    userPrincipalName: address,
    mail: hasMail ? address : null,
    mailNickname: local,
    proxyAddresses: hasMail
      ? [`SMTP:${address}`, ...aliases.map((alias) => `smtp:${alias}@${naming.domain}`)]
      : [],
    otherMails: [],
    accountEnabled: !(details.blocked ?? !isPerson),
    userType: details.userType ?? 'Member',
    assignedLicenses: (details.licensed ?? (isPerson && hasMail)) ? [licence] : [],
    department: isPerson ? pick(departments, random) : null,
    jobTitle: details.jobTitle ?? (isPerson ? pick(jobTitles, random >>> 4) : null),
    officeLocation: isPerson ? pick(offices, random >>> 8) : null,
    businessPhones: isPerson ? [`+61 8 5550 ${String(1000 + (random % 9000))}`] : [],
    mobilePhone: null,
    preferredLanguage: isPerson ? 'en-AU' : null,
    createdDateTime: `20${String(15 + (random % 10))}-0${String(1 + (random % 9))}-${day}T08:30:00Z`,
    onPremisesSyncEnabled: details.mailbox === 'onPremises' ? true : null,
    showInAddressList: hasMail ? true : null,
    mailbox: details.mailbox ?? 'online',
    kind,
  };
}

function sharedMailbox(index: number, naming: Naming): DirectoryUser {
  const department = pick(departments, mix(naming.seed + 5, index)) ?? '';
  return withDetails(index, naming, `${addressPart(department)}.queue${String(index)}`, {
    displayName: `${department} Queue ${String(index)}`,
    kind: 'shared',
  });
}

function resource(index: number, naming: Naming, kind: 'room' | 'equipment'): DirectoryUser {
  const office = pick(offices, mix(naming.seed + 5, index)) ?? '';
  const what = kind === 'room' ? 'Room' : 'Projector';
  return withDetails(index, naming, `${what}.${office}.${String(index)}`.toLowerCase(), {
    displayName: `${what} ${office} ${String(index)}`,
    kind,
  });
}

function guest(
  index: number,
  naming: Naming,
  local: string,
  details: PersonDetails,
): DirectoryUser {
  const domain = pick(partnerDomains, mix(naming.seed + 5, index)) ?? '';
  const nickname = `${local}_${domain}#EXT#`;
  return {
    ...withDetails(index, naming, local, {
      ...details,
      userType: 'Guest',
      mailbox: 'none',
      licensed: false,
    }),
    userPrincipalName: `${nickname}@${naming.initialDomain}`,
    mail: `${local}@${domain}`,
    mailNickname: nickname,
    proxyAddresses: [`SMTP:${local}@${domain}`],
    otherMails: [`${local}@${domain}`],
  };
}

function pick<T>(list: readonly T[], number: number): T | null {
  return list[number % list.length] ?? null;
}
