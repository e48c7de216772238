import { expect, it, vi } from 'vitest';
import { recordingLogger } from '../connection/test-support';
import type { Notice } from '../ports';
import { createNotifications } from './notifications';
import { texts } from './texts';

/** The system's notifications, which tests have none of. */
const system = vi.hoisted(() => ({
  shown: [] as { title: string; body: string; click: () => void }[],
}));

vi.mock('electron', () => ({
  Notification: class {
    static isSupported = () => true;
    private click = () => undefined;
    constructor(private readonly words: { title: string; body: string }) {}
    on(event: string, listener: () => undefined) {
      if (event === 'click') this.click = listener;
    }
    show() {
      system.shown.push({ ...this.words, click: this.click });
    }
  },
}));

const notice: Notice = {
  kind: 'expiry',
  connection: 'Production',
  inUse: true,
  credential: 'clientSecret',
  days: 5,
  level: 'alarm',
};

it.each([
  ['en', 'The client secret of Production expires in 5 days', 'Switch to it'],
  ['de', 'Production: Geheimer Clientschlüssel läuft in 5 Tagen ab', 'Wechseln Sie'],
])('names in %s the connection whose credential ends, and what to do', async (...expected) => {
  const [language, title, advice] = expected;
  await texts.changeLanguage(language);
  const opened: string[] = [];
  const { logger } = recordingLogger();
  const { credentialEnds } = createNotifications((page) => opened.push(page), logger);
  system.shown = [];
  credentialEnds(notice);
  credentialEnds({ ...notice, connection: 'Test', inUse: false, days: -1, level: 'expired' });
  const [first, second] = system.shown;
  expect(first?.title).toBe(title);
  expect(first?.body).not.toContain(advice);
  expect(second?.title).toContain('Test');
  expect(second?.body).toContain(advice);
  first?.click();
  expect(opened).toEqual(['connection']);
});
