import {
  Button,
  Dropdown,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Option,
  Subtitle2,
  Tab,
  TabList,
  Text,
  tokens,
  useAnnounce,
} from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { cloudIds, type CloudId } from '../../../src-main/contract/clouds';
import {
  isDay,
  type ConnectionField,
  type ConnectionState,
  type ConnectionView,
  type OfferedCertificate,
} from '../../../src-main/contract/connection';
import { dayOf } from '../../../src-main/contract/expiry';
import { isAllowedCloud, type ConnectionPolicy } from '../../../src-main/contract/policy';
import type { Problem } from '../../../src-main/contract/problems';
import { ProblemBar } from '../../ui/ProblemBar';
import { CertificateField } from './CertificateField';
import {
  cleanValue,
  credentialKinds,
  endpointsOf,
  findErrors,
  findWarnings,
  lockedValues,
  savedCertificateFits,
  savedSecretFits,
  toDraft,
  type ConnectionFormValues,
  type CredentialKind,
  type TextField,
} from './connection-form';
import { ExpiryLine } from './Expiry';
import { FormField, useFieldMessage } from './FormField';
import { readPortalText } from './portal-text';
import { ReadExpiry } from './ReadExpiry';
import { ReplaceSecret } from './ReplaceSecret';

// Not needed to show the form, and larger than the form itself.
const SelectMailboxDialog = lazy(async () => ({
  default: (await import('../users/SelectMailboxDialog')).SelectMailboxDialog,
}));

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '24px', minWidth: 0 },
  group: {
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
  },
  heading: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  withButton: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '8px',
    alignItems: 'start',
  },
  // Lines the button up with the text box under the field's label.
  besideField: { marginTop: '26px' },
  dropdown: { minWidth: 0 },
  kinds: { marginInline: '-8px' },
  expires: { maxWidth: '240px' },
});

interface ConnectionFormProps {
  /** The saved connection has another secret now. */
  onReplaced: (connection: ConnectionView) => void;
  form: UseFormReturn<ConnectionFormValues>;
  state: ConnectionState;
  policy: ConnectionPolicy;
  /** What the last test found wrong, by field. */
  found: Partial<Record<ConnectionField, string>>;
}

