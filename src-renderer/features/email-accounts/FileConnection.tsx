import { makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '../../../src-main/contract/email-accounts';
import { useConnectionState } from '../connection/connection-queries';
import { BarTitle } from '../../ui/BarTitle';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
});

type Connection = NonNullable<ImportPreview['connection']>;

/** Compares the connection that a file was exported with to the one in use. */
export function FileConnection({ preview: { connection, rows } }: { preview: ImportPreview }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const own = useConnectionState().data?.connection;
  if (!connection || !own) return null;

  const cloudOf = ({ cloud, customEndpoints }: Pick<Connection, 'cloud' | 'customEndpoints'>) => {
    const name = t(`connection.clouds.${cloud}`);
    return customEndpoints
      ? t('emailAccounts.import.connection.cloudAt', {
          cloud: name,
          address: customEndpoints.graph,
        })
      : name;
  };
  // Main knows whether a domain name and an ID are the same tenant.
  const elsewhere = rows.some(({ problem }) => problem?.code === 'import-other-tenant');
  const differences = [
    { what: 'cloud' as const, file: cloudOf(connection), here: cloudOf(own) },
    ...(elsewhere
      ? [{ what: 'tenant' as const, file: connection.tenantId, here: own.tenantId }]
      : []),
    { what: 'app' as const, file: connection.clientId, here: own.clientId },
  ].filter(({ file, here }) => file.toLowerCase() !== here.toLowerCase());

  if (differences.length === 0) {
    return <Text className={styles.quiet}>{t('emailAccounts.import.connection.same')}</Text>;
  }
  return (
    <MessageBar intent={elsewhere ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody>
        <BarTitle>
          {t(
            elsewhere
              ? 'emailAccounts.import.connection.elsewhere'
              : 'emailAccounts.import.connection.differs',
          )}
        </BarTitle>
        <ul className={styles.list}>
          {differences.map(({ what, file, here }) => (
            <li key={what}>
              {t('emailAccounts.import.connection.compared', {
                what: t(`emailAccounts.import.connection.${what}`),
                file,
                own: here,
              })}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
