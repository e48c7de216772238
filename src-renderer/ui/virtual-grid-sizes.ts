/** In px. */
export const rowHeight = 40;
export const checkboxWidth = 44;
export const smallestColumnWidth = 72;
