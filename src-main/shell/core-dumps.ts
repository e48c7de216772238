import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Leaves all memory out of the core dumps of this process and of those it has started or will start:
 * where core dumps are switched on, Linux writes one when a process crashes. A process that the system
 * does not let this one change makes no core dump at all, because its sandbox forbids it. Does nothing
 * on other systems; nothing there writes a dump unasked.
 * @see https://man7.org/linux/man-pages/man5/core.5.html `/proc/pid/coredump_filter`
 */
export function leaveMemoryOutOfCoreDumps(): void {
  if (process.platform !== 'linux') return;
  // What is started later inherits it from here, or from Chromium's zygotes, which run already.
  const family = [String(process.pid)];
  for (const pid of family) {
    try {
      writeFileSync(`/proc/${pid}/coredump_filter`, '0');
    } catch {
      // Its sandbox does not let it be dumped.
    }
    family.push(...childrenOf(pid));
  }
}

function childrenOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter((child) => child !== ''),
    );
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
