/**
 * A known weakness that is lived with, and why. Listed in scripts/audit-exceptions.json.
 *
 * @typedef {object} Exception
 * @property {string} advisory its address, `https://github.com/advisories/GHSA-…`
 * @property {string} package
 * @property {string} why what makes it harmless here, or why nothing better is to be had
 * @property {string} until the day it is looked at again, `2027-01-31`
 */

/**
 * Judges what `npm audit --json` has found.
 *
 * @param {unknown} report npm's answer
 * @param {Exception[]} exceptions
 * @param {string} today `2026-11-23`
 * @returns {string[] | null} a line for each thing to do, none when all is well; null when the report is
 *   none, because the registry did not answer
 */
export function judgeAudit(report, exceptions, today) {
  const { vulnerabilities } =
    /** @type {{ vulnerabilities?: Record<string, { via: unknown[] }> }} */ (report ?? {});
  if (vulnerabilities === undefined) return null;
  const found = new Map(
    Object.values(vulnerabilities)
      .flatMap(({ via }) => via)
      // A name stands for a package that is only concerned because of another one.
      .filter((each) => typeof each === 'object' && each !== null)
      .map((each) => /** @type {Record<string, string>} */ (each))
      .map(({ url = '', name, severity, title }) => [
        url,
        `${severity}: ${name}: ${title} (${url})`,
      ]),
  );
  const known = new Set(exceptions.map(({ advisory }) => advisory));
  return [
    ...[...found].filter(([url]) => !known.has(url)).map(([, line]) => line),
    ...exceptions
      .filter(({ advisory }) => !found.has(advisory))
      .map((each) => `no longer found, delete the exception: ${each.package} (${each.advisory})`),
    ...exceptions
      .filter(({ advisory, until }) => found.has(advisory) && until < today)
      .map((each) => `the exception has run out: ${each.package} (${each.advisory})`),
  ];
}
