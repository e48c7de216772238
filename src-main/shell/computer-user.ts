import { userInfo } from 'node:os';

/** The name the system has for whoever uses this computer; '?' where it has none. */
export function computerUser(): string {
  try {
    return userInfo().username || '?';
  } catch {
    // Throws where the user is in no list, as in some containers.
    return process.env['USERNAME'] ?? process.env['USER'] ?? '?';
  }
}
