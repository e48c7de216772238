import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SettingsLoad } from '../ports';

const objectSchema = z.record(z.string(), z.unknown());
const systemErrorSchema = z.object({ code: z.string() });

function systemCode(error: unknown): string | undefined {
  return systemErrorSchema.safeParse(error).data?.code;
}

/** Reads a file that should hold one JSON object and says what is there instead if it does not. */
export function readJson(path: string): SettingsLoad {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { kind: 'missing' };
    return {
      kind: 'not-readable',
      reason: error instanceof Error ? error.message : String(error),
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'loaded', value: objectSchema.parse(JSON.parse(text)) };
  } catch {
    return { kind: 'damaged' };
  }
}
