import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isGuid, isMailbox } from '../../../src-main/contract/connection';
import { holdsSecret, mostMembers } from '../../../src-main/contract/set-up';
import { VisibleText } from '../../ui/VisibleText';
import { initialValues, toDraft as connectionDraft } from '../connection/connection-form';
import { useConnectionState } from '../connection/connection-queries';
import { SelectMailboxDialog } from '../users/SelectMailboxDialog';

const useStyles = makeStyles({
  members: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  label: { fontWeight: tokens.fontWeightSemibold },
  hint: { color: tokens.colorNeutralForeground3 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    maxHeight: '160px',
    overflowY: 'auto',
  },
  member: {
    display: 'flex',
    alignItems: 'center',
    maxWidth: '100%',
    paddingLeft: '12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  address: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  remove: { minWidth: 0, width: '28px' },
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '8px' },
  input: { minWidth: '280px' },
  besideField: { marginTop: '26px' },
});

interface GroupMembersProps {
  /** Null: the email accounts. */
  members: readonly string[] | null;
  accountAddresses: readonly string[];
  onChange: (members: string[] | null) => void;
}

/** Which mailboxes the group has: the email accounts, or what is chosen here. */
export function GroupMembers({ members, accountAddresses, onChange }: GroupMembersProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const connection = useConnectionState().data?.connection;
  const [typed, setTyped] = useState('');
  const [invalid, setInvalid] = useState(false);
  const [browsing, setBrowsing] = useState(false);
  const shown = members ?? accountAddresses;

  const add = (address: string) => {
    const isAddress = isMailbox(address) && !isGuid(address) && !holdsSecret(address);
    setInvalid(!isAddress);
    if (!isAddress) return;
    setTyped('');
    const isThere = shown.some((each) => each.toLowerCase() === address.toLowerCase());
    if (!isThere && shown.length < mostMembers) onChange([...shown, address]);
  };

  return (
    <div className={styles.members} role="group" aria-label={t('setUp.scripts.members')}>
      <Text className={styles.label}>{t('setUp.scripts.members')}</Text>
      {members === null ? (
        <Text size={200} className={styles.hint}>
          {t('setUp.scripts.membersFromAccounts')}
        </Text>
      ) : null}
      {shown.length === 0 ? <Text>{t('setUp.scripts.noMembers')}</Text> : null}
      <ul className={styles.list}>
        {shown.map((address) => (
          <li key={address} className={styles.member}>
            <span className={styles.address}>
              <VisibleText>{address}</VisibleText>
            </span>
            <Button
              appearance="transparent"
              className={styles.remove}
              icon={<DismissRegular />}
              aria-label={t('setUp.scripts.removeMember', { address })}
              onClick={() => onChange(shown.filter((each) => each !== address))}
            />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Field
          className={styles.input}
          label={t('setUp.scripts.member')}
          {...(invalid ? { validationMessage: t('setUp.scripts.memberInvalid') } : {})}
        >
          <Input
            value={typed}
            maxLength={320}
            onChange={(_, data) => {
              setTyped(data.value);
              setInvalid(false);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') add(typed.trim());
            }}
          />
        </Field>
        <Button className={styles.besideField} onClick={() => add(typed.trim())}>
          {t('setUp.scripts.addMember')}
        </Button>
        {connection ? (
          <Button className={styles.besideField} onClick={() => setBrowsing(true)}>
            {t('setUp.scripts.browse')}
          </Button>
        ) : null}
        {members !== null ? (
          <Button className={styles.besideField} onClick={() => onChange(null)}>
            {t('setUp.scripts.useAccounts')}
          </Button>
        ) : null}
      </div>
      {connection ? (
        <SelectMailboxDialog
          open={browsing}
          connection={connectionDraft(initialValues(connection, null))}
          onClose={() => setBrowsing(false)}
          onSelect={(user) => {
            setBrowsing(false);
            add(user.mail ?? user.userPrincipalName);
          }}
        />
      ) : null}
    </div>
  );
}
