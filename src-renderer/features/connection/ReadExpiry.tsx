import { Button, makeStyles, Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', rowGap: '8px', alignItems: 'flex-start' },
  answer: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
});

interface ReadExpiryProps {
  /** The day in the form; empty when there is none. */
  entered: string;
  onUse: (day: string) => void;
}

/** Asks Microsoft 365 when the saved secret ends. Its answer is offered, never put in by itself. */
export function ReadExpiry({ entered, onUse }: ReadExpiryProps) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const [busy, setBusy] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const read = async () => {
    setBusy(true);
    setProblem(null);
    setDay(null);
    try {
      setDay((await call('credential.readExpiry', {})).day);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  };

  const date =
    day === null
      ? ''
      : new Date(`${day}T00:00`).toLocaleDateString(i18n.language, { dateStyle: 'medium' });

  return (
    <div className={styles.root}>
      <Button size="small" disabledFocusable={busy} onClick={() => void read()}>
        {t(busy ? 'connection.expiry.reading' : 'connection.expiry.read')}
      </Button>
      <div className={styles.answer}>
        <Text role="status" size={200}>
          {day === null
            ? null
            : t(day === entered ? 'connection.expiry.same' : 'connection.expiry.found', { date })}
        </Text>
        {day !== null && day !== entered ? (
          <Button size="small" onClick={() => onUse(day)}>
            {t('connection.expiry.use')}
          </Button>
        ) : null}
      </div>
      {problem ? <ProblemBar problem={problem} intent="warning" /> : null}
    </div>
  );
}
