import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { scopeProbes, type ScopeRow } from '../../../src-main/contract/access-scope';
import { codesLine } from '../../ui/problem-details';
import { ProblemActions } from '../../ui/ProblemActions';
import { useProblemWords } from '../../ui/problem-words';
import { VisibleText } from '../../ui/VisibleText';
import { useConnectionState } from '../connection/connection-queries';
import { ScopeResultWord } from './ScopeCells';
import { scopeMeaning } from './scope-words';

const useStyles = makeStyles({
  details: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '4px',
    padding: '16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  heading: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px' },
  name: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** All that is known of one mailbox: what was tried, what it means, and what to do about it. */
export function ScopeDetails({ row }: { row: ScopeRow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const connection = useConnectionState().data?.connection;
  const { mailbox, result, answers, reason } = row;
  const said = scopeProbes.flatMap((probe) => {
    const answer = answers[probe];
    return answer === undefined
      ? []
      : t('accessScope.probeAnswer', {
          probe: t(`accessScope.probes.${probe}`),
          answer: t(`accessScope.answers.${answer}`),
        });
  });
  const advice = result === 'asIntended' ? null : reason;
  return (
    <section aria-label={t('accessScope.details')} className={styles.details}>
      <div className={styles.heading}>
        <Subtitle2 as="h3" className={styles.name}>
          <VisibleText>{mailbox.name}</VisibleText>
        </Subtitle2>
        <ScopeResultWord result={result} />
      </div>
      <Text className={styles.quiet}>
        <VisibleText>{mailbox.address}</VisibleText>
      </Text>
      {result === null ? null : (
        <Text>
          <VisibleText>{scopeMeaning(row, t, words)}</VisibleText>{' '}
          {advice ? `${words(advice).cause} ${words(advice).next}` : null}
        </Text>
      )}
      {said.length > 0 ? <Text>{said.join(' · ')}</Text> : null}
      {advice ? (
        <>
          {codesLine(advice) === '' ? null : (
            <Text size={200} className={styles.quiet}>
              {codesLine(advice)}
            </Text>
          )}
          <ProblemActions
            problem={advice}
            heading={[mailbox.address]}
            {...(connection ? { cloud: connection.cloud, clientId: connection.clientId } : {})}
          />
        </>
      ) : null}
    </section>
  );
}
