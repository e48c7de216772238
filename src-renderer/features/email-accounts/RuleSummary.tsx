import { Text } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ReceiveRule } from '../../../src-main/contract/email-accounts';

/** One sentence that says what the rule does. */
export function RuleSummary({ rule }: { rule: ReceiveRule }) {
  const { t, i18n } = useTranslation();
  const day =
    rule.notOlderThan === null
      ? ''
      : t('emailAccounts.summary.since', {
          day: new Intl.DateTimeFormat(i18n.language, {
            dateStyle: 'medium',
            timeZone: 'UTC',
          }).format(new Date(`${rule.notOlderThan}T00:00:00Z`)),
        });
  return (
    <Text>
      {t(`emailAccounts.summary.${rule.messages}`, {
        folder: rule.folder.path.join(' / '),
        since: day,
        end: t(`emailAccounts.summary.ends.${rule.after}`, {
          folder: rule.moveTo?.path.join(' / ') ?? '',
        }),
      })}
    </Text>
  );
}
