import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUndoRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '../../../src-main/contract/directory';
import type { AccountsChange, EmailAccount } from '../../../src-main/contract/email-accounts';
import { problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { EmptyState } from '../../ui/EmptyState';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/VirtualGrid';
import { WorkProgress } from '../../ui/WorkProgress';
import { useConnectionState } from '../connection/connection-queries';
import { useColumnWidths } from '../../ui/column-widths';
import { noRow, skeletonRows } from '../../ui/skeleton-rows';
import { useAccountColumns, useAccountWords } from './account-columns';
import { useAccounts, useFreshNames } from './accounts-queries';
import { AccessDialog } from './AccessDialog';
import { AccountDialog } from './AccountDialog';
import { AccountsProblem } from './AccountsProblem';
import { AddManyDialog } from './AddManyDialog';
import { DeleteDialog } from './DeleteDialog';
import { ImportDialog } from './ImportDialog';
import { MoreActions } from './MoreActions';
import { PreviewDialog } from './PreviewDialog';
import { MarkBars } from './MarkBars';
import { SendTestDialog } from './SendTestDialog';
import { TestCalendarDialog } from './TestCalendarDialog';
import { TryRuleDialog } from './TryRuleDialog';
import { useAccessCheck } from './use-access-check';
import { useAccountChanges } from './use-account-changes';
import { useAccountFiles } from './use-account-files';
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
    '& > .fui-MessageBar': { flexShrink: 0 },
  },
  toolbar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  counts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px', minWidth: 0 },
  undo: { minWidth: 0, maxWidth: '280px' },
  undoWords: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  status: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  grid: { flexGrow: 1, minHeight: '200px' },
});

const notConnected = problem('not-connected');
const noAccounts: readonly EmailAccount[] = [];

/** A dialog about one account that changes nothing of the list. */
type Dialogue = 'access' | 'test' | 'preview' | 'rule' | 'calendar';

interface EmailAccountsPageProps {
  onOpenConnection: () => void;
  /** Users handed over by Microsoft 365 Users, to make accounts of. */
  handedOver: readonly UserRow[];
  /** What was handed over has been dealt with. */
  onTaken: () => void;
}

