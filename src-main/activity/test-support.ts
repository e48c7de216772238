import type { ActivityEntry } from '../contract/activity';
import { createTexts } from '../contract/text/create-texts';
import type { ChosenFile } from '../ports';
import { recordingLogger, testClock } from '../graph/test-support';
import type { ActivityFile, ActivityPorts } from './ports';
import type { NewEntry } from './activity-log';

/** Stand-ins for the unit tests of activity. */

export const { t } = createTexts('en');

/** A disk with one file on it. */
function memoryActivityFile(text = '') {
  const disk = { text, failure: null as Error | null, appends: 0, replacements: 0 };
  const work = <T>(done: () => T): Promise<T> =>
    disk.failure === null ? Promise.resolve(done()) : Promise.reject(disk.failure);
  const file: ActivityFile = {
    path: '/profile/activity.jsonl',
    read: () => work(() => disk.text),
    append: (more) =>
      work(() => {
        disk.text += more;
        disk.appends += 1;
      }),
    replace: (whole) =>
      work(() => {
        disk.text = whole;
        disk.replacements += 1;
      }),
  };
  return { disk, file };
}

/** Takes out one word, so that a test can see that it was asked. */
function redactWord(text: string): string {
  return text.replaceAll('hunter2', '[redacted]');
}

export function activityPorts(text = '') {
  const { disk, file } = memoryActivityFile(text);
  const clock = testClock();
  const logger = recordingLogger();
  const texts = createTexts('en');
  const saved = { file: null as ChosenFile | null, names: [] as string[], bytes: Buffer.alloc(0) };
  let ids = 0;
  const ports: ActivityPorts = {
    file,
    readLogs: () => Promise.resolve([{ name: 'main.log', text: 'The console starts hunter2\n' }]),
    settings: () => {
      throw new Error('not asked');
    },
    versions: { console: '1.2.3' },
    userName: 'ana',
    redact: redactWord,
    chooseFile: (name) => {
      saved.names.push(name);
      return Promise.resolve(saved.file);
    },
    texts,
    clock,
    logger,
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
  };
  const writable: ChosenFile = {
    name: 'chosen',
    write: async (pieces) => {
      const parts: Buffer[] = [];
      for await (const piece of pieces) parts.push(Buffer.from(piece as string));
      saved.bytes = Buffer.concat(parts);
    },
  };
  return { ports, disk, clock, logger, texts, saved, writable };
}

/** An entry about a file, before it is written down. */
export function exported(fileName: string, durationMs = 1): NewEntry {
  return {
    kind: 'file',
    outcome: 'done',
    durationMs,
    problem: null,
    action: 'usersExported',
    fileName,
    count: 1,
  };
}

type TestEntry = Extract<ActivityEntry, { kind: 'test' }>;

/** A test as the log has it. */
export function testRun(change: Partial<TestEntry> = {}): TestEntry {
  return {
    id: '11111111-1111-4111-8111-111111111111',
    at: '2026-11-23T10:00:00.000Z',
    who: 'ana',
    kind: 'test',
    outcome: 'done',
    durationMs: 800,
    problem: null,
    cloud: 'global',
    tenantId: 'contoso.com',
    clientId: 'c0a6f8d2-51b4-4e0b-8a37-6d1f20e9b7a5',
    organisation: 'Contoso',
    steps: [{ step: 'reach', outcome: 'passed', durationMs: 10, problem: null }],
    ...change,
  };
}
