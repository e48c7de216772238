import { Toaster } from '@fluentui/react-components';
import { useState, type KeyboardEvent, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toasterId } from './toaster';

/** Fluent keeps Tab within confirmations until Escape; nobody expects that of what goes by itself. */
const noTrap = { 'data-tabster': '{}' };

function leaveTabToThePage(event: KeyboardEvent): void {
  if (event.key === 'Tab') event.stopPropagation();
}

/**
 * Pressing a button of a confirmation leaves the focus where it is: Fluent would hand it to the next
 * confirmation once this one is gone, out of a dialog that was opened meanwhile.
 */
function keepFocus(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
}

/** Short confirmations in the corner, in a landmark that a screen reader can go to. */
export function Notifications() {
  const { t } = useTranslation();
  const [region, setRegion] = useState<HTMLElement | null>(null);
  return (
    <section
      ref={setRegion}
      aria-label={t('app.notifications')}
      onKeyDownCapture={leaveTabToThePage}
      onMouseDownCapture={keepFocus}
    >
      {/* Above the page's footer, whose buttons it must not cover. */}
      <Toaster
        {...noTrap}
        toasterId={toasterId}
        mountNode={region}
        position="bottom-end"
        offset={{ vertical: 80, horizontal: 24 }}
      />
    </section>
  );
}
