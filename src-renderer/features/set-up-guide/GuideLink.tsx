import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloudId } from '../../../src-main/contract/clouds';
import { linkFor, type LinkId } from '../../../src-main/contract/links';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { useProblemWords } from '../../ui/problem-words';

const useStyles = makeStyles({
  link: { display: 'inline-flex', alignItems: 'center', columnGap: '4px' },
  failed: { color: tokens.colorStatusDangerForeground1 },
});

interface GuideLinkProps {
  link: LinkId;
  cloud: CloudId;
  clientId: string | null;
}

/** Leads to a page outside the console, in the portal of the chosen cloud. */
export function GuideLink({ link, cloud, clientId }: GuideLinkProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useProblemWords();
  const [failed, setFailed] = useState<Problem | null>(null);
  const open = async () => {
    setFailed(null);
    try {
      await call('link.open', { link, cloud, clientId });
    } catch (error) {
      setFailed(problemOf(error));
    }
  };
  return (
    <>
      <Link as="button" className={styles.link} onClick={() => void open()}>
        {t(`links.${linkFor(link, cloud)}`)}
        <OpenRegular aria-hidden />
      </Link>
      {failed ? (
        <Caption1 role="alert" className={styles.failed}>
          {words(failed).happened} {words(failed).next}
        </Caption1>
      ) : null}
    </>
  );
}
