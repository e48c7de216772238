import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../src-main/contract/problems';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';
import { useActivityTexts } from './activity-texts';

const useStyles = makeStyles({
  surface: { maxWidth: '680px' },
  content: { display: 'flex', flexDirection: 'column', rowGap: '16px' },
  skeleton: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    '& th, & td': {
      textAlign: 'start',
      verticalAlign: 'top',
      padding: '8px',
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
      fontWeight: tokens.fontWeightRegular,
    },
    '& thead th': { fontWeight: tokens.fontWeightSemibold },
    '& th:last-child, & td:last-child': {
      textAlign: 'end',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
    },
  },
});

interface BundleDialogProps {
  open: boolean;
  onClose: () => void;
  onSaved: (fileName: string) => void;
}

/** Lists exactly what the support bundle will hold, then saves it. */
export function BundleDialog({ open, onClose, onSaved }: BundleDialogProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('activity.bundle.title')}</DialogTitle>
          {open ? <Contents onClose={onClose} onSaved={onSaved} /> : null}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Contents({ onClose, onSaved }: Omit<BundleDialogProps, 'open'>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { size } = useActivityTexts();
  const [saving, setSaving] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const preview = useQuery({
    queryKey: ['activity.prepareBundle'],
    queryFn: ({ signal }) => call('activity.prepareBundle', {}, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const problem = failed ?? (preview.error ? problemOf(preview.error) : null);

  const save = async (bundleId: string) => {
    setSaving(true);
    setFailed(null);
    try {
      const saved = await call('activity.saveBundle', { bundleId });
      if (saved) onSaved(saved.fileName);
    } catch (error) {
      setFailed(problemOf(error));
    }
    setSaving(false);
  };

  return (
    <>
      <DialogContent className={styles.content}>
        <Text>{t('activity.bundle.text')}</Text>
        {problem ? <ProblemBar problem={problem} /> : null}
        {preview.data ? (
          <table className={styles.table} aria-label={t('activity.bundle.table')}>
            <thead>
              <tr>
                <th scope="col">{t('activity.bundle.columns.name')}</th>
                <th scope="col">{t('activity.bundle.columns.content')}</th>
                <th scope="col">{t('activity.bundle.columns.size')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.data.files.map(({ name, content, bytes }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{t(`activity.bundle.contents.${content}`)}</td>
                  <td>{size(bytes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : preview.error ? null : (
          <Skeleton aria-label={t('activity.bundle.preparing')} className={styles.skeleton}>
            {[0, 1, 2, 3, 4].map((row) => (
              <SkeletonItem key={row} size={24} />
            ))}
          </Skeleton>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('activity.buttons.cancel')}</Button>
        <Button
          appearance="primary"
          disabledFocusable={!preview.data || saving}
          onClick={() => {
            if (preview.data) void save(preview.data.bundleId);
          }}
        >
          {t('activity.buttons.save')}
        </Button>
      </DialogActions>
    </>
  );
}
