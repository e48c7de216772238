import {
  Button,
  Drawer,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { CopyRegular, DismissRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UserDetails as Details, UserRow } from '../../../src-main/contract/directory';
import { call, problemOf } from '../../ipc/client';
import { useSettled } from '../../ui/use-settled';
import { useWideWindow } from '../../ui/use-wide-window';
import { visibleText } from '../../ui/visible-text';
import { VisibleText } from '../../ui/VisibleText';
import { goOnWhenThrottled } from './throttling';
import { shownSource } from './user-kind';
import { useUserCells } from './UserCells';
import { UsersProblem } from './UsersProblem';

const useStyles = makeStyles({
  drawer: { width: '360px', flexShrink: 0 },
  inline: { borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { overflowWrap: 'anywhere' },
  body: { display: 'flex', flexDirection: 'column', rowGap: '24px', paddingBottom: '24px' },
  section: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  title: { margin: 0 },
  list: { margin: 0, display: 'flex', flexDirection: 'column', rowGap: '12px' },
  field: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  term: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  values: {
    ...typographyStyles.body1,
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
  },
  value: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: '4px',
    alignItems: 'center',
    overflowWrap: 'anywhere',
    userSelect: 'text',
  },
  copy: { minWidth: '24px', width: '24px', height: '24px', padding: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface UserDetailsProps {
  /** What the list knows already; null: the panel is closed. */
  row: UserRow | null;
  onClose: () => void;
  onCopy: (text: string) => void;
}

/** Everything about one user: beside the list in a wide window, over it in a narrow one. */
export function UserDetails({ row, onClose, onCopy }: UserDetailsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const wide = useWideWindow();
  const panel = row ? (
    <>
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ className: styles.name }}
          action={
            <Button
              appearance="subtle"
              aria-label={t('users.details.close')}
              icon={<DismissRegular />}
              onClick={onClose}
            />
          }
        >
          <VisibleText>{row.displayName}</VisibleText>
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        <Loaded row={row} onCopy={onCopy} />
      </DrawerBody>
    </>
  ) : null;
  return wide ? (
    <Drawer
      type="inline"
      position="end"
      open={row !== null}
      role="region"
      aria-label={t('users.details.label')}
      className={mergeClasses(styles.drawer, styles.inline)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      {panel}
    </Drawer>
  ) : (
    <Drawer
      type="overlay"
      position="end"
      open={row !== null}
      aria-label={t('users.details.label')}
      className={styles.drawer}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      {panel}
    </Drawer>
  );
}

/** Asks once the list has come to rest on a row, so that going through it asks for few. */
function Loaded({ row, onCopy }: { row: UserRow; onCopy: (text: string) => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const cells = useUserCells();
  const id = useSettled(row.id, 150);
  const { data, error, refetch } = useQuery({
    queryKey: ['users.details', id],
    queryFn: ({ signal }) => call('users.details', { id }, { signal }),
    gcTime: 0,
    ...goOnWhenThrottled,
  });
  const details = data?.id === row.id ? data : undefined;
  if (error && id === row.id) {
    return <UsersProblem problem={problemOf(error)} onRetry={() => void refetch()} />;
  }
  return (
    <>
      <Section title={t('users.details.sections.mailbox')}>
        <Field term={t('users.details.kind')}>
          {cells.kind(details ?? row)}
          <Text size={200} className={styles.quiet}>
            {t(`users.kindSource.${shownSource(details ?? row)}`)}
          </Text>
        </Field>
        {row.emailAccount ? (
          <Field term={t('users.details.emailAccount')}>{t('users.details.isEmailAccount')}</Field>
        ) : null}
      </Section>
      <Section title={t('users.details.sections.addresses')}>
        <CopyField term={t('users.details.mail')} values={[row.mail]} onCopy={onCopy} />
        <CopyField
          term={t('users.details.userPrincipalName')}
          values={[row.userPrincipalName]}
          onCopy={onCopy}
        />
        {details ? (
          <CopyField
            term={t('users.details.aliases')}
            values={details.aliases}
            none={t('users.details.noAliases')}
            onCopy={onCopy}
          />
        ) : null}
      </Section>
      {details ? (
        <Rest details={details} onCopy={onCopy} />
      ) : (
        <Skeleton aria-label={t('users.details.loading')} className={styles.list}>
          {Array.from({ length: 8 }, (_, index) => (
            <SkeletonItem key={index} size={index % 2 === 0 ? 12 : 16} />
          ))}
        </Skeleton>
      )}
    </>
  );
}

/** What only the directory's own answer tells. */
function Rest({ details, onCopy }: { details: Details; onCopy: (text: string) => void }) {
  const { t, i18n } = useTranslation();
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' });
  const person = (
    [
      ['givenName', details.givenName],
      ['surname', details.surname],
      ['jobTitle', details.jobTitle],
      ['department', details.department],
      ['officeLocation', details.officeLocation],
    ] as const
  ).flatMap(([term, value]) => (value ? [[term, value] as const] : []));
  return (
    <>
      <Section title={t('users.details.sections.account')}>
        <Field term={t('users.details.signIn')}>
          {details.signInBlocked === null
            ? null
            : t(
                details.signInBlocked
                  ? 'users.details.signInBlocked'
                  : 'users.details.signInAllowed',
              )}
        </Field>
        <Field term={t('users.details.licences')}>
          {details.licences === null
            ? null
            : details.licences === 0
              ? t('users.details.licencesNone')
              : t('users.details.licences', { count: details.licences })}
        </Field>
        <Field term={t('users.details.membership')}>
          {t(details.guest ? 'users.details.guest' : 'users.details.member')}
        </Field>
        {details.onPremisesSynced ? (
          <Field term={t('users.details.synced')}>{t('users.details.syncedOnPremises')}</Field>
        ) : null}
        {details.inAddressLists === null ? null : (
          <Field term={t('users.details.addressLists')}>
            {t(details.inAddressLists ? 'users.details.listed' : 'users.details.hidden')}
          </Field>
        )}
        {details.createdAt === null ? null : (
          <Field term={t('users.details.created')}>{day.format(new Date(details.createdAt))}</Field>
        )}
        <CopyField term={t('users.details.objectId')} values={[details.id]} onCopy={onCopy} />
      </Section>
      {person.length === 0 ? null : (
        <Section title={t('users.details.sections.person')}>
          {person.map(([term, value]) => (
            <Field key={term} term={t(`users.details.${term}`)}>
              <VisibleText>{value}</VisibleText>
            </Field>
          ))}
        </Section>
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <Text as="h3" id={id} weight="semibold" className={styles.title}>
        {title}
      </Text>
      <dl className={styles.list}>{children}</dl>
    </section>
  );
}

function Field({ term, children }: { term: string; children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.field}>
      <dt className={styles.term}>{term}</dt>
      <dd className={mergeClasses(styles.values, children === null && styles.quiet)}>
        {children ?? t('users.details.notTold')}
      </dd>
    </div>
  );
}

interface CopyFieldProps {
  term: string;
  values: readonly (string | null)[];
  none?: string;
  onCopy: (text: string) => void;
}

/** Values that are worth taking along, each with its button. */
function CopyField({ term, values, none, onCopy }: CopyFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const present = values.filter((value): value is string => value !== null && value !== '');
  return (
    <Field term={term}>
      {present.length === 0
        ? (none ?? null)
        : present.map((value) => (
            <span key={value} className={styles.value}>
              <VisibleText>{value}</VisibleText>
              <Button
                size="small"
                appearance="subtle"
                className={styles.copy}
                aria-label={t('users.details.copyValue', { what: visibleText(value) })}
                icon={<CopyRegular />}
                onClick={() => onCopy(value)}
              />
            </span>
          ))}
    </Field>
  );
}
