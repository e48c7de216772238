const mark = '[redacted]';

/**
 * Patterns of what must never be written down. The last line of defence: services pass no secret to
 * a logger, but a library's error message may quote one.
 */
const patterns: readonly [pattern: RegExp, replacement: string][] = [
  // JSON Web Tokens, whole or cut short
  [/\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}/g, mark],
  // Authorization: Bearer …, Basic …
  [/\b(Bearer|Basic|PoP|Negotiate|NTLM)\s+[\w.~+/-]{8,}=*/gi, `$1 ${mark}`],
  // "authorization": "…", cookie: …
  [
    /(["']?(?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?!(?:Bearer|Basic|PoP|Negotiate|NTLM)\s)[^\s"',;]+/gi,
    `$1${mark}`,
  ],
  // client_secret=…, "clientSecret":"…", access_token: …
  [
    /(["']?\b(?:client[_-]?(?:secret|assertion)|password|(?:access|refresh|id)[_-]?token|secret)["']?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s&,;}]+)/gi,
    `$1${mark}`,
  ],
  // Entra's client secrets: three characters, a digit, Q~, then the rest
  [/[\w.~-]{3}\dQ~[\w.~-]{10,}/g, mark],
];

/** As long as one of Entra's secrets; redacted where it has a tilde in it. */
const longWord = /[\w.~-]{34,}/g;

/** Replaces everything in a text that looks like a token, a secret or a credential header. */
export function redact(text: string): string {
  return patterns
    .reduce((redacted, [pattern, replacement]) => redacted.replaceAll(pattern, replacement), text)
    .replaceAll(longWord, (word) => (word.includes('~') ? mark : word));
}
