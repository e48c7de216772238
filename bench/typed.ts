/** What is typed into the search for users. */

const words = ['anna', 'kim m', 'zimmer', 'sore'];

/** What stands in the search box after each letter of `words`. */
export const prefixes = words.flatMap((word) =>
  Array.from(word, (_, index) => word.slice(0, index + 1)).filter((text) => text.trim() === text),
);

export { words as typedWords };

/** One letter each: the first question after the whole list. */
export const searchedOnServer = ['a', 'k', 'm', 's', 'z'];
