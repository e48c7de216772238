import { Dropdown, Field, makeStyles, Option } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { activityKinds, type ActivityQuery } from '../../../src-main/contract/activity';
import { GridSearch } from '../../ui/GridSearch';
import type { VirtualGridHandle } from '../../ui/VirtualGrid';

const useStyles = makeStyles({
  toolbar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    flexShrink: 0,
  },
  search: { flex: '1 1 200px', minWidth: 0, maxWidth: '400px' },
  // The label stands before the box, not above it.
  show: { gridTemplateColumns: 'auto 220px', columnGap: '8px', flexShrink: 0 },
  dropdown: { minWidth: 0 },
});

const choices: readonly ActivityQuery['kind'][] = ['all', ...activityKinds];

interface ActivityToolbarProps {
  text: string;
  onText: (text: string) => void;
  show: ActivityQuery['kind'];
  onShow: (show: ActivityQuery['kind']) => void;
  /** What the search finds. */
  grid: RefObject<VirtualGridHandle | null>;
}

/** What is looked for. */
export function ActivityToolbar({ text, onText, show, onShow, grid }: ActivityToolbarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.toolbar}>
      <GridSearch
        className={styles.search}
        label={t('activity.search')}
        placeholder={t('activity.searchPlaceholder')}
        text={text}
        onText={onText}
        grid={grid}
      />
      <Field label={t('activity.showLabel')} orientation="horizontal" className={styles.show}>
        <Dropdown
          className={styles.dropdown}
          value={t(`activity.show.${show}`)}
          selectedOptions={[show]}
          onOptionSelect={(_, data) => {
            const chosen = choices.find((choice) => choice === data.optionValue);
            if (chosen) onShow(chosen);
          }}
        >
          {choices.map((choice) => (
            <Option key={choice} value={choice}>
              {t(`activity.show.${choice}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
    </div>
  );
}
