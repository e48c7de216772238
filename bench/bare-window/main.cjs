// What every Electron app has to pay: one window that shows a page with one field.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 860 });
  return window.loadFile(path.join(__dirname, 'index.html'));
});
