import type { TFunction } from 'i18next';
import type { accountFields, ActivityEntry, connectionFields } from './activity';
import { cloudIds } from './clouds';
import { afterProcessing, purposes } from './email-accounts';

type Field = (typeof accountFields)[number] | (typeof connectionFields)[number];

/**
 * What happened, in a sentence. The page shows it, and main searches and exports the same words.
 *
 * @param entry what happened
 * @param t the words of the language
 */
export function activitySentence(entry: ActivityEntry, t: TFunction): string {
  switch (entry.kind) {
    case 'test': {
      const failed = entry.steps.find(({ outcome }) => outcome === 'failed');
      if (entry.outcome !== 'failed') return t(`activity.says.test.${entry.outcome}`);
      if (failed === undefined) return t('activity.says.test.refused');
      return t('activity.says.test.failed', { step: t(`connection.steps.${failed.step}`) });
    }
    case 'connection': {
      if (entry.done !== null) {
        const { action, name, from } = entry.done;
        return t(`activity.says.connection.${action}`, { name, from: from ?? '' });
      }
      if (entry.first) return t('activity.says.connection.first');
      const fields = entry.changes.map(({ field }) => t(`activity.fields.connection.${field}`));
      if (entry.credentialReplaced) fields.push(t('activity.says.connection.credential'));
      return t('activity.says.connection.changed', { fields: fields.join(', ') });
    }
    case 'accounts': {
      const action = t(`activity.says.accounts.actions.${entry.action}`);
      return entry.name !== null
        ? t('activity.says.accounts.one', { action, name: entry.name })
        : t('activity.says.accounts.many', { action, count: entry.count });
    }
    case 'access': {
      if (entry.outcome === 'failed') return t('activity.says.access.failed');
      if (entry.outcome === 'cancelled') return t('activity.says.access.cancelled');
      const name = entry.accounts[0]?.account ?? '';
      return t(`activity.says.access.${entry.outcome}`, { count: entry.count, name });
    }
    case 'message':
      return t(`activity.says.message.${entry.result}`, { account: entry.account, to: entry.to });
    case 'event':
      return t(`activity.says.event.${entry.result}`, { account: entry.account });
    case 'mail':
      return t(`activity.says.mail.${entry.result}`, {
        account: entry.account,
        from: entry.from,
        to: entry.to,
      });
    case 'scope':
      return entry.outcome === 'failed' || entry.outcome === 'cancelled'
        ? t(`activity.says.scope.${entry.outcome}`)
        : t('activity.says.scope.ended', entry.counts);
    case 'file':
      return t(`activity.says.file.${entry.action}`, { file: entry.fileName });
  }
}

/**
 * A value of a change as a person reads it.
 *
 * @param field whose value it is
 * @param value as the entry holds it; null for none
 * @param t the words of the language
 */
export function activityValue(field: Field, value: string | null, t: TFunction): string {
  if (value === null || value === '') return t('activity.values.none');
  return wordsOf[field]?.(value, t) ?? value;
}

/** Values that are names of the code; all others are read as they are. */
const wordsOf: Partial<Record<Field, (value: string, t: TFunction) => string | undefined>> = {
  cloud: (value, t) => {
    const cloud = cloudIds.find((id) => id === value);
    return cloud && t(`connection.clouds.${cloud}`);
  },
  enabled: yesOrNo,
  default: yesOrNo,
  purposes: (value, t) =>
    purposes
      .filter((purpose) => value.split(',').includes(purpose))
      .map((purpose) => t(`emailAccounts.purposes.${purpose}`))
      .join(', '),
  messages: (value, t) => t(`emailAccounts.messages.${value === 'all' ? 'all' : 'unread'}`),
  after: (value, t) => {
    const after = afterProcessing.find((each) => each === value);
    return after && t(`emailAccounts.after.${after}`);
  },
};

function yesOrNo(value: string, t: TFunction): string {
  return t(value === 'true' ? 'activity.values.yes' : 'activity.values.no');
}

/** All from → to of an entry, a line each: `Test mailbox: None → support@contoso.com`. */
export function activityChangeLines(entry: ActivityEntry, t: TFunction): string[] {
  const line = (name: string, field: Field, from: string | null, to: string | null): string =>
    `${name}: ${activityValue(field, from, t)} → ${activityValue(field, to, t)}`;
  if (entry.kind === 'connection') {
    return entry.changes.map(({ field, from, to }) =>
      line(t(`activity.fields.connection.${field}`), field, from, to),
    );
  }
  if (entry.kind !== 'accounts') return [];
  return entry.changes.flatMap(({ name, fields }) =>
    fields.map(({ field, from, to }) =>
      line(`${name}, ${t(`activity.fields.account.${field}`)}`, field, from, to),
    ),
  );
}
