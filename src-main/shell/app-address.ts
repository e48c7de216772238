/** Where the page lives. The scheme is the app's own, so no server can be at this address. */
export const appScheme = 'app';
const appHost = 'console';

export const pageAddress = `${appScheme}://${appHost}/index.html`;

/** Whether an address is one of the app's own, page or part of it. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === `${appScheme}:` && url.host === appHost;
  } catch {
    return false;
  }
}

const segmentPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/;

/**
 * The file, relative to the renderer's folder, that an address of the app asks for; null when it
 * asks for anything but a plain file below that folder. Refuses rather than repairs: `..`, encoded
 * slashes, backslashes, NUL, drive letters and hidden files all fail the same small pattern.
 */
export function filePathOf(address: string): string | null {
  if (!isOwnAddress(address)) return null;
  const { pathname } = new URL(address);
  if (pathname === '/' || pathname === '') return 'index.html';
  let path: string;
  try {
    path = decodeURIComponent(pathname.slice(1));
  } catch {
    return null;
  }
  return path.split('/').every((segment) => segmentPattern.test(segment)) ? path : null;
}
