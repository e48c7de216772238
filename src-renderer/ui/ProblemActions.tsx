import { Button, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular, OpenRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../src-main/contract/clouds';
import { linkFor } from '../../src-main/contract/links';
import { problemPointers, type Problem, type ProblemCode } from '../../src-main/contract/problems';
import { useAppInfo } from '../app/app-info';
import { call, problemOf } from '../ipc/client';
import { detailsText } from './problem-details';
import { useProblemWords } from './problem-words';
import { ProxySignIn } from './ProxySignIn';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px' },
  link: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

interface ProblemActionsProps {
  problem: Problem;
  /** Lines that say where it happened, for **Copy details**. */
  heading?: string[];
  /** Whose portal and app a link leads to. */
  cloud?: CloudId;
  clientId?: string | null;
  /** Tries again what failed, where the place can. */
  onRetry?: (() => void) | undefined;
}

/** Problems of a proxy that wants a password. */
const ofProxies: readonly ProblemCode[] = ['network-proxy-password', 'network-proxy-refused'];

/**
 * What can be done about a problem wherever it is shown: signing in to the proxy, the exact page outside
 * the console, and details for support.
 */
export function ProblemActions({
  problem,
  heading = [],
  cloud = 'global',
  clientId = null,
  onRetry,
}: ProblemActionsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const version = useAppInfo()?.version ?? '';
  const [copied, setCopied] = useState(false);
  /** The problem after which the person has signed in; what fails anew is another one. */
  const [signedInAfter, setSignedInAfter] = useState<Problem | null>(null);
  const [failed, setFailed] = useState<Problem | null>(null);
  const { proxy } = problem.values;
  const link = problemPointers[problem.code].link;

  const attempt = async (action: () => Promise<unknown>) => {
    setFailed(null);
    try {
      await action();
      return true;
    } catch (error) {
      setFailed(problemOf(error));
      return false;
    }
  };
  const copy = async () => {
    const title = t('problem.details.title', { version });
    const text = detailsText(problem, [title, ...heading], t);
    setCopied(await attempt(() => call('clipboard.write', { text })));
  };

  return (
    <div className={styles.actions}>
      {ofProxies.includes(problem.code) && typeof proxy === 'string' ? (
        <ProxySignIn
          proxy={proxy}
          onTaken={() => {
            if (onRetry) onRetry();
            else setSignedInAfter(problem);
          }}
        />
      ) : null}
      {link ? (
        <Link
          as="button"
          className={styles.link}
          onClick={() => void attempt(() => call('link.open', { link, cloud, clientId }))}
        >
          {t(`links.${linkFor(link, cloud)}`)}
          <OpenRegular aria-hidden />
        </Link>
      ) : null}
      <Button
        appearance="transparent"
        size="small"
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      >
        {t('problem.copy')}
      </Button>
      <span role="status">
        {signedInAfter === problem ? <Caption1>{t('problem.proxy.taken')}</Caption1> : null}
        {copied ? <Caption1>{t('problem.copied')}</Caption1> : null}
        {failed ? (
          <Caption1 className={styles.failed}>
            {words(failed).happened} {words(failed).next}
          </Caption1>
        ) : null}
      </span>
    </div>
  );
}
