import { Button } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
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

function Crashed() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('app.crashed.title')}
      action={
        <Button appearance="primary" onClick={() => window.location.reload()}>
          {t('app.crashed.reload')}
        </Button>
      }
    >
      {t('app.crashed.text')}
    </EmptyState>
  );
}