export function ConnectionForm({ form, state, policy, found, onReplaced }: ConnectionFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { announce } = useAnnounce();
  const { control } = form;
  const values = useWatch({ control }) as ConnectionFormValues;
  const [filledFromPortal, setFilledFromPortal] = useState(false);
  const [offered, setOffered] = useState<OfferedCertificate | null>(null);
  const warnings = findWarnings(values, today());

  const { isSubmitted } = form.formState;

  const write = (name: keyof ConnectionFormValues, value: string) => {
    form.setValue(name, value, { shouldDirty: true, shouldTouch: true });
    // What is wrong with one field may depend on another: the saved secret on the tenant.
    if (isSubmitted) void form.trigger();
    else if (form.getFieldState(name).invalid) void form.trigger(name);
  };

  const locked = lockedValues(policy);

  const onText = (name: TextField, text: string) => {
    const ids = readPortalText(text);
    setFilledFromPortal(ids !== null);
    if (ids) {
      announce(t('connection.filledFromPortal'));
      if (!('clientId' in locked)) write('clientId', ids.clientId);
      if (!('tenantId' in locked)) write('tenantId', ids.tenantId);
    } else {
      write(name, cleanValue(name, text));
    }
  };

  const text = (name: TextField) => ({
    name,
    control,
    onText,
    warning: warnings[name],
    found: found[name],
    managed: name in locked,
  });

  return (
    <form className={styles.form} onSubmit={(event) => event.preventDefault()} noValidate>
      <Group title={t('connection.groups.cloud')}>
        <CloudField
          form={form}
          values={values}
          policy={policy}
          found={found.cloud}
          onChoose={(cloud) => write('cloud', cloud)}
        />
        {values.cloud === 'custom' ? (
          <>
            <FormField
              {...text('authorityUrl')}
              required
              placeholder="https://login.microsoftonline.com"
            />
            <FormField {...text('graphUrl')} required placeholder="https://graph.microsoft.com" />
          </>
        ) : null}
      </Group>

      <Group title={t('connection.groups.app')} hint={t('connection.groupHints.app')}>
        <FormField
          {...text('clientId')}
          required
          hint={t('connection.hints.pasteBoth')}
          done={filledFromPortal ? t('connection.filledFromPortal') : undefined}
        />
        <FormField {...text('tenantId')} required hint={t('connection.hints.tenantId')} />
      </Group>

      <Group
        title={t('connection.groups.credential')}
        hint={t(`connection.groupHints.${values.credentialKind}`)}
      >
        <CredentialKindChoice
          kind={values.credentialKind}
          onChoose={(kind) => write('credentialKind', kind)}
        />
        <div
          role="tabpanel"
          id={credentialPanel}
          aria-label={t('connection.credentialKind.panel')}
          className={styles.group}
        >
          {values.credentialKind === 'clientSecret' ? (
            <FormField
              {...text('clientSecret')}
              required
              type="password"
              placeholder={
                savedSecretFits(values, state.connection)
                  ? t('connection.hints.secretSaved')
                  : undefined
              }
            />
          ) : (
            <CertificateField
              form={form}
              saved={
                savedCertificateFits(values, state.connection)
                  ? (state.connection?.certificate ?? null)
                  : null
              }
              found={found.certificate}
              offered={offered}
              onOffer={(certificate) => {
                setOffered(certificate);
                write('certificate', certificate.id);
              }}
            />
          )}
          {bothGiven(values) ? (
            <MessageBar intent="info" layout="multiline">
              <MessageBarBody>
                {t(`connection.bothCredentials.${values.credentialKind}`)}
              </MessageBarBody>
            </MessageBar>
          ) : null}
          {state.notices.filter(isAboutKeyring).map((notice) => (
            <ProblemBar key={notice.code} problem={notice} intent="info" />
          ))}
          {values.credentialKind === 'clientSecret' ? (
            <>
              <FormField
                {...text('secretExpires')}
                type="date"
                hint={t('connection.hints.secretExpires')}
                className={styles.expires}
              />
              {isDay(values.secretExpires) && values.secretExpires >= today() ? (
                <ExpiryLine expires={values.secretExpires} />
              ) : null}
              {state.connection && savedSecretFits(values, state.connection) ? (
                <ReplaceSecret
                  connection={state.connection}
                  disabled={state.readOnly || values.clientSecret !== ''}
                  onReplaced={onReplaced}
                />
              ) : null}
              {savedSecretFits(values, state.connection) ? (
                <ReadExpiry
                  entered={values.secretExpires}
                  onUse={(day) => write('secretExpires', day)}
                />
              ) : null}
            </>
          ) : null}
        </div>
      </Group>

      <Group
        title={t('connection.groups.testMailbox')}
        hint={t('connection.groupHints.testMailbox')}
      >
        <div className={styles.withButton}>
          <FormField {...text('testMailbox')} hint={t('connection.hints.testMailbox')} />
          <BrowseUsers
            className={styles.besideField}
            draft={draftForBrowsing(values, state)}
            disabled={'testMailbox' in locked}
            onSelect={(address) => write('testMailbox', address)}
          />
        </div>
      </Group>
    </form>
  );
}

/** A secret is typed and a certificate is chosen: only one of them is used. */
function bothGiven({ clientSecret, certificate }: ConnectionFormValues): boolean {
  return clientSecret !== '' && certificate !== '';
}

interface CredentialKindChoiceProps {
  kind: CredentialKind;
  onChoose: (kind: CredentialKind) => void;
}

/** The panel has a name of its own: the tab's is that of the text box in it. */
const credentialPanel = 'panel-credential';

function CredentialKindChoice({ kind, onChoose }: CredentialKindChoiceProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <TabList
      size="small"
      className={styles.kinds}
      aria-label={t('connection.credentialKind.label')}
      selectedValue={kind}
      onTabSelect={(_, { value }) => {
        const chosen = credentialKinds.find((each) => each === value);
        if (chosen) onChoose(chosen);
      }}
    >
      {credentialKinds.map((each) => (
        <Tab key={each} value={each} aria-controls={credentialPanel}>
          {t(`connection.credentialKind.${each}`)}
        </Tab>
      ))}
    </TabList>
  );
}

