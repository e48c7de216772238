import './page.css';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { queryClient, waitForFirstAnswers } from './first-answers';
import { startTexts } from './texts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
// The CSP admits style elements only with this load's nonce.
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await Promise.all([startTexts(), waitForFirstAnswers()]);
createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={renderer} targetDocument={document}>
      <App queryClient={queryClient} />
    </RendererProvider>
  </StrictMode>,
);
