import { languageOf } from '../contract/text/languages';

const mimeTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  woff2: 'font/woff2',
};

/** The MIME type of a file of the page by its name; null for a kind the page has no use for. */
export function mimeTypeOf(path: string): string | null {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(mimeTypes, extension) ? (mimeTypes[extension] ?? null) : null;
}

/** What the page may load and do: its own files, and styles that carry this load's nonce. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Puts this load's nonce, and the locale and language the page is to speak, where it looks for them. */
export function fillIn(html: string, { nonce, locale }: { nonce: string; locale: string }): string {
  return html
    .replaceAll('__CSP_NONCE__', () => nonce)
    .replaceAll('__LOCALE__', () => locale)
    .replaceAll('__LANGUAGE__', () => languageOf(locale));
}
