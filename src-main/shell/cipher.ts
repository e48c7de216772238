import { safeStorage } from 'electron';
import type { Cipher } from '../ports';
import { rememberTrue } from './remember-true';

// Types are Electron 45's; Electron 25 has only the synchronous calls and can't name its backend.
const newer: Partial<typeof safeStorage> = safeStorage;

async function isOffered(): Promise<boolean> {
  if (newer.isAsyncEncryptionAvailable) return newer.isAsyncEncryptionAvailable();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that Electron 25 has
  return safeStorage.isEncryptionAvailable();
}

async function seal(text: string): Promise<Buffer> {
  if (newer.encryptStringAsync) return newer.encryptStringAsync(text);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that Electron 25 has
  return safeStorage.encryptString(text);
}

async function open(sealed: Buffer): Promise<string> {
  if (newer.decryptStringAsync) return (await newer.decryptStringAsync(sealed)).result;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- all that Electron 25 has
  return safeStorage.decryptString(sealed);
}

/** On Linux `v10` is a key that is the same on every computer: obfuscation, not encryption. */
function isWeak(sealed: Buffer): boolean {
  return process.platform === 'linux' && sealed.subarray(0, 3).toString('latin1') === 'v10';
}

async function isStrong(): Promise<boolean> {
  if (process.platform === 'linux') {
    const backend = newer.getSelectedStorageBackend?.();
    if (backend === 'basic_text' || backend === 'unknown') return false;
  }
  try {
    return (await isOffered()) && !isWeak(await seal('probe'));
  } catch {
    return false;
  }
}

/** Encrypts with the key store of the operating system through Electron's safeStorage. */
export function createCipher(): Cipher {
  return {
    // A key store that is unlocked or installed meanwhile is found by the next call.
    isAvailable: rememberTrue(isStrong),
    async encrypt(text) {
      const sealed = await seal(text);
      if (isWeak(sealed)) throw new Error('The key store offers only weak encryption');
      return sealed.toString('base64');
    },
    async decrypt(base64) {
      const sealed = Buffer.from(base64, 'base64');
      if (isWeak(sealed)) throw new Error('The value was sealed with weak encryption');
      return open(sealed);
    },
  };
}
