import {
  Caption1,
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  CheckmarkCircle20Filled,
  DismissCircle20Filled,
  QuestionCircle20Regular,
  ShieldCheckmark20Filled,
  SubtractCircle20Regular,
  Warning20Filled,
  type FluentIcon,
} from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { Permission, PermissionState } from '../../../src-main/contract/set-up';
import { VisibleText } from '../../ui/VisibleText';

const useStyles = makeStyles({
  table: { tableLayout: 'fixed' },
  head: { fontWeight: tokens.fontWeightSemibold },
  module: { width: '16%' },
  permission: { width: '19%' },
  type: { width: '11%' },
  state: { width: '27%' },
  cell: { verticalAlign: 'top', paddingBlock: '10px', height: 'auto', overflowWrap: 'anywhere' },
  inState: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '8px' },
  words: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  note: { color: tokens.colorNeutralForeground3 },
  icon: { display: 'flex', height: '20px' },
  granted: { color: tokens.colorStatusSuccessForeground1 },
  rbac: { color: tokens.colorStatusSuccessForeground1 },
  missing: { color: tokens.colorStatusDangerForeground1 },
  notNeeded: { color: tokens.colorStatusWarningForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
  notUsed: { color: tokens.colorNeutralForeground3 },
});

const icons: Record<PermissionState, FluentIcon> = {
  granted: CheckmarkCircle20Filled,
  rbac: ShieldCheckmark20Filled,
  missing: DismissCircle20Filled,
  notNeeded: Warning20Filled,
  unknown: QuestionCircle20Regular,
  notUsed: SubtractCircle20Regular,
};

const columns = ['module', 'use', 'permission', 'type', 'state'] as const;

interface PermissionsTableProps {
  label: string;
  permissions: readonly Permission[];
  connected: boolean;
}

/** What the modules need and what the app has, as the original's table shows it. */
export function PermissionsTable({ label, permissions, connected }: PermissionsTableProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const widths = { ...styles, use: undefined };
  return (
    <Table aria-label={label} className={styles.table}>
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell key={column} className={mergeClasses(styles.head, widths[column])}>
              {t(`setUp.permissions.columns.${column}`)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {permissions.map((permission) => (
          <Row key={permission.permission} permission={permission} connected={connected} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ permission: row, connected }: { permission: Permission; connected: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const Icon = icons[row.state];
  const note = useNote(row, connected);
  const use =
    row.user === 'nobody'
      ? t('setUp.permissions.noUse')
      : t(`setUp.permissions.uses.${row.permission.replaceAll('.', '_')}`);
  return (
    <TableRow>
      <TableCell className={styles.cell}>{t(`setUp.permissions.users.${row.user}`)}</TableCell>
      <TableCell className={styles.cell}>{use}</TableCell>
      <TableCell className={styles.cell}>
        <VisibleText>{row.permission}</VisibleText>
      </TableCell>
      <TableCell className={styles.cell}>{t('setUp.permissions.type')}</TableCell>
      <TableCell className={styles.cell}>
        <div className={styles.inState}>
          <span className={mergeClasses(styles.icon, styles[row.state])}>
            <Icon aria-hidden />
          </span>
          <div className={styles.words}>
            <Text>{t(`setUp.permissions.states.${row.state}`)}</Text>
            {note ? <Caption1 className={styles.note}>{note}</Caption1> : null}
          </div>
        </div>
      </TableCell>
    </TableRow>
  );
}

function useNote({ state, risk, through }: Permission, connected: boolean): string | null {
  const { t } = useTranslation();
  if (risk !== null) return t(`setUp.permissions.risks.${risk}`);
  if (through !== null) return t('setUp.permissions.notes.through', { permission: through });
  if (state === 'rbac') return t('setUp.permissions.notes.rbac');
  if (state !== 'unknown') return null;
  return t(`setUp.permissions.notes.${connected ? 'unknown' : 'notConnected'}`);
}
