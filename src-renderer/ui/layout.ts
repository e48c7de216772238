/** From this width on the navigation shows words and pages have two columns. */
export const wideWindow = '@media (min-width: 1100px)';
