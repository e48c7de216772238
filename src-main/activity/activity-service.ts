import type { Channel } from '../contract/channels';
import { problem } from '../contract/problems';
import { failure, success } from '../contract/result';
import { createBreathing } from '../directory/breathing';
import type { Handlers } from '../ipc/router';
import { writeChosenFile } from '../write-chosen-file';
import { createActivityLog, type ActivityLog } from './activity-log';
import { activityPieces } from './export-activity';
import { createActivitySearch } from './find-entries';
import type { ActivityPorts } from './ports';
import { summarise } from './summary';
import { bundleFiles, zipPieces, type BundleFile } from './support-bundle';

type ActivityChannel = Extract<Channel, `activity.${string}`>;

export interface ActivityService {
  /** Where what happens is written down. */
  log: Pick<ActivityLog, 'add'>;
  /** A handler for each of the `activity.*` calls of the contract, where each is described. */
  calls: Pick<Handlers, ActivityChannel>;
}

/** Activity: what happened here, and the support bundle. */
export function createActivity(ports: ActivityPorts): ActivityService {
  const { clock, texts } = ports;
  const log = createActivityLog(ports);
  const find = createActivitySearch(texts);
  let bundle: { id: string; files: BundleFile[] } | null = null;

  const today = (): string => clock.now().toISOString().slice(0, 10);

  return {
    log,
    calls: {
      async 'activity.list'({ query, from, count }) {
        const entries = await log.entries();
        const found = find(entries, query);
        return success({
          entries: found.slice(from, from + count),
          found: found.length,
          all: entries.length,
          damaged: log.damaged(),
          problem: log.problem(),
        });
      },

      async 'activity.summary'() {
        return success(summarise(await log.entries(), clock.now()));
      },

      async 'activity.export'({ query, format }) {
        const found = find(await log.entries(), query);
        const file = await ports.chooseFile(`activity-${today()}.${format}`, format);
        if (file === null) return success(null);
        const breathe = createBreathing(clock);
        const saved = await writeChosenFile(file, activityPieces(found, format, texts.t, breathe));
        return saved.ok ? success({ fileName: file.name, count: found.length }) : saved;
      },

      async 'activity.prepareBundle'() {
        const files = await bundleFiles(await log.entries(), ports);
        bundle = { id: ports.newId(), files };
        return success({
          bundleId: bundle.id,
          files: files.map(({ name, content, bytes }) => ({ name, content, bytes: bytes.length })),
        });
      },

      async 'activity.saveBundle'({ bundleId }) {
        if (bundle?.id !== bundleId) return failure(problem('bundle-closed'));
        const { files } = bundle;
        const file = await ports.chooseFile(`helpmaster-m365-support-${today()}.zip`, 'zip');
        if (file === null) return success(null);
        const saved = await writeChosenFile(
          file,
          zipPieces(files, clock.now(), createBreathing(clock)),
        );
        return saved.ok ? success({ fileName: file.name, count: files.length }) : saved;
      },
    },
  };
}
