import { isOwnAddress } from './app-address';

/** Who sends a message over IPC: what of Electron's events says it, and may be gone meanwhile. */
export interface MessageSender<Contents> {
  sender: Contents;
  senderFrame: { parent: unknown; url: string } | null;
}

/**
 * Whether a message comes from our own page and nobody else: from our window, from its main frame, and
 * with one of our own addresses in it at this moment.
 *
 * @param event the event it came with
 * @param contents those of our window
 */
export function isOurPage<Contents>(
  { sender, senderFrame }: MessageSender<Contents>,
  contents: Contents,
): boolean {
  return (
    sender === contents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isOwnAddress(senderFrame.url)
  );
}
