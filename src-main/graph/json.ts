/**
 * @param text the body of an answer
 * @returns what it says as JSON; undefined when it says nothing readable
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
