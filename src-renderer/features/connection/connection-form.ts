import { clouds, type CloudEndpoints, type CloudId } from '../../../src-main/contract/clouds';
import {
  isDay,
  isGuid,
  isHttpsOrigin,
  longestSecret,
  textRules,
  type ConnectionDraft,
  type ConnectionField,
  type ConnectionView,
  type InvalidReason,
} from '../../../src-main/contract/connection';
import type { AppInfo } from '../../../src-main/contract/channels';
import type { ConnectionPolicy, LockedField } from '../../../src-main/contract/policy';

/** What an app can prove itself with. */
export const credentialKinds = ['clientSecret', 'certificate'] as const;

export type CredentialKind = (typeof credentialKinds)[number];

/** Fields that are text boxes. */
export type TextField = Exclude<ConnectionField, 'cloud' | 'certificate'>;

/** The form as the page holds it. */
export interface ConnectionFormValues extends Record<TextField, string> {
  cloud: CloudId;
  credentialKind: CredentialKind;
  /** ID of the certificate that main offers; empty for the saved one. */
  certificate: string;
}

const emptyValues: ConnectionFormValues = {
  cloud: 'global',
  authorityUrl: '',
  graphUrl: '',
  clientId: '',
  tenantId: '',
  credentialKind: 'clientSecret',
  clientSecret: '',
  certificate: '',
  secretExpires: '',
  testMailbox: '',
};

/** What an untouched form holds: the saved connection, or the demo tenant's values, or nothing. */
export function initialValues(
  saved: ConnectionView | null,
  demo: AppInfo['demo'],
): ConnectionFormValues {
  if (saved) {
    return {
      cloud: saved.cloud,
      authorityUrl: saved.customEndpoints?.authority ?? '',
      graphUrl: saved.customEndpoints?.graph ?? '',
      clientId: saved.clientId,
      tenantId: saved.tenantId,
      credentialKind: savedKind(saved),
      clientSecret: '',
      certificate: '',
      secretExpires: saved.secretExpires ?? '',
      testMailbox: saved.testMailbox ?? '',
    };
  }
  return demo ? { ...emptyValues, ...demo } : emptyValues;
}

/** What the saved connection proves itself with. */
export function savedKind({ certificate }: ConnectionView): CredentialKind {
  return certificate === null ? 'clientSecret' : 'certificate';
}

/** What the policy of this computer gives, by the fields of the form. */
export function lockedValues({
  lockedSettings: { customEndpoints, ...others },
}: ConnectionPolicy): Partial<Pick<ConnectionFormValues, LockedField>> {
  return {
    ...others,
    ...(customEndpoints && {
      authorityUrl: customEndpoints.authority,
      graphUrl: customEndpoints.graph,
    }),
  };
}

/** The values an untouched form holds under a policy: a cloud that is allowed, and what is given. */
export function withPolicy(
  values: ConnectionFormValues,
  saved: ConnectionView | null,
  policy: ConnectionPolicy,
): ConnectionFormValues {
  const [first] = policy.allowedClouds ?? [];
  const needsCloud = saved === null && first && !policy.allowedClouds?.includes(values.cloud);
  return { ...values, ...(needsCloud && { cloud: first }), ...lockedValues(policy) };
}

/** White space, and characters that copying brings along although nobody sees them. */
const invisible = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/**
 * Cleans what was typed or pasted: nothing but spaces may be seen inside a secret, and IDs, addresses
 * and URLs have no white space at all. An ID copied with its label, in braces or in quotes, loses
 * them.
 */
