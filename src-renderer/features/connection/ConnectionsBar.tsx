import { Button, makeStyles, Text, ToggleButton, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, RenameRegular } from '@fluentui/react-icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState, ListedConnection } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import { useLeave } from '../../app/unsaved-changes';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';
import { VisibleText } from '../../ui/VisibleText';
import { connectionKey } from './connection-queries';
import { DeleteConnectionDialog } from './DeleteConnectionDialog';
import { RenameConnectionDialog } from './RenameConnectionDialog';

const listKey = ['connections.list'];

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  label: { color: tokens.colorNeutralForeground3 },
  list: { display: 'contents', margin: 0, padding: 0, listStyleType: 'none' },
});

interface ConnectionsBarProps {
  readOnly: boolean;
  /** Another connection is in use now, or a new one is begun. */
  onSwitched: () => void;
}

/** The saved connections: one click makes another one the one in use. */
export function ConnectionsBar({ readOnly, onSwitched }: ConnectionsBarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const labelId = useId();
  const leave = useLeave();
  const queryClient = useQueryClient();
  const { data } = useQuery({ queryKey: listKey, queryFn: () => call('connections.list', {}) });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [renamed, setRenamed] = useState<ListedConnection | null>(null);
  const [deleted, setDeleted] = useState<ListedConnection | null>(null);
  const connections = data?.connections ?? [];
  const active = connections.find((each) => each.active) ?? null;
  if (connections.length === 0) return null;

  const change = async (work: () => Promise<ConnectionState>) => {
    setProblem(null);
    try {
      const state = await work();
      queryClient.setQueryData(connectionKey, state);
      onSwitched();
      // Everything else that is shown was about the connection before.
      await queryClient.invalidateQueries();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };

  return (
    <>
      <div className={styles.bar}>
        <Text id={labelId} className={styles.label}>
          {t('connection.connections.label')}
        </Text>
        <ul className={styles.list} aria-labelledby={labelId}>
          {connections.map((each) => (
            <li key={each.id}>
              <ToggleButton
                size="small"
                checked={each.active}
                disabledFocusable={readOnly}
                onClick={() => {
                  if (each.active) return;
                  leave(() => void change(() => call('connections.switch', { id: each.id })));
                }}
              >
                <VisibleText>{each.name}</VisibleText>
              </ToggleButton>
            </li>
          ))}
        </ul>
        <Button
          size="small"
          appearance="subtle"
          icon={<AddRegular />}
          disabledFocusable={readOnly || active === null}
          onClick={() => leave(() => void change(() => call('connections.add', {})))}
        >
          {t('connection.connections.add')}
        </Button>
        {active ? (
          <>
            <Button
              size="small"
              appearance="subtle"
              icon={<RenameRegular />}
              disabledFocusable={readOnly}
              onClick={() => setRenamed(active)}
            >
              {t('connection.connections.rename')}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              icon={<DeleteRegular />}
              disabledFocusable={readOnly}
              onClick={() => setDeleted(active)}
            >
              {t('connection.connections.delete')}
            </Button>
          </>
        ) : null}
      </div>
      {problem ? <ProblemBar problem={problem} /> : null}
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