/** Global Email Accounts: the mailboxes the helpdesk sends from and reads. */
export function EmailAccountsPage({
  onOpenConnection,
  handedOver,
  onTaken,
}: EmailAccountsPageProps) {
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
  const [about, setAbout] = useState<{ what: Dialogue; id: string } | null>(null);
  const check = useAccessCheck();
  const files = useAccountFiles();
  const grid = useRef<VirtualGridHandle>(null);
  const columns = useAccountColumns();
  const words = useAccountWords();
  const [widths, setWidths] = useColumnWidths('emailAccounts');
  const notices = (useConnectionState().data?.notices ?? []).filter(({ code }) =>
    code.startsWith('settings-'),
  );

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

  const accountAbout = (what: Dialogue) =>
    about?.what === what ? (accounts.find(({ id }) => id === about.id) ?? null) : null;
  const closeAbout = () => setAbout(null);

  const move = (to: number) => {
    if (one) void changes.run(() => call('accounts.move', { id: one.id, to }));
  };

  return (
    <div className={styles.page}>
      <PageHeader title={t('navigation.emailAccounts')} purpose={t('emailAccounts.purpose')}>
        <div className={styles.toolbar}>
          <Button disabledFocusable={!connected || files.work !== null} onClick={files.openImport}>
            {t('emailAccounts.buttons.import')}
          </Button>
          <Button
            disabledFocusable={!connected || accounts.length === 0 || files.work !== null}
            onClick={files.exportAccounts}
          >
            {t('emailAccounts.buttons.export')}
          </Button>
        </div>
      </PageHeader>
      {notices.map((notice) => (
        <AccountsProblem key={notice.code} problem={notice} intent="warning" />
      ))}
      {error ? <AccountsProblem problem={problemOf(error)} /> : null}
      {state && !connected ? (
        <AccountsProblem problem={notConnected} intent="warning">
          <Button size="small" onClick={onOpenConnection}>
            {t('emailAccounts.buttons.openConnection')}
          </Button>
        </AccountsProblem>
      ) : null}
      {changes.problem ? <AccountsProblem problem={changes.problem} /> : null}
      {check.problem ? <AccountsProblem problem={check.problem} /> : null}
      {files.problem ? <AccountsProblem problem={files.problem} /> : null}
      {files.work === 'reading' ? (
        <WorkProgress
          label={t('emailAccounts.import.reading')}
          value={files.progress?.total ? files.progress.done / files.progress.total : null}
          onCancel={files.cancel}
        >
          {files.progress ? t('emailAccounts.import.lookedUp', files.progress) : null}
        </WorkProgress>
      ) : null}
      {check.notDue > 0 ? (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('emailAccounts.notDue', { count: check.notDue })}</MessageBarBody>
        </MessageBar>
      ) : null}
      {check.progress ? (
        <WorkProgress
          label={t('emailAccounts.checking')}
          value={check.progress.total ? check.progress.done / check.progress.total : null}
          onCancel={check.cancel}
        >
          {check.progress.waiting !== null
            ? t('emailAccounts.checkWaits', { seconds: Math.ceil(check.progress.waiting) })
            : check.progress.total === null
              ? null
              : t('emailAccounts.checked', {
                  done: check.progress.done,
                  total: check.progress.total,
                })}
        </WorkProgress>
      ) : null}
      <MarkBars accounts={accounts} changes={changes} />
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
        <div className={styles.counts}>
          <Text role="status" className={styles.status}>
            {state ? t('emailAccounts.count', { count: accounts.length }) : ''}
            {ids.length > 0 ? ` · ${t('emailAccounts.selected', { count: ids.length })}` : ''}
          </Text>
          {state?.undo ? <UndoButton change={state.undo} onUndo={changes.undo} /> : null}
        </div>
        <div className={styles.toolbar}>
          <Button
            disabledFocusable={!connected || accounts.length === 0 || check.progress !== null}
            onClick={() => void check.start(ids.length > 0 ? ids : 'all')}
          >
            {t('emailAccounts.buttons.checkAccess')}
          </Button>
          <Button
            disabledFocusable={!one?.access}
            onClick={() => one && setAbout({ what: 'access', id: one.id })}
          >
            {t('emailAccounts.buttons.accessDetails')}
          </Button>
          <Button
            disabledFocusable={!connected || !one}
            onClick={() => one && setAbout({ what: 'test', id: one.id })}
          >
            {t('emailAccounts.buttons.sendTest')}
          </Button>
          <Button
            disabledFocusable={!connected || !one}
            onClick={() => one && setAbout({ what: 'preview', id: one.id })}
          >
            {t('emailAccounts.buttons.preview')}
          </Button>
          <MoreActions
            account={connected ? one : undefined}
            onTryRule={({ id }) => setAbout({ what: 'rule', id })}
            onTestCalendar={({ id }) => setAbout({ what: 'calendar', id })}
          />
        </div>
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
      <AccessDialog account={accountAbout('access')} onClose={closeAbout} />
      <SendTestDialog account={accountAbout('test')} onClose={closeAbout} />
      <PreviewDialog account={accountAbout('preview')} onClose={closeAbout} />
      <TryRuleDialog account={accountAbout('rule')} onClose={closeAbout} />
      <TestCalendarDialog account={accountAbout('calendar')} onClose={closeAbout} />
      <ImportDialog
        preview={files.preview}
        onImported={changes.take}
        onClose={files.closePreview}
      />
      {handedOver.length > 0 ? (
        <AddManyDialog users={handedOver} onAdded={changes.take} onClose={onTaken} />
      ) : null}
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

interface UndoButtonProps {
  change: AccountsChange;
  onUndo: (change: AccountsChange) => Promise<void>;
}

/** The way back from the newest change, for as long as the console runs. */
function UndoButton({ change, onUndo }: UndoButtonProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { kind, count, name } = change;
  const words = t('emailAccounts.undoLast', {
    change: t(`emailAccounts.changed.${kind}`, { count, name: name ?? '' }),
  });
  return (
    <Button
      appearance="subtle"
      size="small"
      icon={<ArrowUndoRegular />}
      className={styles.undo}
      title={words}
      onClick={() => void onUndo(change)}
    >
      <span className={styles.undoWords}>{words}</span>
    </Button>
  );
}
