import { randomBytes } from 'node:crypto';
import { accessSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type Session } from 'electron';
import type { Logger } from '../ports';
import { appScheme, filePathOf } from './app-address';
import { contentSecurityPolicy, fillIn, mimeTypeOf } from './page-headers';

/** Makes `app:` a proper origin. Must be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true } },
  ]);
}

function refusal(status: number): Response {
  return new Response(null, { status });
}

/**
 * Serves the built page, and nothing else of this computer, at `app://console/`. Throws when the
 * page is not there at all, because a broken installation must not end in an empty window.
 *
 * @param session the page's
 * @param folder where the page was built
 * @param locale answers what the page is to speak when it is loaded
 */
export function serveApp(
  session: Session,
  folder: string,
  locale: () => string,
  logger: Logger,
): void {
  accessSync(join(folder, 'index.html'));
  session.protocol.handle(appScheme, async (request) => {
    if (request.method !== 'GET') return refusal(405);
    const path = filePathOf(request.url);
    const type = path === null ? null : mimeTypeOf(path);
    if (path === null || type === null) {
      logger.warn('The page asked for a file it may not have', { url: request.url });
      return refusal(404);
    }
    let content: Uint8Array<ArrayBuffer>;
    try {
      content = new Uint8Array(await readFile(join(folder, path)));
    } catch {
      logger.warn('The page asked for a file that is not there', { path });
      return refusal(404);
    }
    const nonce = randomBytes(16).toString('base64');
    const headers = {
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'X-Content-Type-Options': 'nosniff',
      'X-DNS-Prefetch-Control': 'off',
      'Referrer-Policy': 'no-referrer',
    };
    if (path !== 'index.html') return new Response(content, { headers });
    const html = fillIn(new TextDecoder().decode(content), { nonce, locale: locale() });
    return new Response(html, {
      headers: { ...headers, 'Cache-Control': 'no-store' },
    });
  });
}
