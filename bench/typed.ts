/** What is typed into the search for users. */

/**
 * Every letter finds fewer than the one before, so that each result can be told from the last: none that
 * is in everybody's address.
 */
export const typedWords = ['ja ka', 'em ha', 'li ke'];

/** What stands in the search box after each letter of `typedWords`. */
export const prefixes = typedWords.flatMap((word) =>
  Array.from(word, (_, index) => word.slice(0, index + 1)).filter((text) => text.trim() === text),
);

/** One letter each: the first question after the whole list. */
export const searchedOnServer = ['a', 'k', 'm', 's', 'z'];
