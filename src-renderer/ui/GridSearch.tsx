import { SearchBox } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { longestSearch } from './search-box';
import type { VirtualGridHandle } from './VirtualGrid';

interface GridSearchProps {
  label: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  /** What it finds: the arrow down goes there. */
  grid: RefObject<VirtualGridHandle | null>;
  className?: string;
}

/** Looks for what stands in the grid below. */
export function GridSearch({ label, placeholder, text, onText, grid, className }: GridSearchProps) {
  const { t } = useTranslation();
  return (
    <SearchBox
      className={className}
      aria-label={label}
      placeholder={placeholder}
      maxLength={longestSearch}
      dismiss={{ 'aria-label': t('app.clearSearch') }}
      value={text}
      onChange={(_, data) => onText(data.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        grid.current?.focus();
      }}
    />
  );
}
