// Loaded into Electron before the app (`electron -r`): prints when the first page can be used.
const { app } = require('electron');

/** Runs in the page: waits until a field takes input and has been painted. */
function untilInteractive() {
  return new Promise((resolve) => {
    const look = () => {
      if (!globalThis.document.querySelector('main input:enabled')) {
        globalThis.requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new globalThis.MessageChannel();
      port1.onmessage = () => {
        resolve(globalThis.performance.timeOrigin + globalThis.performance.now());
      };
      globalThis.requestAnimationFrame(() => port2.postMessage(null));
    };
    look();
  });
}

app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const at = await contents.mainFrame.executeJavaScript(`(${untilInteractive.toString()})()`);
    process.stdout.write(`interactive at ${at}\n`);
  });
});
