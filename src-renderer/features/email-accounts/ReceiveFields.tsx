import {
  Button,
  Dropdown,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  Option,
  tokens,
  useId,
} from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { afterProcessing, type FolderReference } from '../../../src-main/contract/email-accounts';
import type { AccountFormField, AccountFormValues } from './account-form';
import { FolderDialog } from './FolderDialog';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '12px',
    alignItems: 'start',
  },
  wide: { gridColumn: '1 / -1' },
  dropdown: { minWidth: 0 },
  folder: {
    position: 'relative',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    columnGap: '6px',
    height: '32px',
    paddingInline: '12px',
    fontWeight: tokens.fontWeightSemibold,
  },
  cover: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    maxWidth: 'none',
    height: '100%',
  },
  onTop: { position: 'relative', flexShrink: 0, pointerEvents: 'none' },
  path: {
    flexShrink: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

const whichMessages = ['unread', 'all'] as const;

interface ReceiveFieldsProps {
  values: AccountFormValues;
  onChange: (change: Partial<AccountFormValues>) => void;
  errors: Partial<Record<AccountFormField, string>>;
  /** Whose folders are chosen from; null while there is none. */
  mailbox: string | null;
  /** IDs of folders that the mailbox does not have any more. */
  gone: ReadonlySet<string>;
  /** A folder was asked for before a mailbox. */
  onMailboxMissing: () => void;
}

/** What the helpdesk does with the mail of a folder. */
export function ReceiveFields({
  values,
  onChange,
  errors,
  mailbox,
  gone,
  onMailboxMissing,
}: ReceiveFieldsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [picking, setPicking] = useState<'folder' | 'moveTo' | null>(null);
  const pick = (which: 'folder' | 'moveTo') => {
    if (mailbox === null) onMailboxMissing();
    else setPicking(which);
  };
  const goneWords = (folder: FolderReference | null) =>
    folder && gone.has(folder.id) ? t('emailAccounts.errors.folderGone') : undefined;
  return (
    <div className={styles.fields}>
      <FolderField
        label={t('emailAccounts.fields.folder')}
        folder={values.folder}
        error={errors.folder ?? goneWords(values.folder)}
        onPick={() => pick('folder')}
      />
      <Field label={t('emailAccounts.fields.messages')}>
        <Dropdown
          className={styles.dropdown}
          value={t(`emailAccounts.messages.${values.messages}`)}
          selectedOptions={[values.messages]}
          onOptionSelect={(_, data) => {
            const messages = whichMessages.find((each) => each === data.optionValue);
            if (messages) onChange({ messages });
          }}
        >
          {whichMessages.map((each) => (
            <Option key={each} value={each}>
              {t(`emailAccounts.messages.${each}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field
        label={t('emailAccounts.fields.notOlderThan')}
        {...(errors.notOlderThan ? { validationMessage: errors.notOlderThan } : {})}
      >
        <Input
          type="date"
          value={values.notOlderThan}
          onChange={(_, data) => onChange({ notOlderThan: data.value })}
        />
      </Field>
      <Field label={t('emailAccounts.fields.after')}>
        <Dropdown
          className={styles.dropdown}
          value={t(`emailAccounts.after.${values.after}`)}
          selectedOptions={[values.after]}
          onOptionSelect={(_, data) => {
            const after = afterProcessing.find((each) => each === data.optionValue);
            if (after) onChange({ after });
          }}
        >
          {afterProcessing.map((each) => (
            <Option key={each} value={each}>
              {t(`emailAccounts.after.${each}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {values.after === 'move' ? (
        <FolderField
          label={t('emailAccounts.fields.moveTo')}
          folder={values.moveTo}
          error={errors.moveTo ?? goneWords(values.moveTo)}
          onPick={() => pick('moveTo')}
        />
      ) : null}
      {values.after === 'leave' ? (
        <MessageBar intent="warning" layout="multiline" className={styles.wide}>
          <MessageBarBody>{t('emailAccounts.leaveWarning')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {mailbox === null ? null : (
        <FolderDialog
          open={picking !== null}
          mailbox={mailbox}
          chosen={picking === null ? null : values[picking]}
          onClose={() => setPicking(null)}
          onSelect={(folder) => {
            if (picking !== null) onChange({ [picking]: folder });
            setPicking(null);
          }}
        />
      )}
    </div>
  );
}

interface FolderFieldProps {
  label: string;
  folder: FolderReference | null;
  error: string | undefined;
  onPick: () => void;
}

/** A folder, and the way to choose another. */
function FolderField({ label, folder, error, onPick }: FolderFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const pathId = useId('folder');
  const path = folder?.path.join(' / ') ?? t('emailAccounts.chooseFolder');
  return (
    <Field label={label} {...(error ? { validationMessage: error } : {})}>
      {/* A button does not take its name from the field by itself. The path lies on it, not in it: it
          is what the field holds, and no part of the button's name. */}
      {(field) => (
        <div className={styles.folder}>
          <Button
            {...field}
            aria-describedby={`${pathId} ${field['aria-describedby'] ?? ''}`.trim()}
            className={styles.cover}
            title={path}
            onClick={onPick}
          />
          <FolderRegular aria-hidden fontSize={20} className={styles.onTop} />
          <span id={pathId} className={mergeClasses(styles.onTop, styles.path)}>
            {path}
          </span>
        </div>
      )}
    </Field>
  );
}
