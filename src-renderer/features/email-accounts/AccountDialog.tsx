import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
  useId,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMailbox } from '../../../src-main/contract/connection';
import {
  purposes,
  type AccountsChanged,
  type EmailAccount,
} from '../../../src-main/contract/email-accounts';
import type { Problem, ProblemCode } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useProblemWords } from '../../ui/problem-words';
import { useSettled } from '../../ui/use-settled';
import { initialValues, toDraft as connectionDraft } from '../connection/connection-form';
import { useConnectionState } from '../connection/connection-queries';
import { SelectMailboxDialog } from '../users/SelectMailboxDialog';
import {
  findErrors,
  goneFolders,
  mailboxOf,
  ruleOf,
  toDraft,
  valuesOf,
  withMailbox,
  type AccountFormField,
  type AccountFormValues,
} from './account-form';
import { AccountsProblem } from './AccountsProblem';
import { ReceiveFields } from './ReceiveFields';
import { RuleSummary } from './RuleSummary';

const useStyles = makeStyles({
  surface: { maxWidth: '680px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', paddingBlock: '8px' },
  withButton: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'start',
  },
  // Lines the button up with the text box under the field's label.
  besideField: { marginTop: '26px' },
  // A checkbox has 8 px around it, which would set it in from the fields.
  checks: { display: 'flex', flexWrap: 'wrap', columnGap: '16px', marginInlineStart: '-8px' },
  check: { alignSelf: 'start', marginInlineStart: '-8px' },
  summary: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
});

/** How long typing has to rest before the mailbox is looked for. */
const lookUpRestMs = 500;

const fieldOfProblem: Partial<Record<ProblemCode, AccountFormField>> = {
  'account-duplicate': 'address',
  'mailbox-unknown': 'address',
  'mailbox-ambiguous': 'address',
  'mailbox-guest': 'address',
  'rule-moves-into-itself': 'moveTo',
};

interface AccountDialogProps {
  open: boolean;
  /** Null: a new account. */
  account: EmailAccount | null;
  /** The list has changed. */
  onSaved: (changed: AccountsChanged) => void;
  onClose: () => void;
}

