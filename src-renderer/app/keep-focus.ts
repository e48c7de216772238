/** The parts of the window that focus is in, one at a time. */
const parts = '[role="dialog"], [role="alertdialog"], [role="menu"], nav, main';

/** How many places are remembered in each part. */
const depth = 10;

interface Place {
  /** Weak: what has left the page must not be kept in memory. */
  element: WeakRef<HTMLElement>;
  part: WeakRef<HTMLElement>;
}

/**
 * Keeps focus from being lost with what has it: a dialog or a menu that closes, a button that goes
 * away, a row that was deleted. It then goes back to where it was before: to the button, the menu or
 * the row that had opened what is closed, whether by mouse or by keyboard.
 *
 * @returns ends it
 */
export function keepFocus(page: Document): () => void {
  /** Where focus has been, newest last. */
  let trail: Place[] = [];

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const part = target.closest<HTMLElement>(parts) ?? page.body;
    trail = trail.filter((place) => isThere(place.part) && place.element.deref() !== target);
    const ofPart = trail.filter((place) => place.part.deref() === part);
    if (ofPart.length === depth) trail = trail.filter((place) => place !== ofPart[0]);
    trail.push({ element: new WeakRef(target), part: new WeakRef(part) });
  };

  const giveBack = () => {
    if (page.activeElement !== page.body) return;
    const last = trail.at(-1);
    // A click on an empty place takes focus off what is still there: nothing is lost.
    if (!last || isThere(last.element)) return;
    trail = trail.filter(({ part }) => isThere(part));
    const part = trail.at(-1)?.part.deref();
    if (!part) return;
    const before = trail.filter((place) => place.part.deref() === part).reverse();
    if (!before.some(({ element }) => takesFocus(element.deref()))) takesFocus(part);
  };

  const observer = new MutationObserver(giveBack);
  page.addEventListener('focusin', remember);
  observer.observe(page.body, { childList: true, subtree: true });
  return () => {
    page.removeEventListener('focusin', remember);
    observer.disconnect();
  };
}

function isThere(element: WeakRef<HTMLElement>): boolean {
  return element.deref()?.isConnected === true;
}

function takesFocus(element: HTMLElement | undefined): boolean {
  if (!element?.isConnected) return false;
  element.focus();
  return element.ownerDocument.activeElement === element;
}
