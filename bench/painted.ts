import type { Page } from 'playwright/test';

/** What is to be seen in the page, as CSS selectors. */
export interface Scene {
  /** Something must match. */
  there?: string;
  /** Nothing may match. */
  gone?: string;
  /** The page's heading. */
  heading?: string;
}

/** A row of a grid that shows bones, because what belongs there is still on its way. */
export const boneRow = '[role="rowgroup"] [data-row]:not(:has(input))';

/**
 * Measures in the page itself, so that driving it costs nothing: from an input event to the end of
 * the first frame that shows the scene.
 *
 * @param page of the console
 * @param event what begins it
 * @param scene what is waited for
 * @param act causes the event
 * @returns milliseconds
 */
export async function untilPainted(
  page: Page,
  event: 'keydown' | 'click',
  scene: Scene,
  act: () => Promise<void>,
): Promise<number> {
  const measured = await page.evaluateHandle(watch, { event, scene });
  await act();
  return measured.evaluate(({ painted }) => painted);
}

/** Runs in the page. In an object, so that the promise itself is not waited for. */
function watch({ event, scene }: { event: string; scene: Scene }): { painted: Promise<number> } {
  const isShown = (): boolean =>
    (scene.there === undefined || document.querySelector(scene.there) !== null) &&
    (scene.gone === undefined || document.querySelector(scene.gone) === null) &&
    (scene.heading === undefined || document.querySelector('h1')?.textContent === scene.heading);
  const painted = new Promise<number>((resolve, reject) => {
    const tooLate = () => {
      const field = document.querySelector<HTMLInputElement>('main input');
      const rows = document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount');
      const is = JSON.stringify({ heading: document.querySelector('h1')?.textContent, rows });
      reject(
        new Error(`Not seen in time: ${JSON.stringify(scene)}; ${is} “${field?.value ?? ''}”`),
      );
    };
    setTimeout(tooLate, 15_000);
    const begin = ({ timeStamp }: Event): void => {
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - timeStamp);
        requestAnimationFrame(() => port2.postMessage(null));
      });
      observer.observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    };
    document.addEventListener(event, begin, { once: true, capture: true });
  });
  return { painted };
}
