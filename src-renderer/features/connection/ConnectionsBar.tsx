import {
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToggleButton,
} from '@fluentui/react-components';
import { AddRegular, DeleteRegular, RenameRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState, ListedConnection } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import { useLeave } from '../../app/unsaved-changes';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';
import { VisibleText } from '../../ui/VisibleText';
import { connectionKey } from './connection-queries';
import { DeleteConnectionDialog } from './DeleteConnectionDialog';
import { ExpiryMark } from './Expiry';
import { RenameConnectionDialog } from './RenameConnectionDialog';

const listKey = ['connections.list'];

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'end',
    gap: '8px',
    marginLeft: 'auto',
    minWidth: 0,
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    minWidth: 0,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  item: { minWidth: 0 },
  one: { maxWidth: '100%', minWidth: 0, columnGap: '8px' },
  name: {
    maxWidth: '220px',
    overflowX: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  problem: { flexBasis: '100%' },
});

interface ConnectionsBarProps {
  readOnly: boolean;
  /** Whether the one before this was just switched away from, so that focus goes on here. */
  takesFocus: boolean;
  /** Another connection is in use now, or a new one is begun. */
  onSwitched: () => void;
}

/** The saved connections: one click makes another one the one in use. */
export function ConnectionsBar({ readOnly, takesFocus, onSwitched }: ConnectionsBarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const leave = useLeave();
  const queryClient = useQueryClient();
  const { data } = useQuery({ queryKey: listKey, queryFn: () => call('connections.list', {}) });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [renamed, setRenamed] = useState<ListedConnection | null>(null);
  const [deleted, setDeleted] = useState<ListedConnection | null>(null);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const inUse = bar.current?.querySelector<HTMLElement>('[aria-pressed="true"]');
    (inUse ?? bar.current?.querySelector('button'))?.focus();
  }, [takesFocus]);
  const connections = data?.connections ?? [];
  const active = connections.find((each) => each.active) ?? null;
  if (connections.length === 0) return null;

  const change = async (work: () => Promise<ConnectionState>) => {
    setProblem(null);
    try {
      const state = await work();
      // Everything that is or was shown was about the connection before.
      queryClient.removeQueries({ type: 'inactive' });
      queryClient.setQueryData(listKey, await call('connections.list', {}));
      queryClient.setQueryData(connectionKey, state);
      onSwitched();
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <>
      <div ref={bar} className={styles.bar}>
        {connections.length > 1 || active === null ? (
          <ul className={styles.list} aria-label={t('connection.connections.label')}>
            {connections.map((each) => (
              <li key={each.id} className={styles.item}>
                <ToggleButton
                  className={styles.one}
                  size="small"
                  checked={each.active}
                  disabledFocusable={readOnly}
                  onClick={() => {
                    if (each.active) return;
                    leave(() => void change(() => call('connections.switch', { id: each.id })));
                  }}
                >
                  <span className={styles.name}>
                    <VisibleText>{each.name}</VisibleText>
                  </span>
                  {/* Of the one in use, the page itself says it. */}
                  {each.active || each.expires === null ? null : (
                    <ExpiryMark expires={each.expires} />
                  )}
                </ToggleButton>
              </li>
            ))}
            {active === null ? (
              <li>
                <ToggleButton size="small" checked>
                  {t('connection.connections.fresh')}
                </ToggleButton>
              </li>
            ) : null}
          </ul>
        ) : null}
        {active ? (
          <Menu>
            <MenuTrigger disableButtonEnhancement>
              <MenuButton size="small" appearance="subtle" disabledFocusable={readOnly}>
                {t('connection.connections.manage')}
              </MenuButton>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem
                  icon={<AddRegular />}
                  onClick={() => leave(() => void change(() => call('connections.add', {})))}
                >
                  {t('connection.connections.add')}
                </MenuItem>
                <MenuItem icon={<RenameRegular />} onClick={() => setRenamed(active)}>
                  {t('connection.connections.rename')}
                </MenuItem>
                <MenuItem icon={<DeleteRegular />} onClick={() => setDeleted(active)}>
                  {t('connection.connections.delete')}
                </MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : null}
      </div>
      {problem ? (
        <div className={styles.problem}>
          <ProblemBar problem={problem} />
        </div>
      ) : null}
      <RenameConnectionDialog
        connection={renamed}
        onRenamed={(list) => {
          queryClient.setQueryData(listKey, list);
          setRenamed(null);
        }}
        onClose={() => setRenamed(null)}
      />
      <DeleteConnectionDialog
        connection={deleted}
        onDelete={(id, accounts) => {
          setDeleted(null);
          void change(() => call('connections.delete', { id, accounts }));
        }}
        onClose={() => setDeleted(null)}
      />
    </>
  );
}
