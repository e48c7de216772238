import {
  Button,
  Checkbox,
  Dropdown,
  Field,
  makeStyles,
  Option,
  Radio,
  RadioGroup,
  Skeleton,
  SkeletonItem,
  Subtitle1,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageId } from '../../../src-main/contract/channels';
import { cloudIds } from '../../../src-main/contract/clouds';
import {
  modules,
  pieceIds,
  type ScriptId,
  type SetUpChoices,
} from '../../../src-main/contract/set-up';
import { problemOf } from '../../ipc/client';
import { PageBody } from '../../ui/PageBody';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemBar } from '../../ui/ProblemBar';
import { AccessScope } from '../access-scope/AccessScope';
import { PermissionsTable } from './PermissionsTable';
import { PieceItem } from './PieceItem';
import { ScriptsSection } from './ScriptsSection';
import { useChoices, useOpenedGuide, useSetUpState } from './set-up-queries';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px 24px' },
  cloud: { minWidth: '280px' },
  section: { display: 'flex', flexDirection: 'column', rowGap: '12px' },
  heading: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
  title: { margin: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  modules: { display: 'flex', flexWrap: 'wrap', columnGap: '16px' },
  skeleton: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
});

interface SetUpGuidePageProps {
  onOpen: (page: PageId) => void;
}

/** Set-up Guide: what Microsoft 365 needs, in order, and what of it is done. */
export function SetUpGuidePage({ onOpen }: SetUpGuidePageProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: opened, error } = useOpenedGuide();
  if (opened) return <LoadedGuide {...opened} onOpen={onOpen} />;
  return (
    <PageBody>
      <PageHeader title={t('navigation.setUpGuide')} purpose={t('setUp.purpose')} />
      {error ? (
        <ProblemBar problem={problemOf(error)} />
      ) : (
        <Skeleton aria-label={t('setUp.loading')} className={styles.skeleton}>
          {pieceIds.map((id) => (
            <SkeletonItem key={id} size={48} />
          ))}
        </Skeleton>
      )}
    </PageBody>
  );
}

interface LoadedGuideProps extends SetUpGuidePageProps {
  choices: SetUpChoices;
  accountAddresses: string[];
}

function LoadedGuide({ choices: kept, accountAddresses, onOpen }: LoadedGuideProps) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const piecesId = useId();
  const permissionsId = useId();
  const scripts = useRef<HTMLElement>(null);
  const { choices, choose, problem } = useChoices(kept);
  const needs = { modules: choices.modules, mailboxKinds: choices.mailboxKinds };
  const { data: state, error, isFetching, refetch } = useSetUpState(needs);

  const connection = state?.connection ?? null;
  const cloud = connection?.cloud ?? choices.cloud;
  const clientId = connection?.clientId ?? null;
  const done = state?.pieces.filter((piece) => piece.state === 'done').length ?? 0;

  const showScript = (script: ScriptId) => {
    choose({ script });
    scripts.current?.scrollIntoView({ block: 'start' });
    scripts.current?.focus({ preventScroll: true });
  };

  return (
    <PageBody>
      <PageHeader title={t('navigation.setUpGuide')} purpose={t('setUp.purpose')}>
        <Button disabledFocusable={isFetching} onClick={() => void refetch()}>
          {t(isFetching ? 'setUp.checking' : 'setUp.checkAgain')}
        </Button>
      </PageHeader>
      {(error ?? problem) ? <ProblemBar problem={problem ?? problemOf(error)} /> : null}
      <div className={styles.line}>
        {state && !connection ? (
          <Field label={t('setUp.cloud')}>
            <Dropdown
              className={styles.cloud}
              value={t(`connection.clouds.${cloud}`)}
              selectedOptions={[cloud]}
              onOptionSelect={(_, { optionValue }) => {
                const next = cloudIds.find((each) => each === optionValue);
                if (next) choose({ cloud: next });
              }}
            >
              {cloudIds.map((each) => (
                <Option key={each} value={each}>
                  {t(`connection.clouds.${each}`)}
                </Option>
              ))}
            </Dropdown>
          </Field>
        ) : null}
        <RadioGroup
          layout="horizontal"
          aria-label={t('setUp.way')}
          value={choices.way}
          onChange={(_, { value }) => choose({ way: value === 'portal' ? 'portal' : 'powershell' })}
        >
          <Radio value="portal" label={t('setUp.ways.portal')} />
          <Radio value="powershell" label={t('setUp.ways.powershell')} />
        </RadioGroup>
      </div>
      <section className={styles.section} aria-labelledby={piecesId}>
        <div className={styles.heading}>
          <Subtitle1 as="h2" id={piecesId} className={styles.title}>
            {t('setUp.piecesTitle')}
          </Subtitle1>
          <Text className={styles.hint}>{t('setUp.intro')}</Text>
          <Text role="status" className={styles.hint}>
            {state
              ? `${t('setUp.progress', { done, total: pieceIds.length })} · ${t('setUp.checkedAt', {
                  time: new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(
                    new Date(state.checkedAt),
                  ),
                })}`
              : t('setUp.checking')}
          </Text>
        </div>
        <ol className={styles.list} aria-labelledby={piecesId}>
          {pieceIds.map((id, index) => (
            <PieceItem
              key={id}
              id={id}
              number={index + 1}
              piece={state?.pieces.find(({ piece }) => piece === id)}
              open={choices.piece === id}
              onToggle={() => choose({ piece: choices.piece === id ? null : id })}
              way={choices.way}
              cloud={cloud}
              clientId={clientId}
              onShowScript={showScript}
              onOpenPage={onOpen}
            />
          ))}
        </ol>
      </section>
      <section className={styles.section} aria-labelledby={permissionsId}>
        <div className={styles.heading}>
          <Subtitle1 as="h2" id={permissionsId} className={styles.title}>
            {t('setUp.permissions.title')}
          </Subtitle1>
          <Text className={styles.hint}>{t('setUp.permissions.purpose')}</Text>
        </div>
        <div className={styles.modules} role="group" aria-label={t('setUp.needs')}>
          {modules.map((module) => (
            <Checkbox
              key={module}
              label={t(`setUp.modules.${module}`)}
              checked={choices.modules.includes(module)}
              onChange={(_, { checked }) =>
                choose({
                  modules: modules.filter((each) =>
                    each === module ? checked === true : choices.modules.includes(each),
                  ),
                })
              }
            />
          ))}
          <Checkbox
            label={t('setUp.mailboxKinds')}
            checked={choices.mailboxKinds}
            onChange={(_, { checked }) => choose({ mailboxKinds: checked === true })}
          />
        </div>
        {state ? (
          <PermissionsTable
            label={t('setUp.permissions.title')}
            permissions={state.permissions}
            connected={connection !== null}
          />
        ) : (
          <Skeleton className={styles.skeleton}>
            {modules.map((module) => (
              <SkeletonItem key={module} size={40} />
            ))}
          </Skeleton>
        )}
      </section>
      <ScriptsSection
        choices={choices}
        choose={choose}
        cloud={cloud}
        accountAddresses={accountAddresses}
        checkedAt={state?.checkedAt}
        sectionRef={scripts}
      />
      {/* Last: it proves what the guide has set up. */}
      <AccessScope onOpenConnection={() => onOpen('connection')} />
    </PageBody>
  );
}
