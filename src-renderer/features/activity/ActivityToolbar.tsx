import { Dropdown, Field, makeStyles, Option, SearchBox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { activityKinds, type ActivityQuery } from '../../../src-main/contract/activity';

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

/** As many characters as main takes. */
const longestSearch = 256;

const choices: readonly ActivityQuery['kind'][] = ['all', ...activityKinds];

interface ActivityToolbarProps {
  text: string;
  onText: (text: string) => void;
  show: ActivityQuery['kind'];
  onShow: (show: ActivityQuery['kind']) => void;
  /** The arrow down: from the search into what it found. */
  onDown: () => void;
}

/** What is looked for. */
export function ActivityToolbar({ text, onText, show, onShow, onDown }: ActivityToolbarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.toolbar}>
      <SearchBox
        className={styles.search}
        aria-label={t('activity.search')}
        placeholder={t('activity.searchPlaceholder')}
        maxLength={longestSearch}
        dismiss={{ 'aria-label': t('app.clearSearch') }}
        value={text}
        onChange={(_, data) => onText(data.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
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
