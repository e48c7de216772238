import { createTexts } from '../contract/text/create-texts';

/** The words of main, and in `language` the locale in force. They speak English until they are told. */
export const texts = createTexts('en');

/** Words of the interface for the native parts: menu, message boxes. */
export const t = texts.t;
