import { app } from 'electron';
import {
  localeFor,
  type ChosenLanguage,
  type LanguageChoice,
  type LanguageState,
} from '../contract/text/languages';
import type { Logger } from '../ports';
import { openJsonStore } from './json-store';
import { readChoice } from './language-file';
import { texts } from './texts';

/** Has main speak; from then on `texts.language` is the locale in force. */
function speak(choice: LanguageChoice): void {
  const preferred = app.getPreferredSystemLanguages();
  void texts.changeLanguage(localeFor(choice, { preferred, region: app.getSystemLocale() }));
}

/**
 * Tells Chromium the language that was chosen, for what it draws itself: its date fields. It reads
 * that once, so this must be called before the app is ready.
 */
export function tellChromiumLanguage(folder: string): void {
  const choice = readChoice(folder);
  if (choice !== 'system') app.commandLine.appendSwitch('lang', choice);
}

export interface InterfaceLanguage {
  state: () => LanguageState;
  /** Speaks it from now on, and remembers it where the profile folder can be written. */
  choose: (choice: LanguageChoice) => ChosenLanguage;
}

/**
 * Has main speak the language that was chosen in an earlier run, or the system's. The app must be
 * ready.
 *
 * @param folder the profile folder
 */
export function startLanguage(folder: string, logger?: Logger): InterfaceLanguage {
  let choice = readChoice(folder);
  speak(choice);
  const state = (): LanguageState => ({ choice, locale: texts.language });

  function save(): boolean {
    try {
      openJsonStore(folder, 'language').write({ language: choice });
      return true;
    } catch (error) {
      logger?.warn('The language could not be saved', { reason: String(error) });
      return false;
    }
  }

  return {
    state,
    choose(chosen) {
      choice = chosen;
      speak(choice);
      return { ...state(), saved: save() };
    },
  };
}
