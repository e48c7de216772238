import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EmailAccount } from '../../../src-main/contract/email-accounts';
import { problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { EmptyState } from '../../ui/EmptyState';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { useColumnWidths } from '../users/column-widths';
import { noRow, skeletonRows } from '../users/search-box';
import { useAccountColumns, useAccountWords } from './account-columns';
import { useAccounts, useFreshNames } from './accounts-queries';
import { AccountDialog } from './AccountDialog';
import { AccountsProblem } from './AccountsProblem';
import { DeleteDialog } from './DeleteDialog';
import { RenamedBar } from './RenamedBar';
import { useAccountChanges } from './use-account-changes';
import { useAccountSelection } from './use-account-selection';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    flexGrow: 1,
    minHeight: 0,
    maxWidth: '1184px', // 1120 px of content between paddings of 32 px
    padding: '32px',
    paddingBottom: '24px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '16px',
    overflowY: 'auto',
  },
  toolbar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  status: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  grid: { flexGrow: 1, minHeight: '200px' },
});

const notConnected = problem('not-connected');
const noAccounts: readonly EmailAccount[] = [];

interface EmailAccountsPageProps {
  onOpenConnection: () => void;
}

/** Global Email Accounts: the mailboxes the helpdesk sends from and reads. */
export function EmailAccountsPage({ onOpenConnection }: EmailAccountsPageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: state, error } = useAccounts();
  const accounts = state?.accounts ?? noAccounts;
  const connected = state?.connected === true;
  useFreshNames(connected && accounts.length > 0);

  const selected = useAccountSelection(accounts);
  const changes = useAccountChanges();
  const [deleting, setDeleting] = useState<readonly EmailAccount[]>(noAccounts);
  const [form, setForm] = useState<{ account: EmailAccount | null } | null>(null);
  const grid = useRef<VirtualGridHandle>(null);
  const columns = useAccountColumns();
  const words = useAccountWords();
  const [widths, setWidths] = useColumnWidths('emailAccounts');

  if (state && !connected && accounts.length === 0) {
    return (
      <PageBody>
        <PageHeader title={t('navigation.emailAccounts')} purpose={t('emailAccounts.purpose')} />
        <EmptyState
          title={t('emailAccounts.notConnected.title')}
          action={
            <Button appearance="primary" onClick={onOpenConnection}>
              {t('emailAccounts.buttons.openConnection')}
            </Button>
          }
        >
          {t('emailAccounts.notConnected.text')}
        </EmptyState>
      </PageBody>
    );
  }

  const ids = selected.accounts.map(({ id }) => id);
  const one = selected.accounts.length === 1 ? selected.accounts[0] : undefined;
  const place = one ? accounts.indexOf(one) : -1;
  const enable = ids.length > 0 && selected.accounts.every(({ enabled }) => !enabled);

  const move = (to: number) => {
    if (one) void changes.run(() => call('accounts.move', { id: one.id, to }));
  };

  return (
    <div className={styles.page}>
      <PageHeader title={t('navigation.emailAccounts')} purpose={t('emailAccounts.purpose')} />
      {error ? <AccountsProblem problem={problemOf(error)} /> : null}
      {state && !connected ? (
        <AccountsProblem problem={notConnected} intent="warning">
          <Button size="small" onClick={onOpenConnection}>
            {t('emailAccounts.buttons.openConnection')}
          </Button>
        </AccountsProblem>
      ) : null}
      {changes.problem ? <AccountsProblem problem={changes.problem} /> : null}
      <RenamedBar accounts={accounts} changes={changes} />
      <div className={styles.toolbar}>
        <Button
          appearance="primary"
          disabledFocusable={!connected}
          onClick={() => setForm({ account: null })}
        >
          {t('emailAccounts.buttons.add')}
        </Button>
        <Button
          disabledFocusable={!one || !connected}
          onClick={() => one && setForm({ account: one })}
        >
          {t('emailAccounts.buttons.edit')}
        </Button>
        <Button disabledFocusable={ids.length === 0} onClick={() => setDeleting(selected.accounts)}>
          {t('emailAccounts.buttons.delete')}
        </Button>
        <Button
          disabledFocusable={!one || one.isDefault}
          onClick={() => {
            if (one) void changes.run(() => call('accounts.setDefault', { id: one.id }));
          }}
        >
          {t('emailAccounts.buttons.setDefault')}
        </Button>
        <Button
          disabledFocusable={ids.length === 0}
          onClick={() =>
            void changes.run(() => call('accounts.setEnabled', { ids, enabled: enable }))
          }
        >
          {t(enable ? 'emailAccounts.buttons.enable' : 'emailAccounts.buttons.disable')}
        </Button>
        <Button
          aria-label={t('emailAccounts.buttons.moveUp')}
          icon={<ArrowUpRegular />}
          disabledFocusable={place <= 0}
          onClick={() => move(place - 1)}
        />
        <Button
          aria-label={t('emailAccounts.buttons.moveDown')}
          icon={<ArrowDownRegular />}
          disabledFocusable={place < 0 || place === accounts.length - 1}
          onClick={() => move(place + 1)}
        />
      </div>
      <div className={styles.line}>
        <Text role="status" className={styles.status}>
          {state ? t('emailAccounts.count', { count: accounts.length }) : ''}
          {ids.length > 0 ? ` · ${t('emailAccounts.selected', { count: ids.length })}` : ''}
        </Text>
      </div>
      {error && !state ? null : (
        <VirtualGrid
          ref={grid}
          className={styles.grid}
          label={t('emailAccounts.grid')}
          columns={columns}
          rowCount={state ? accounts.length : skeletonRows}
          countKnown={state !== undefined}
          rowAt={state ? (index) => accounts[index] : noRow}
          words={words}
          selectionMode="multiple"
          isSelected={selected.isSelected}
          selected={selected.state}
          onSelect={selected.change}
          onOpen={(index) => {
            const account = accounts[index];
            if (account && connected) setForm({ account });
          }}
          widths={widths}
          onWidths={setWidths}
          resetKey=""
          busy={!state}
          empty={
            <EmptyState
              action={
                <Button onClick={() => setForm({ account: null })}>
                  {t('emailAccounts.buttons.addFirst')}
                </Button>
              }
            >
              {t('emailAccounts.empty')}
            </EmptyState>
          }
        />
      )}
      <AccountDialog
        open={form !== null}
        account={form?.account ?? null}
        onClose={() => setForm(null)}
        onSaved={(changed) => {
          setForm(null);
          changes.take(changed);
        }}
      />
      <DeleteDialog
        accounts={deleting}
        onClose={() => setDeleting(noAccounts)}
        onDelete={() => {
          setDeleting(noAccounts);
          const gone = deleting.map(({ id }) => id);
          void changes.run(() => call('accounts.delete', { ids: gone, confirmed: true }));
        }}
      />
    </div>
  );
}