/** Said beside the secret rather than at the top of the page. */
export function isAboutKeyring({ code }: Problem): boolean {
  return code === 'keyring-absent';
}

function today(): string {
  return dayOf(new Date());
}

/** Browsing needs everything but a valid test mailbox, which it is about to choose. */
function draftForBrowsing(values: ConnectionFormValues, state: ConnectionState) {
  const withoutMailbox = { ...values, testMailbox: '' };
  return Object.keys(findErrors(withoutMailbox, state.connection)).length === 0
    ? toDraft(withoutMailbox)
    : null;
}

interface GroupProps {
  title: string;
  hint?: string;
  children: ReactNode;
}

/** A heading and its fields. Not a labelled group: its name would be some field's name again. */
function Group({ title, hint, children }: GroupProps) {
  const styles = useStyles();
  return (
    <div className={styles.group}>
      <div className={styles.heading}>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        {hint ? (
          <Text size={200} className={styles.hint}>
            {hint}
          </Text>
        ) : null}
      </div>
      {children}
    </div>
  );
}

interface CloudFieldProps {
  form: UseFormReturn<ConnectionFormValues>;
  values: ConnectionFormValues;
  policy: ConnectionPolicy;
  found: string | undefined;
  onChoose: (cloud: CloudId) => void;
}

function CloudField({ form, values, policy, found, onChoose }: CloudFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const {
    field: { ref, onBlur },
  } = useController({ name: 'cloud', control: form.control });
  const message = useFieldMessage(undefined, values.cloud, { found });
  const isManaged = policy.lockedSettings.cloud !== undefined;
  const endpoints = endpointsOf(values);
  const names = endpoints
    ? t('connection.hints.endpoints', {
        authority: new URL(endpoints.authority).host,
        graph: new URL(endpoints.graph).host,
      })
    : null;
  const hint = isManaged ? t('connection.hints.managed') : names;
  return (
    <Field
      label={t('connection.fields.cloud')}
      hint={message.validationMessage ? null : hint}
      {...message}
    >
      <Dropdown
        ref={ref}
        className={styles.dropdown}
        value={t(`connection.clouds.${values.cloud}`)}
        selectedOptions={[values.cloud]}
        // Can be reached and read, as a locked text box.
        {...(isManaged && {
          open: false,
          'aria-readonly': true,
          appearance: 'filled-darker' as const,
          expandIcon: <LockClosedRegular aria-hidden />,
        })}
        onBlur={onBlur}
        onOptionSelect={(_, data) => {
          const cloud = cloudIds.find((id) => id === data.optionValue);
          if (cloud && !isManaged) onChoose(cloud);
        }}
      >
        {cloudIds.map((id) => {
          const disabled = !isAllowedCloud(policy, id);
          const name = t(`connection.clouds.${id}`);
          return (
            <Option key={id} value={id} text={name} disabled={disabled}>
              {disabled ? t('connection.hints.cloudNotAllowed', { cloud: name }) : name}
            </Option>
          );
        })}
      </Dropdown>
    </Field>
  );
}

interface BrowseUsersProps {
  className: string;
  /** What the directory is read with; null while the form is not complete. */
  draft: ReturnType<typeof toDraft> | null;
  disabled: boolean;
  onSelect: (address: string) => void;
}

function BrowseUsers({ className, draft, disabled, onSelect }: BrowseUsersProps) {
  const { t } = useTranslation();
  // Null until it is opened for the first time.
  const [open, setOpen] = useState<boolean | null>(null);
  return (
    <>
      <Button className={className} disabledFocusable={disabled} onClick={() => setOpen(true)}>
        {t('connection.buttons.browse')}
      </Button>
      {open === null ? null : (
        <Suspense>
          <SelectMailboxDialog
            open={open}
            connection={draft}
            onClose={() => setOpen(false)}
            onSelect={(user) => {
              onSelect(user.mail ?? user.userPrincipalName);
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
