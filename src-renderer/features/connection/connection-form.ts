import { clouds, type CloudEndpoints, type CloudId } from '../../../src-main/contract/clouds';
import {
  isDay,
  isGuid,
  isHttpsOrigin,
  isMailbox,
  isTenant,
  type ConnectionDraft,
  type ConnectionField,
  type ConnectionView,
} from '../../../src-main/contract/connection';
import type { AppInfo } from '../../../src-main/contract/channels';

/** The form as the text boxes hold it. */
export interface ConnectionFormValues extends Record<Exclude<ConnectionField, 'cloud'>, string> {
  cloud: CloudId;
}

const emptyValues: ConnectionFormValues = {
  cloud: 'global',
  authorityUrl: '',
  graphUrl: '',
  clientId: '',
  tenantId: '',
  clientSecret: '',
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
      clientSecret: '',
      secretExpires: saved.secretExpires ?? '',
      testMailbox: saved.testMailbox ?? '',
    };
  }
  return demo ? { ...emptyValues, ...demo } : emptyValues;
}

/**
 * Cleans what was typed or pasted: IDs, addresses and URLs have no white space at all; a secret has
 * none at its ends. Invisible characters that copying brings along count as white space.
 */
export function cleanValue(field: ConnectionField, text: string): string {
  const invisible = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;
  if (field === 'clientSecret') {
    return text.replace(/[\r\n\u200b-\u200f\u2060\ufeff]+/g, '').trim();
  }
  const clean = text.replace(invisible, '');
  if (field === 'authorityUrl' || field === 'graphUrl') return clean.replace(/\/+$/, '');
  // A GUID copied from PowerShell comes in braces or quotes.
  return field === 'clientId' || field === 'tenantId'
    ? clean.replace(/^[{("']+|[})"']+$/g, '')
    : clean;
}

/** The endpoints the form names; null while custom ones are incomplete. */
export function endpointsOf(values: ConnectionFormValues): CloudEndpoints | null {
  if (values.cloud !== 'custom') return clouds[values.cloud];
  return isHttpsOrigin(values.authorityUrl) && isHttpsOrigin(values.graphUrl)
    ? { authority: values.authorityUrl, graph: values.graphUrl }
    : null;
}

/**
 * Whether the saved secret may be used with these values: it belongs to the cloud, tenant and client
 * ID it was saved for.
 */
export function savedSecretFits(
  values: ConnectionFormValues,
  saved: ConnectionView | null,
): boolean {
  return (
    saved?.hasClientSecret === true &&
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
  | `required.${'clientId' | 'tenantId' | 'clientSecret' | 'clientSecretAgain' | 'authorityUrl' | 'graphUrl'}`
  | `invalid.${'clientId' | 'tenantId' | 'tenantShared' | 'authorityUrl' | 'graphUrl' | 'secretExpires' | 'testMailbox'}`;

/** Names of the catalogue's sentences about a value that is allowed but probably wrong. */
export type FormWarning =
  `warnings.${'secretLooksLikeId' | 'secretHasSpaces' | 'secretShort' | 'sameIds' | 'secretExpired'}`;

const sharedTenants = ['common', 'organizations', 'consumers'];

/** What is wrong with each field; only these stop Test Settings and Apply. */
export function findErrors(
  values: ConnectionFormValues,
  saved: ConnectionView | null,
): Partial<Record<ConnectionField, FormError>> {
  const errors: Partial<Record<ConnectionField, FormError>> = {};
  if (values.cloud === 'custom') {
    for (const field of ['authorityUrl', 'graphUrl'] as const) {
      if (values[field] === '') errors[field] = `required.${field}`;
      else if (!isHttpsOrigin(values[field])) errors[field] = `invalid.${field}`;
    }
  }
  if (values.clientId === '') errors.clientId = 'required.clientId';
  else if (!isGuid(values.clientId)) errors.clientId = 'invalid.clientId';
  if (values.tenantId === '') errors.tenantId = 'required.tenantId';
  else if (sharedTenants.includes(values.tenantId.toLowerCase())) {
    errors.tenantId = 'invalid.tenantShared';
  } else if (!isTenant(values.tenantId)) errors.tenantId = 'invalid.tenantId';
  if (values.clientSecret === '' && !savedSecretFits(values, saved)) {
    errors.clientSecret = saved?.hasClientSecret
      ? 'required.clientSecretAgain'
      : 'required.clientSecret';
  }
  if (values.secretExpires !== '' && !isDay(values.secretExpires)) {
    errors.secretExpires = 'invalid.secretExpires';
  }
  if (values.testMailbox !== '' && !isMailbox(values.testMailbox)) {
    errors.testMailbox = 'invalid.testMailbox';
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
  if (isDay(values.secretExpires) && values.secretExpires < today) {
    warnings.secretExpires = 'warnings.secretExpired';
  }
  return warnings;
}

/** What is sent to main. Call it only with values that have no errors. */
export function toDraft(values: ConnectionFormValues): ConnectionDraft {
  return {
    cloud: values.cloud,
    customEndpoints:
      values.cloud === 'custom' ? { authority: values.authorityUrl, graph: values.graphUrl } : null,
    clientId: values.clientId,
    tenantId: values.tenantId,
    clientSecret: values.clientSecret === '' ? { keep: true } : { set: values.clientSecret },
    secretExpires: values.secretExpires || null,
    testMailbox: values.testMailbox || null,
  };
}
