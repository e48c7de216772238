import {
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Skeleton,
  SkeletonItem,
  Subtitle2,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  CheckmarkCircle20Filled,
  ChevronDownRegular,
  ChevronUpRegular,
  Circle20Regular,
  DismissCircle20Filled,
  QuestionCircle20Regular,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageId } from '../../../src-main/contract/channels';
import type { CloudId } from '../../../src-main/contract/clouds';
import type { LinkId } from '../../../src-main/contract/links';
import type {
  Piece,
  PieceId,
  PieceState,
  ScriptId,
  SetUpChoices,
} from '../../../src-main/contract/set-up';
import { ProblemBar } from '../../ui/ProblemBar';
import { VisibleText } from '../../ui/VisibleText';
import { GuideLink } from './GuideLink';

const useStyles = makeStyles({
  item: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottom: 'none' },
  },
  head: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) 132px 32px',
    alignItems: 'center',
    columnGap: '12px',
    padding: '12px 16px',
  },
  number: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  words: { display: 'flex', flexDirection: 'column', rowGap: '2px', minWidth: 0 },
  title: { margin: 0 },
  reason: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  state: { display: 'flex', alignItems: 'center', columnGap: '6px' },
  icon: { display: 'flex', flexShrink: 0 },
  done: { color: tokens.colorStatusSuccessForeground1 },
  todo: { color: tokens.colorNeutralForeground3 },
  problem: { color: tokens.colorStatusDangerForeground1 },
  unknown: { color: tokens.colorNeutralForeground3 },
  toggle: { minWidth: 0, width: '32px' },
  body: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    padding: '0 60px 20px 52px',
    overflowWrap: 'anywhere',
  },
  part: { display: 'flex', flexDirection: 'column', rowGap: '2px', maxWidth: '760px' },
  partName: { color: tokens.colorNeutralForeground3 },
  steps: {
    margin: 0,
    paddingLeft: '20px',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
});

const icons: Record<PieceState, FluentIcon> = {
  done: CheckmarkCircle20Filled,
  todo: Circle20Regular,
  problem: DismissCircle20Filled,
  unknown: QuestionCircle20Regular,
};

const links: Record<PieceId, readonly LinkId[]> = {
  register: ['portal-app-registrations', 'docs-register-app'],
  permissions: ['portal-app-permissions'],
  secret: ['portal-app-credentials'],
  group: ['admin-groups'],
  restrict: ['docs-rbac-for-applications', 'docs-application-access-policy'],
  settings: ['portal-app-overview'],
  accounts: [],
};

const scripts: Partial<Record<PieceId, ScriptId>> = {
  register: 'register',
  permissions: 'register',
  secret: 'register',
  group: 'group',
  restrict: 'rbac',
};

const pages: Partial<Record<PieceId, 'connection' | 'emailAccounts'>> = {
  settings: 'connection',
  accounts: 'emailAccounts',
};

interface PieceItemProps {
  id: PieceId;
  number: number;
  /** Absent while it is being found out. */
  piece: Piece | undefined;
  open: boolean;
  onToggle: () => void;
  way: SetUpChoices['way'];
  cloud: CloudId;
  clientId: string | null;
  onShowScript: (script: ScriptId) => void;
  onOpenPage: (page: PageId) => void;
}

/** A piece of work: its state, and opened why, who, how and where. */
export function PieceItem({ id, number, piece, open, onToggle, ...rest }: PieceItemProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const bodyId = useId();
  const titleId = useId();
  const title = t(`setUp.pieces.${id}.title`);
  return (
    <li className={styles.item} aria-labelledby={titleId}>
      <div className={styles.head}>
        <Text className={styles.number} align="end">
          {number}
        </Text>
        <div className={styles.words}>
          <Subtitle2 as="h3" id={titleId} className={styles.title}>
            {title}
          </Subtitle2>
          {piece ? <Reason piece={piece} /> : <Waiting />}
        </div>
        {piece ? <StateMark state={piece.state} label={t('setUp.stateOf', { title })} /> : <span />}
        <Button
          appearance="subtle"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={bodyId}
          aria-label={`${t(open ? 'problem.hide' : 'problem.show')}: ${title}`}
          icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
          onClick={onToggle}
        />
      </div>
      <div id={bodyId}>{open ? <Body id={id} piece={piece} {...rest} /> : null}</div>
    </li>
  );
}

function Reason({ piece }: { piece: Piece }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Text size={200} className={styles.reason}>
      <VisibleText>{t(`setUp.reasons.${piece.reason}`, piece.values)}</VisibleText>
    </Text>
  );
}

function Waiting() {
  return (
    <Skeleton>
      <SkeletonItem size={12} style={{ width: '240px' }} />
    </Skeleton>
  );
}

function StateMark({ state, label }: { state: PieceState; label: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const Icon = icons[state];
  return (
    <div className={styles.state} role="group" aria-label={label}>
      <span className={mergeClasses(styles.icon, styles[state])}>
        <Icon aria-hidden />
      </span>
      <Text>{t(`setUp.states.${state}`)}</Text>
    </div>
  );
}

type BodyProps = Omit<PieceItemProps, 'number' | 'open' | 'onToggle'>;

function Body({ id, piece, way, cloud, clientId, onShowScript, onOpenPage }: BodyProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const script = scripts[id];
  const page = pages[id];
  // Restricting is done with scripts, whichever way the rest is done.
  const showsScript = script !== undefined && (way === 'powershell' || id === 'restrict');
  return (
    <div className={styles.body}>
      {piece?.problem ? (
        <ProblemBar problem={piece.problem} cloud={cloud} clientId={clientId} />
      ) : null}
      <Part name={t('setUp.parts.why')}>
        <Text>{t(`setUp.pieces.${id}.why`)}</Text>
      </Part>
      <Part name={t('setUp.parts.who')}>
        <Text>{t(`setUp.pieces.${id}.who`)}</Text>
      </Part>
      <Part name={t('setUp.parts.how')}>
        <ol className={styles.steps}>
          {t(`setUp.pieces.${id}.${way}`)
            .split('\n')
            .map((step) => (
              <li key={step}>
                <Text>{step}</Text>
              </li>
            ))}
        </ol>
      </Part>
      <div className={styles.actions}>
        {page === 'connection' ? (
          <Button onClick={() => onOpenPage(page)}>{t('setUp.openPage.settings')}</Button>
        ) : null}
        {page === 'emailAccounts' ? (
          <Button onClick={() => onOpenPage(page)}>{t('setUp.openPage.accounts')}</Button>
        ) : null}
        {showsScript ? (
          <Button onClick={() => onShowScript(script)}>{t('setUp.showScript')}</Button>
        ) : null}
        {links[id].map((link) => (
          <GuideLink key={link} link={link} cloud={cloud} clientId={clientId} />
        ))}
        {way === 'powershell' && (id === 'group' || id === 'restrict') ? (
          <GuideLink link="docs-exchange-powershell" cloud={cloud} clientId={clientId} />
        ) : null}
      </div>
    </div>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.part}>
      <Caption1 className={styles.partName}>{name}</Caption1>
      {children}
    </div>
  );
}
