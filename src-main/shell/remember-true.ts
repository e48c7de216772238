/**
 * Makes a question that is asked again until the answer is yes, which then holds for good. Whoever
 * asks while it is being asked shares the answer.
 */
export function rememberTrue(ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | undefined;
  return () => {
    answer ??= ask().then((yes) => {
      if (!yes) answer = undefined;
      return yes;
    });
    return answer;
  };
}
