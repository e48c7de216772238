import {
  Button,
  Dropdown,
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Option,
  Skeleton,
  SkeletonItem,
  Subtitle1,
  Text,
  Toast,
  ToastTitle,
  tokens,
  useToastController,
} from '@fluentui/react-components';
import { CopyRegular, SaveRegular } from '@fluentui/react-icons';
import { useId, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../src-main/contract/clouds';
import { isGuid, isMailbox } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import {
  longestName,
  scriptIds,
  type ScriptRequest,
  type ScriptValues,
  type SetUpChoices,
} from '../../../src-main/contract/set-up';
import { toasterId } from '../../app/toaster';
import { call, problemOf } from '../../ipc/client';
import { BarTitle } from '../../ui/BarTitle';
import { ProblemBar } from '../../ui/ProblemBar';
import { useSettled } from '../../ui/use-settled';
import { GroupMembers } from './GroupMembers';
import { ValueField } from './ValueField';
import { useScript } from './set-up-queries';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: '16px', outlineStyle: 'none' },
  heading: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  values: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    gap: '12px 16px',
    alignItems: 'start',
  },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px' },
  choose: { minWidth: 'min(320px, 100%)', flexGrow: 1, maxWidth: '480px' },
  text: {
    margin: 0,
    padding: '16px',
    maxHeight: '560px',
    overflow: 'auto',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    // A narrow window shows all of a long line too.
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    tabSize: 4,
    userSelect: 'text',
  },
});

/** How long typing has to rest before the script is written anew. */
const restMs = 300;

interface ScriptsSectionProps {
  choices: SetUpChoices;
  choose: (change: Partial<SetUpChoices>) => void;
  cloud: CloudId;
  accountAddresses: readonly string[];
  /** When the state of the set-up was last found out: the scripts use what was learned then. */
  checkedAt: string | undefined;
  /** Where another part of the page leads to. */
  sectionRef: Ref<HTMLElement>;
}

/** The scripts: what they are made of, one of them in full, and what can be done with it. */
export function ScriptsSection(props: ScriptsSectionProps) {
  const { choices, choose, cloud, accountAddresses, checkedAt, sectionRef } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const titleId = useId();
  const { dispatchToast } = useToastController(toasterId);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { values, modules, mailboxKinds, script: id } = choices;
  const settled = useSettled(values, restMs);
  const request: ScriptRequest = {
    script: id,
    cloud,
    needs: { modules, mailboxKinds },
    values: settled,
  };
  const { data: script, error } = useScript(request, checkedAt);
  const failed = problem ?? (error ? problemOf(error) : null);

  const change = (part: Partial<ScriptValues>) => choose({ values: { ...values, ...part } });
  const say = (text: string) =>
    dispatchToast(
      <Toast>
        <ToastTitle>{text}</ToastTitle>
      </Toast>,
      { intent: 'success' },
    );
  const attempt = async (work: () => Promise<string | null>) => {
    setProblem(null);
    try {
      const said = await work();
      if (said !== null) say(said);
    } catch (caught) {
      setProblem(problemOf(caught));
    }
  };
  // What is typed in this moment, not what it was when typing rested last.
  const current = { ...request, values };
  const copy = async () => {
    await call('setUp.copyScript', current);
    return t('setUp.scripts.copied');
  };
  const save = async () => {
    const saved = await call('setUp.saveScript', current);
    return saved && t('setUp.scripts.saved', { file: saved.fileName });
  };

  const address = values.groupAddress.trim();
  const isAddressWrong = address !== '' && (!isMailbox(address) || isGuid(address));
  return (
    <section className={styles.section} aria-labelledby={titleId} ref={sectionRef} tabIndex={-1}>
      <div className={styles.heading}>
        <Subtitle1 as="h2" id={titleId} className={styles.title}>
          {t('setUp.scripts.title')}
        </Subtitle1>
        <Text className={styles.hint}>{t('setUp.scripts.purpose')}</Text>
      </div>
      <div className={styles.values} role="group" aria-label={t('setUp.scripts.values')}>
        <ValueField
          label={t('setUp.scripts.groupName')}
          value={values.groupName}
          maxLength={longestName}
          onChange={(groupName) => change({ groupName })}
        />
        <ValueField
          label={t('setUp.scripts.groupAddress')}
          value={values.groupAddress}
          maxLength={320}
          error={isAddressWrong ? t('setUp.scripts.groupAddressInvalid') : null}
          onChange={(groupAddress) => change({ groupAddress })}
        />
        <ValueField
          label={t('setUp.scripts.appName')}
          hint={t('setUp.scripts.appNameHint')}
          value={values.appName}
          maxLength={longestName}
          onChange={(appName) => change({ appName })}
        />
        <ValueField
          label={t('setUp.scripts.adminAccount')}
          hint={t('setUp.scripts.adminAccountHint')}
          value={values.adminAccount}
          maxLength={320}
          onChange={(adminAccount) => change({ adminAccount })}
        />
      </div>
      <GroupMembers
        members={values.members}
        accountAddresses={accountAddresses}
        onChange={(members) => change({ members })}
      />
      <div className={styles.bar}>
        <Field className={styles.choose} label={t('setUp.scripts.script')}>
          <Dropdown
            value={t(`setUp.scripts.names.${id}`)}
            selectedOptions={[id]}
            onOptionSelect={(_, { optionValue }) => {
              const next = scriptIds.find((each) => each === optionValue);
              if (next) choose({ script: next });
            }}
          >
            {scriptIds.map((each) => (
              <Option key={each} value={each}>
                {t(`setUp.scripts.names.${each}`)}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Button icon={<CopyRegular />} onClick={() => void attempt(copy)}>
          {t('setUp.scripts.copy')}
        </Button>
        <Button icon={<SaveRegular />} onClick={() => void attempt(save)}>
          {t('setUp.scripts.save')}
        </Button>
      </div>
      {failed ? <ProblemBar problem={failed} /> : null}
      {script && script.missing.length > 0 ? (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <BarTitle>{t('setUp.scripts.missing')}</BarTitle>
            {t('setUp.scripts.missingText', {
              values: script.missing
                .map((value) => t(`setUp.scripts.missingValues.${value}`))
                .join(', '),
            })}
          </MessageBarBody>
        </MessageBar>
      ) : null}
      {script ? (
        <pre
          className={styles.text}
          role="region"
          aria-label={t('setUp.scripts.text')}
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard must be able to scroll it
          tabIndex={0}
        >
          {script.text}
        </pre>
      ) : (
        <Skeleton>
          <SkeletonItem size={128} />
        </Skeleton>
      )}
    </section>
  );
}
