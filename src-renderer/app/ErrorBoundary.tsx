import { Button } from '@fluentui/react-components';
import { Component, useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState';

interface State {
  failed: boolean;
}

/** Keeps a page that failed to draw from leaving an empty window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

/** Stands for the whole window: what had focus is gone with it, so the one thing to do has it. */
function Crashed() {
  const { t } = useTranslation();
  const whole = useRef<HTMLElement>(null);
  useEffect(() => whole.current?.querySelector('button')?.focus(), []);
  return (
    <main ref={whole}>
      <div role="alert">
        <EmptyState
          title={t('app.crashed.title')}
          heading="h1"
          action={
            <Button appearance="primary" onClick={() => window.location.reload()}>
              {t('app.crashed.reload')}
            </Button>
          }
        >
          {t('app.crashed.text')}
        </EmptyState>
      </div>
    </main>
  );
}
