import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { packages } from 'virtual:licences';
import { lowWindow } from '../../ui/layout';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    height: '460px',
    // All of the dialog scrolls there.
    [lowWindow]: { height: 'auto' },
  },
  name: { flexGrow: 1, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  header: { display: 'flex', flexGrow: 1, columnGap: '16px', justifyContent: 'space-between' },
  text: {
    margin: 0,
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

/** The licence of every package that is built into the application. */
export default function LicencesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose();
      }}
    >
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{t('preferences.licences.title')}</DialogTitle>
          <DialogContent className={styles.content} tabIndex={0}>
            <Text>{t('preferences.licences.text', { count: packages.length })}</Text>
            <Accordion multiple collapsible>
              {packages.map(({ name, version, licence, text }) => (
                <AccordionItem key={`${name} ${version}`} value={`${name} ${version}`}>
                  <AccordionHeader size="small">
                    <span className={styles.header}>
                      <span className={styles.name}>
                        {name} {version}
                      </span>
                      <span className={styles.quiet}>{licence}</span>
                    </span>
                  </AccordionHeader>
                  <AccordionPanel>
                    <pre className={styles.text}>{text ?? t('preferences.licences.noText')}</pre>
                  </AccordionPanel>
                </AccordionItem>
              ))}
            </Accordion>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('preferences.licences.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
