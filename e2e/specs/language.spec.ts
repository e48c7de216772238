import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { catalogues } from '../../src-main/contract/text';
import { demoConnection } from '../../src-main/demo-tenant';
import { catchNotifications } from '../fixtures/access-scope-page';
import { dress, looks } from '../fixtures/appearance';
import { expect, test, type RunningConsole } from '../fixtures/console';
import { isFull } from '../fixtures/effort';
import { EmailAccountsPage } from '../fixtures/email-accounts-page';
import { menuLabels, speaking } from '../fixtures/interface-language';
import { axeFindings, clippedTexts, withoutToasts } from '../fixtures/look';

const success = 'Die Microsoft 365-Authentifizierung war erfolgreich';

/** API Integrations in German. */
function germanForm(page: Page) {
  const box = (name: string) => page.getByRole('textbox', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    clientId: box('Anwendungs-ID (Client)'),
    tenantId: box('Verzeichnis-ID (Mandant)'),
    secret: page.getByLabel('Geheimer Clientschlüssel', { exact: true }),
    expires: page.getByLabel('Geheimnis läuft ab am', { exact: true }),
    test: button('Einstellungen testen'),
    apply: button('Übernehmen'),
    results: page.getByRole('list', { name: 'Testergebnisse', exact: true }),
    success: page.getByRole('dialog', { name: success, exact: true }),
  };
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

function choice(page: Page, name: string): Locator {
  return page.getByRole('radio', { name, exact: true });
}

function textsOf(words: object): string[] {
  return Object.values(words).flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? textsOf(value) : [String(value)],
  );
}

const german = new Set(textsOf(catalogues.de));
/** What no German page says; and the names that Fluent gives its buttons when it is told none. */
const englishOnly = new Set(
  [...textsOf(catalogues.en), 'clear', 'close'].filter((text) => !german.has(text)),
);

/** Texts of the page, also those for screen readers only, that are English. */
async function englishOn(page: Page): Promise<string[]> {
  const said = await page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes].map((node) =>
        node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '').trim() : '',
      ),
      ...['aria-label', 'title', 'placeholder', 'aria-description'].map(
        (name) => element.getAttribute(name) ?? '',
      ),
    ]),
  );
  return said.filter((text) => englishOnly.has(text));
}

function localeOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.lang);
}

test('a system that speaks German gets a console that does', async ({ start }) => {
  const { app, page } = await start({ env: speaking.german });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API-Integrationen');
  expect(await localeOf(page)).toBe('de-DE');
  const menu = await menuLabels(app);
  expect(menu).toEqual(expect.arrayContaining(['&Datei', 'Beenden', 'Einfügen', 'Optionen']));
  expect(menu.filter((label) => /\b(?:Edit|Copy|Paste|Help|About|Reload)\b/.test(label))).toEqual(
    [],
  );

  const form = germanForm(page);
  await form.test.click();
  await expect(
    page.getByText('Geben Sie die Anwendungs-ID (Client) aus der Übersicht der App ein.'),
  ).toBeVisible();
  await form.clientId.fill(demoConnection.clientId);
  await form.tenantId.fill(demoConnection.tenantId);
  await form.secret.fill('not.the~right~secret~of~this~app~at~all~~~');
  await form.test.click();
  const authenticate = form.results
    .getByRole('listitem')
    .filter({ has: page.getByText('App authentifizieren', { exact: true }) });
  await expect(authenticate).toContainText('Fehlgeschlagen');
  await expect(authenticate).toContainText(
    'Microsoft hat den geheimen Clientschlüssel nicht akzeptiert.',
  );
  await expect(authenticate).toContainText('Wahrscheinliche Ursache');
  await expect(form.results).toContainText('Anmeldedienst erreichen');
  await expect(form.results).toContainText('Nicht getestet, weil „App authentifizieren“');

  await form.secret.fill(demoConnection.clientSecret);
  await form.expires.fill('2099-12-31');
  await form.test.click();
  await expect(form.success).toBeVisible();
  await expect(form.success).toContainText('Das kann der Helpdesk jetzt');
  await form.success.getByRole('button', { name: 'Übernehmen', exact: true }).click();
  await expect(form.secret).toHaveAttribute('placeholder', 'Gespeichert – zum Ersetzen eingeben');
  await expect(page.getByText(/^Läuft in \d{2}\.\d{3} Tagen ab \(31\.12\.2099\)$/)).toBeVisible();

  await goTo(page, 'Microsoft 365-Benutzer');
  await expect(
    page.getByRole('status').filter({ hasText: /von [2-9]\.\d{3} Benutzern/ }),
  ).toBeVisible();
  // What has happened is found by the words it is shown in.
  await goTo(page, 'Aktivität');
  await page.getByRole('searchbox', { name: 'Aktivität durchsuchen' }).fill('fehlgeschlagen');
  const grid = page.getByRole('grid', { name: 'Aktivität' });
  await expect(grid.getByRole('rowheader')).toHaveCount(1);
  await expect(grid).toContainText('„App authentifizieren“ ist fehlgeschlagen');
});

