import { expect, it } from 'vitest';
import { isOurPage } from './our-page';
import { pageAddress } from './app-address';

const contents = { window: 'ours' };
const mainFrame = { parent: null, url: pageAddress };
const message = { sender: contents, senderFrame: mainFrame };

it('hears the main frame of our window at our own address', () => {
  expect(isOurPage(message, contents)).toBe(true);
  const inside = { ...mainFrame, url: `${pageAddress}#users` };
  expect(isOurPage({ ...message, senderFrame: inside }, contents)).toBe(true);
});

it('refuses the main frame of another window, even at our own address', () => {
  expect(isOurPage({ ...message, sender: { window: 'ours' } }, contents)).toBe(false);
});

it('refuses a frame within our page, even one at our own address', () => {
  const frame = { parent: mainFrame, url: pageAddress };
  expect(isOurPage({ ...message, senderFrame: frame }, contents)).toBe(false);
});

it.each([
  'https://console/index.html',
  'app://elsewhere/index.html',
  'file:///index.html',
  'data:text/html,x',
  'about:blank',
  '',
])('refuses our main frame at %j', (url) => {
  expect(isOurPage({ ...message, senderFrame: { parent: null, url } }, contents)).toBe(false);
});

it('refuses a frame that is gone', () => {
  expect(isOurPage({ ...message, senderFrame: null }, contents)).toBe(false);
});
