import { MessageBarTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** The title of a message bar, which is read out as one text: Fluent shows a space after it, but says none. */
export function BarTitle({ children }: { children: ReactNode }) {
  return (
    <>
      <MessageBarTitle>{children}</MessageBarTitle>{' '}
    </>
  );
}
