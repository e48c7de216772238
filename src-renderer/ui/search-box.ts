/** As many characters as main takes. */
export const longestSearch = 256;
/** How long typing has to rest before the directory is asked. */
export const typingRestMs = 200;
/** An answer that takes longer than this leaves skeletons, not what was found before. */
export const patienceMs = 400;