test('dates and numbers are as the region writes them', async ({ start }) => {
  const { page } = await start({ env: speaking.austrian });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API-Integrationen');
  expect(await localeOf(page)).toBe('de-AT');
  await germanForm(page).clientId.fill(demoConnection.clientId);
  await germanForm(page).tenantId.fill(demoConnection.tenantId);
  await germanForm(page).secret.fill(demoConnection.clientSecret);
  await germanForm(page).apply.click();
  await goTo(page, 'Microsoft 365-Benutzer');
  // Austria puts a narrow space where Germany puts a point.
  await expect(
    page.getByRole('status').filter({ hasText: /von [2-9]\s\d{3} Benutzern/ }),
  ).toBeVisible();
});

test('a system whose languages there are no words for gets English', async ({ start }) => {
  const { page } = await start({ env: speaking.french });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
  expect(await localeOf(page)).toBe('en');
});

test('the language is switched at once, everywhere, and for good', async ({ start }) => {
  const english = await start();
  expect(await localeOf(english.page)).toBe('en');
  await goTo(english.page, 'Preferences');
  await expect(choice(english.page, 'Same as the system')).toBeChecked();
  await choice(english.page, 'Same as the system').focus();
  await english.page.keyboard.press('ArrowDown');
  await english.page.keyboard.press('ArrowDown');

  await expect(english.page.getByRole('heading', { level: 1 })).toHaveText('Optionen');
  await expect(choice(english.page, 'Deutsch')).toBeChecked();
  await expect(choice(english.page, 'Deutsch')).toBeFocused();
  await expect(english.page.getByRole('radiogroup', { name: 'Sprache' })).toBeVisible();
  await expect(english.page.getByRole('navigation', { name: 'Systemverwaltung' })).toContainText(
    'Einrichtungsleitfaden',
  );
  expect(await localeOf(english.page)).toBe('de');
  expect(await menuLabels(english.app)).toContain('&Bearbeiten');
  await english.page.screenshot({ path: 'out/screenshots/language-chosen.png' });
  expect(await axeFindings(english.page)).toEqual([]);
  // A page that is loaded anew speaks as it did.
  await english.page.reload();
  await expect(english.page.getByRole('heading', { level: 1 })).toHaveText('API-Integrationen');
  await english.stop();

  const german = await start();
  await expect(german.page.getByRole('heading', { level: 1 })).toHaveText('API-Integrationen');
  expect(await menuLabels(german.app)).toContain('Beenden');
  await goTo(german.page, 'Optionen');
  await expect(choice(german.page, 'Deutsch')).toBeChecked();
  await choice(german.page, 'Wie das System').click();
  await expect(german.page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
  expect(await menuLabels(german.app)).toContain('&Edit');
  await german.stop();

  const again = await start({ env: speaking.german });
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('API-Integrationen');
  await goTo(again.page, 'Optionen');
  await choice(again.page, 'English').click();
  await expect(again.page.getByRole('heading', { level: 1 })).toHaveText('Preferences');
  await again.stop();
  const stays = await start({ env: speaking.german });
  await expect(stays.page.getByRole('heading', { level: 1 })).toHaveText('API Integrations');
});

test('a choice that cannot be saved holds for the run, and says so', async ({ start, profile }) => {
  const { page } = await start();
  await goTo(page, 'Preferences');
  // A folder in the place of the file, which not even root can write.
  mkdirSync(join(profile, 'language.json'));
  await choice(page, 'Deutsch').click();
  await expect(
    page.getByRole('group').filter({ hasText: 'Die Wahl gilt, bis die Konsole' }),
  ).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Optionen');
  expect(existsSync(join(profile, 'language.json'))).toBe(true);
});

// Where there is little room, long words do not fit; the colours are the same in every language.
for (const look of isFull ? looks : looks.slice(0, 1)) {
  test(`every page in German, ${look.name}`, async ({ start, tenant }) => {
    test.setTimeout(300_000);
    const restrictedTo = (...names: string[]) =>
      ({
        kind: 'restrictAccess',
        mailboxes: names.map((name) => `${name}@contoso.com`),
      }) as const;
    tenant.control.setAccessPolicy(restrictedTo('support', 'billing'));
    const before = await start();
    const accounts = await EmailAccountsPage.connected(before.page);
    await accounts.addByAddress('Support', 'support@contoso.com');
    await accounts.addByAddress('Billing', 'billing@contoso.com');
    await accounts.addByAddress('The boss', 'ceo@contoso.com');
    await accounts.check();
    await before.stop();

    const running: RunningConsole = await start({ env: speaking.german });
    const { app, page } = running;
    await dress(running, look);
    const told = await catchNotifications(app);
    let number = 0;
    const picture = async (state: string) => {
      number += 1;
      await withoutToasts(page);
      const name = `german-${String(number).padStart(2, '0')}-${state}.png`;
      await page.screenshot({ path: `out/screenshots/${look.name}/${name}` });
      expect.soft(await englishOn(page), state).toEqual([]);
      expect.soft(await clippedTexts(page), state).toEqual([]);
    };
    const check = async (state: string) => {
      await picture(state);
      expect.soft(await axeFindings(page), state).toEqual([]);
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const dialog = page.getByRole('dialog');
    const closed = async (name: string) => {
      await dialog.getByRole('button', { name, exact: true }).click();
      await expect(dialog).toBeHidden();
    };

    const form = germanForm(page);
    await expect(form.secret).toHaveAttribute('placeholder', /Gespeichert/);
    await check('connection');
    tenant.control.revoke('Calendars.ReadWrite');
    await form.test.click();
    await expect(form.success).toBeVisible();
    await check('success');
    await closed('Schließen');
    await check('limits');
    await form.results.getByRole('listitem').last().scrollIntoViewIfNeeded();
    await check('limits-end');
    tenant.control.grant('Calendars.ReadWrite');
    await button('Geheimnis ersetzen…').click();
    await check('replace');
    await closed('Abbrechen');
    await button('Verbindungen verwalten').click();
    // Fluent's menus stand outside every landmark, which axe would say of this state.
    await picture('connections');
    await page.getByRole('menuitem', { name: 'Löschen…' }).click();
    await check('delete-connection');
    await closed('Abbrechen');
    await form.secret.fill(demoConnection.secretId);
    await form.test.click();
    await expect(form.results).toContainText('Fehlgeschlagen');
    await check('failed');
    await page.getByRole('navigation').getByRole('button', { name: 'Optionen' }).click();
    await check('unsaved');
    await closed('Änderungen verwerfen');
    await check('preferences');

    await goTo(page, 'Microsoft 365-Benutzer');
    await expect(page.getByRole('grid').getByRole('rowheader').first()).toBeVisible();
    await check('users');
    await page.getByRole('grid').getByRole('rowheader').nth(2).click({ button: 'right' });
    await picture('users-menu');
    await page.getByRole('menuitem', { name: 'Details anzeigen' }).click();
    await expect(page.getByText('Objekt-ID', { exact: true })).toBeVisible();
    await check('user-details');
    await button('Details schließen').click();
    await button('Alle Benutzer laden').click();
    await expect(page.getByText(/^Alle .* Benutzer geladen:/).first()).toBeVisible();
    await check('users-loaded');

    await goTo(page, 'Globale E-Mail-Konten');
    await expect(page.getByRole('grid', { name: 'E-Mail-Konten' })).toContainText('The boss');
    await check('accounts');
    await page.getByRole('rowheader', { name: 'The boss' }).click();
    await check('accounts-selected');
    await button('Zugriffsdetails').click();
    await check('access-details');
    await closed('Schließen');
    await button('Mehr').click();
    await picture('accounts-more');
    await page.keyboard.press('Escape');
    await button('E-Mail-Konto hinzufügen').click();
    await dialog.getByRole('checkbox', { name: 'Empfangen', exact: true }).click();
    await dialog.getByRole('button', { name: 'Speichern', exact: true }).click();
    await expect(dialog.getByText('Geben Sie einen Namen für das Konto ein.')).toBeVisible();
    await check('account-form');
    await closed('Abbrechen');
    await page.getByRole('rowheader', { name: 'Support' }).click();
    await button('Testnachricht senden').click();
    await check('send-test');
    await closed('Schließen');
    await button('E-Mail-Vorschau').click();
    await expect(dialog.getByRole('grid').getByRole('row').nth(1)).toBeVisible();
    await check('preview');
    await closed('Schließen');
    await button('Löschen').click();
    await check('delete');
    await closed('Abbrechen');

    await goTo(page, 'Einrichtungsleitfaden');
    await expect(page.getByText(/^\d von 7 Aufgaben sind erledigt/)).toBeVisible();
    await check('guide');
    for (const heading of ['Erforderliche Berechtigungen', 'Skripts', 'Zugriffsbereich']) {
      await page.getByRole('heading', { level: 2, name: heading }).evaluate((element) => {
        element.scrollIntoView({ block: 'start' });
      });
      await check(`guide-${heading.slice(0, 4)}`);
    }
    // The proof, and what the system's notification says of it.
    tenant.control.setAccessPolicy(restrictedTo('support', 'billing', 'ceo'));
    await button('Beobachten, bis er gilt').click();
    await expect(page.getByText('Soll erreichbar sein?')).toBeVisible();
    await expect.poll(told).toEqual([
      {
        title: 'Der Zugriffsbereich gilt',
        body: 'Alle 3 geprüften Postfächer verhalten sich wie beabsichtigt.',
      },
    ]);
    await check('scope');

    await goTo(page, 'Aktivität');
    await expect(page.getByRole('grid', { name: 'Aktivität' })).toContainText('Zugriffsprüfung');
    await check('activity');
    await page.getByRole('grid').getByRole('rowheader').first().click();
    await button('Details anzeigen').click();
    await expect(dialog).toBeVisible();
    await check('activity-details');
    await closed('Schließen');
    await button('Supportpaket speichern…').click();
    await expect(dialog.getByRole('table')).toBeVisible();
    await check('bundle');
  });
}