/** Add Email Account, Edit Email Account. */
export function AccountDialog({ open, account, onSaved, onClose }: AccountDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        // A click beside it must not lose what was typed.
        if (!data.open && data.type !== 'backdropClick') onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>
            {t(account ? 'emailAccounts.form.edit' : 'emailAccounts.form.add')}
          </DialogTitle>
          <Form account={account} onSaved={onSaved} onClose={onClose} />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Form({ account, onSaved, onClose }: Omit<AccountDialogProps, 'open'>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const purposeId = useId('purpose');
  const [values, setValues] = useState(() => valuesOf(account));
  const [tried, setTried] = useState(false);
  const [touched, setTouched] = useState<ReadonlySet<AccountFormField>>(new Set());
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [browsing, setBrowsing] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const connection = useConnectionState().data?.connection ?? null;
  const looked = useLookUp(mailboxOf(values), account);

  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const found = findErrors(values);
  const errors: Partial<Record<AccountFormField, string>> = {};
  for (const [field, error] of Object.entries(found) as [
    AccountFormField,
    (typeof found)[AccountFormField] & string,
  ][]) {
    if (tried || touched.has(field)) errors[field] = t(`emailAccounts.errors.${error}`);
  }
  const fieldOf = problem ? fieldOfProblem[problem.code] : undefined;
  if (problem && fieldOf) {
    errors[fieldOf] ??= `${words(problem).happened} ${words(problem).next}`;
  }
  if (looked.problem && fieldOfProblem[looked.problem.code] === 'address') {
    errors.address ??= words(looked.problem).happened;
  }

  const change = (next: Partial<AccountFormValues>) => {
    setProblem(null);
    setValues((before) => ({ ...before, ...next }));
  };
  const touch = (field: AccountFormField) => setTouched((before) => new Set([...before, field]));

  const save = async () => {
    setTried(true);
    if (Object.keys(found).length > 0) {
      focusFirstError(content.current);
      return;
    }
    setSaving(true);
    setProblem(null);
    abort.current = new AbortController();
    const { signal } = abort.current;
    try {
      onSaved(
        await call(
          'accounts.save',
          { id: account?.id ?? null, draft: toDraft(values) },
          { signal },
        ),
      );
    } catch (error) {
      if (signal.aborted) return;
      setProblem(problemOf(error));
      setSaving(false);
    }
  };

  const gone = useMemo(() => goneFolders(account), [account]);
  const rule = ruleOf(values);
  const mailbox = isMailbox(mailboxOf(values)) ? mailboxOf(values) : null;
  return (
    <>
      <DialogContent>
        <div ref={content} className={styles.content}>
          {problem && !fieldOf ? <AccountsProblem problem={problem} /> : null}
          <Field
            label={t('emailAccounts.fields.name')}
            {...(errors.name ? { validationMessage: errors.name } : {})}
          >
            <Input
              required
              maxLength={256}
              value={values.name}
              autoComplete="off"
              onChange={(_, data) => change({ name: data.value })}
              onBlur={() => values.name !== '' && touch('name')}
            />
          </Field>
          <div className={styles.withButton}>
            <Field
              label={t('emailAccounts.fields.address')}
              {...(errors.address
                ? { validationMessage: errors.address }
                : looked.name
                  ? {
                      validationState: 'success',
                      validationMessage: t('emailAccounts.foundMailbox', { name: looked.name }),
                    }
                  : {})}
            >
              <Input
                required
                maxLength={320}
                value={values.address}
                autoComplete="off"
                spellCheck={false}
                onChange={(_, data) => {
                  setProblem(null);
                  setValues(withMailbox(values, { address: data.value, mailboxId: null }));
                }}
                onBlur={() => values.address !== '' && touch('address')}
              />
            </Field>
            <Button className={styles.besideField} onClick={() => setBrowsing(true)}>
              {t('emailAccounts.buttons.browse')}
            </Button>
          </div>
          {looked.warnings.map((warning) => (
            <AccountsProblem key={warning.code} problem={warning} intent="warning" />
          ))}
          <Field {...(errors.purposes ? { validationMessage: errors.purposes } : {})}>
            <div
              role="group"
              aria-label={t('emailAccounts.columns.purposes')}
              className={styles.checks}
            >
              {purposes.map((purpose) => (
                <Checkbox
                  key={purpose}
                  // Of its own: inside a field all of them would get the field's.
                  id={`${purposeId}-${purpose}`}
                  label={t(`emailAccounts.purposes.${purpose}`)}
                  checked={values.purposes[purpose]}
                  onChange={(_, data) =>
                    change({ purposes: { ...values.purposes, [purpose]: data.checked === true } })
                  }
                />
              ))}
            </div>
          </Field>
          {values.purposes.receive ? (
            <ReceiveFields
              values={values}
              onChange={change}
              errors={errors}
              mailbox={mailbox}
              gone={gone}
              onMailboxMissing={() => touch('address')}
            />
          ) : null}
          <Checkbox
            className={styles.check}
            label={t('emailAccounts.columns.enabled')}
            checked={values.enabled}
            onChange={(_, data) => change({ enabled: data.checked === true })}
          />
          {rule || values.purposes.receive ? (
            <div role="status" className={styles.summary}>
              {rule ? (
                <RuleSummary rule={rule} />
              ) : (
                <Text>{t('emailAccounts.summary.incomplete')}</Text>
              )}
            </div>
          ) : null}
          <SelectMailboxDialog
            open={browsing}
            connection={connection ? connectionDraft(initialValues(connection, null)) : null}
            onClose={() => setBrowsing(false)}
            onSelect={(user) => {
              setBrowsing(false);
              setProblem(null);
              const address = user.mail ?? user.userPrincipalName;
              const next = withMailbox(values, { address, mailboxId: user.id });
              setValues({ ...next, name: values.name === '' ? user.displayName : values.name });
            }}
          />
        </div>
      </DialogContent>
      <DialogActions>
        <Button appearance="primary" disabledFocusable={saving} onClick={() => void save()}>
          {t('emailAccounts.buttons.save')}
        </Button>
        <Button onClick={onClose}>{t('emailAccounts.buttons.cancel')}</Button>
      </DialogActions>
    </>
  );
}

/** What the directory says about the mailbox of the form, while it is being filled in. */
function useLookUp(mailbox: string, account: EmailAccount | null) {
  const settled = useSettled(mailbox, lookUpRestMs);
  const isSame =
    account !== null && [account.mailbox.id, account.mailbox.address].includes(settled);
  const enabled = isMailbox(settled) && settled === mailbox && !isSame;
  const { data, error } = useQuery({
    queryKey: ['accounts.lookUp', settled],
    queryFn: ({ signal }) => call('accounts.lookUp', { mailbox: settled }, { signal }),
    enabled,
    gcTime: 0,
  });
  return {
    name: enabled && data ? data.mailbox.name : null,
    warnings: enabled && data ? data.warnings : [],
    problem: enabled && error ? problemOf(error) : null,
  };
}

/** After the messages have been drawn. */
function focusFirstError(content: HTMLElement | null): void {
  requestAnimationFrame(() =>
    content?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
  );
}
