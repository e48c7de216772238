import { app, type Session, type WebContents } from 'electron';
import type { Logger } from '../ports';
import { isOwnAddress } from './app-address';

/**
 * A proxy that is not there. Connections which are opened ahead of any request (`preconnect`) and
 * those of WebRTC pass by both the policy and the request filter below; they end here.
 */
const nowhere = { proxyRules: 'http://127.0.0.1:9', proxyBypassRules: '<-loopback>' };

/** Leaves the page's session nothing but the app's own files: no host, no device, no download. */
export async function guardSession(session: Session, logger: Logger): Promise<void> {
  await session.setProxy(nowhere);
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    logger.warn('A permission was denied', { permission });
    callback(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    logger.warn('A download was denied');
    event.preventDefault();
  });
  const mayLoad = (url: string) =>
    isOwnAddress(url) || (!app.isPackaged && url.startsWith('devtools://'));
  session.webRequest.onBeforeRequest(({ url, resourceType }, callback) => {
    const cancel = !mayLoad(url);
    if (cancel) logger.warn('A request of the page was denied', { resourceType });
    callback({ cancel });
  });
}

/**
 * Keeps the window on the page: no navigation, no second window, no embedded one. The page may load
 * itself anew, which is the way out when it could not be drawn.
 */
export function guardContents(contents: WebContents, logger: Logger): void {
  const deny = (what: string) => (event: { preventDefault: () => void }) => {
    logger.warn('A navigation was denied', { what });
    event.preventDefault();
  };
  const denyOthers =
    (what: string) =>
    (event: { url: string; isMainFrame: boolean; preventDefault: () => void }) => {
      if (!event.isMainFrame || event.url !== contents.getURL()) deny(what)(event);
    };
  contents.on('will-navigate', denyOthers('will-navigate'));
  contents.on('will-frame-navigate', denyOthers('will-frame-navigate'));
  contents.on('will-redirect', deny('will-redirect'));
  contents.on('will-attach-webview', deny('will-attach-webview'));
  contents.setWindowOpenHandler(() => {
    logger.warn('A new window was denied');
    return { action: 'deny' };
  });
  // A page that was broken into could otherwise reach any host with WebRTC, which no CSP stops.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
