/** From this width on the navigation shows words and pages have two columns. */
export const wideWindow = '@media (min-width: 1100px)';

/** Up to this height, as twice as large, what stays in place leaves room for what scrolls. */
export const lowWindow = '@media (max-height: 480px)';