export function cleanValue(field: TextField, text: string): string {
  if (field === 'clientSecret') {
    return text.replace(invisible, (found) => found.replace(/[^ ]/g, '')).trim();
  }
  const clean = text.replace(invisible, '');
  if (field === 'authorityUrl' || field === 'graphUrl') return clean.replace(/\/+$/, '');
  if (field !== 'clientId' && field !== 'tenantId') return clean;
  const ids = clean.match(guid) ?? [];
  return ids.length === 1 && ids[0] ? ids[0] : clean.replace(/^[{("']+|[})"']+$/g, '');
}

/** The endpoints the form names; null while custom ones are incomplete. */
export function endpointsOf(values: ConnectionFormValues): CloudEndpoints | null {
  if (values.cloud !== 'custom') return clouds[values.cloud];
  return isHttpsOrigin(values.authorityUrl) && isHttpsOrigin(values.graphUrl)
    ? { authority: values.authorityUrl, graph: values.graphUrl }
    : null;
}

/** Whether the saved secret may be used with these values. */
export function savedSecretFits(
  values: ConnectionFormValues,
  saved: ConnectionView | null,
): boolean {
  return saved?.hasClientSecret === true && isForSamePlace(values, saved);
}

/** Whether the saved certificate may be used with these values. */
export function savedCertificateFits(
  values: ConnectionFormValues,
  saved: ConnectionView | null,
): boolean {
  return saved?.certificate?.usable === true && isForSamePlace(values, saved);
}

/** A saved credential belongs to the cloud, tenant and client ID it was saved for. */
function isForSamePlace(values: ConnectionFormValues, saved: ConnectionView): boolean {
  return (
    saved.cloud === values.cloud &&
    (saved.customEndpoints?.authority ?? '') ===
      (values.cloud === 'custom' ? values.authorityUrl : '') &&
    (saved.customEndpoints?.graph ?? '') === (values.cloud === 'custom' ? values.graphUrl : '') &&
    saved.clientId.toLowerCase() === values.clientId.toLowerCase() &&
    saved.tenantId.toLowerCase() === values.tenantId.toLowerCase()
  );
}

/** Names of the catalogue's sentences about a wrong value. */
export type FormError =
  | `required.${'clientId' | 'tenantId' | 'clientSecret' | 'clientSecretAgain' | 'certificate' | 'certificateAgain' | 'authorityUrl' | 'graphUrl'}`
  | `invalid.${InvalidReason | 'tenantShared' | 'tooLong'}`;

/** Names of the catalogue's sentences about a value that is allowed but probably wrong. */
export type FormWarning =
  `warnings.${'secretLooksLikeId' | 'secretHasSpaces' | 'secretShort' | 'sameIds' | 'secretExpired'}`;

const sharedTenants = ['common', 'organizations', 'consumers'];

/**
 * What is wrong with each field; only these stop Test Settings and Apply. Whatever has no error here
 * is a draft that main accepts, because main's own schema has the last word.
 */
export function findErrors(
  values: ConnectionFormValues,
  saved: ConnectionView | null,
): Partial<Record<ConnectionField, FormError>> {
  const errors: Partial<Record<ConnectionField, FormError>> = {};
  const needed = ['clientId', 'tenantId'] as const;
  const neededForCustom = ['authorityUrl', 'graphUrl'] as const;
  for (const field of values.cloud === 'custom' ? [...needed, ...neededForCustom] : needed) {
    if (values[field] === '') errors[field] = `required.${field}`;
  }
  if (sharedTenants.includes(values.tenantId.toLowerCase())) {
    errors.tenantId = 'invalid.tenantShared';
  }
  if (values.credentialKind === 'certificate') {
    if (values.certificate === '' && !savedCertificateFits(values, saved)) {
      errors.certificate = saved?.certificate
        ? 'required.certificateAgain'
        : 'required.certificate';
    }
  } else if (values.clientSecret === '' && !savedSecretFits(values, saved)) {
    errors.clientSecret = saved?.hasClientSecret
      ? 'required.clientSecretAgain'
      : 'required.clientSecret';
  }
  if (values.credentialKind === 'clientSecret' && values.clientSecret.length > longestSecret) {
    errors.clientSecret = 'invalid.tooLong';
  }
  const isCustom = values.cloud === 'custom';
  for (const field of Object.keys(textRules) as InvalidReason[]) {
    const { longest, isValid } = textRules[field];
    const value = values[field];
    if (!isCustom && (field === 'authorityUrl' || field === 'graphUrl')) continue;
    if (value.length > longest) errors[field] = 'invalid.tooLong';
    else if (value !== '' && !isValid(value)) errors[field] ??= `invalid.${field}`;
  }
  return errors;
}

/**
 * What is probably wrong with each field. A guess never blocks.
 * @param today the day to compare the expiry with, `2026-11-23`
 */
export function findWarnings(
  values: ConnectionFormValues,
  today: string,
): Partial<Record<ConnectionField, FormWarning>> {
  const warnings: Partial<Record<ConnectionField, FormWarning>> = {};
  if (values.clientId !== '' && values.clientId.toLowerCase() === values.tenantId.toLowerCase()) {
    warnings.clientId = 'warnings.sameIds';
  }
  if (isGuid(values.clientSecret)) warnings.clientSecret = 'warnings.secretLooksLikeId';
  else if (/\s/.test(values.clientSecret)) warnings.clientSecret = 'warnings.secretHasSpaces';
  else if (values.clientSecret !== '' && values.clientSecret.length < 16) {
    warnings.clientSecret = 'warnings.secretShort';
  }
  // A year before this century is one that is still being typed.
  if (
    isDay(values.secretExpires) &&
    values.secretExpires >= '2000' &&
    values.secretExpires < today
  ) {
    warnings.secretExpires = 'warnings.secretExpired';
  }
  return warnings;
}

/** What is sent to main. Call it only with values that have no errors. */
export function toDraft(values: ConnectionFormValues): ConnectionDraft {
  const withSecret = values.credentialKind === 'clientSecret';
  return {
    cloud: values.cloud,
    customEndpoints:
      values.cloud === 'custom' ? { authority: values.authorityUrl, graph: values.graphUrl } : null,
    clientId: values.clientId,
    tenantId: values.tenantId,
    clientSecret:
      withSecret && values.clientSecret !== '' ? { set: values.clientSecret } : { keep: true },
    ...(!withSecret && values.certificate !== '' && { certificate: values.certificate }),
    // A certificate says itself when it ends.
    secretExpires: (withSecret && values.secretExpires) || null,
    testMailbox: values.testMailbox || null,
  };
}
