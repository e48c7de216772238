type MailboxKind = 'user' | 'shared' | 'room' | 'equipment';

/** A user as the directory knows it, with the properties Graph can select, and two facts it hides. */
export interface DirectoryUser {
  id: string;
  displayName: string;
  givenName: string | null;
  surname: string | null;
  userPrincipalName: string;
  mail: string | null;
  mailNickname: string;
  proxyAddresses: string[];
  otherMails: string[];
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  assignedLicenses: { skuId: string; disabledPlans: string[] }[];
  department: string | null;
  jobTitle: string | null;
  officeLocation: string | null;
  businessPhones: string[];
  mobilePhone: string | null;
  preferredLanguage: string | null;
  createdDateTime: string;
  onPremisesSyncEnabled: boolean | null;
  showInAddressList: boolean | null;
  /** Where the mailbox is; Graph tells only by refusing. */
  mailbox: 'online' | 'onPremises' | 'none';
  /** What `userPurpose` answers for an online mailbox. */
  kind: MailboxKind;
}

/** What sets a person apart from the others; everything else follows from their number. */
export interface PersonDetails {
  displayName: string;
  givenName?: string;
  surname?: string;
  kind?: MailboxKind;
  mailbox?: DirectoryUser['mailbox'];
  blocked?: boolean;
  licensed?: boolean;
  userType?: DirectoryUser['userType'];
  aliases?: readonly string[];
  jobTitle?: string;
}
