import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionView } from '../../../src-main/contract/connection';
import type { Problem } from '../../../src-main/contract/problems';
import { problemOf } from '../../ipc/client';
import { BarTitle } from '../../ui/BarTitle';
import { ProblemBar } from '../../ui/ProblemBar';
import type { CredentialKind } from './connection-form';
import { useUndoReplace } from './connection-queries';

interface ReplacedBarProps {
  /** What the old credential was, and the day it was replaced. */
  previous: NonNullable<ConnectionView['previous']>;
  /** What took its place. */
  kind: CredentialKind;
  disabled: boolean;
  onUndone: (connection: ConnectionView) => void;
}

/** Says that the credential was replaced, and offers the old one as long as it is kept. */
export function ReplacedBar({ previous, kind, disabled, onUndone }: ReplacedBarProps) {
  const { t, i18n } = useTranslation();
  const undo = useUndoReplace();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const date = new Date(`${previous.replacedOn}T00:00`).toLocaleDateString(i18n.language, {
    dateStyle: 'medium',
  });

  const takeBack = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { connection } = await undo();
      if (connection) onUndone(connection);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>
          <BarTitle>{t(`connection.replace.done.${previous.kind}.${kind}`, { date })}</BarTitle>
          {t('connection.replace.kept')}
        </MessageBarBody>
        <MessageBarActions>
          <Button size="small" disabledFocusable={disabled || busy} onClick={() => void takeBack()}>
            {t('connection.replace.undo')}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {problem ? <ProblemBar problem={problem} /> : null}
    </>
  );
}
