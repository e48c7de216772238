import { Button, Dropdown, Field, makeStyles, Option } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { userFilters, type UserFilter } from '../../../src-main/contract/directory';
import { GridSearch } from '../../ui/GridSearch';
import type { VirtualGridHandle } from '../../ui/VirtualGrid';

const useStyles = makeStyles({
  toolbar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px' },
  search: { flex: '1 1 200px', minWidth: 0, maxWidth: '400px' },
  // The label stands before the box, not above it.
  show: { gridTemplateColumns: 'auto 220px', columnGap: '8px', flexShrink: 0 },
  dropdown: { minWidth: 0 },
  loadAll: { marginInlineStart: 'auto', flexShrink: 0 },
});

interface UsersToolbarProps {
  text: string;
  onText: (text: string) => void;
  show: UserFilter;
  onShow: (show: UserFilter) => void;
  loading: boolean;
  onLoadAll: () => void;
  /** What the search finds. */
  grid: RefObject<VirtualGridHandle | null>;
}

/** What is looked for. */
export function UsersToolbar({
  text,
  onText,
  show,
  onShow,
  loading,
  onLoadAll,
  grid,
}: UsersToolbarProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.toolbar}>
      <GridSearch
        className={styles.search}
        label={t('users.search')}
        placeholder={t('users.searchPlaceholder')}
        text={text}
        onText={onText}
        grid={grid}
      />
      <Field label={t('users.showLabel')} orientation="horizontal" className={styles.show}>
        <Dropdown
          className={styles.dropdown}
          value={t(`users.show.${show}`)}
          selectedOptions={[show]}
          onOptionSelect={(_, data) => {
            const chosen = userFilters.find((filter) => filter === data.optionValue);
            if (chosen) onShow(chosen);
          }}
        >
          {userFilters.map((filter) => (
            <Option key={filter} value={filter}>
              {t(`users.show.${filter}`)}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Button className={styles.loadAll} disabledFocusable={loading} onClick={onLoadAll}>
        {t('users.buttons.loadAll')}
      </Button>
    </div>
  );
}
