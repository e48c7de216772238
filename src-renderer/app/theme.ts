import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** The one brand ramp of the product: a calm blue-green, from darkest to lightest. */
const brand: BrandVariants = {
  10: '#020506',
  20: '#0e1d22',
  30: '#123039',
  40: '#143e4a',
  50: '#154c5c',
  60: '#155a6e',
  70: '#136981',
  80: '#0f7894',
  90: '#2b86a2',
  100: '#4794ae',
  110: '#60a2ba',
  120: '#79b0c5',
  130: '#92bfd0',
  140: '#abcddc',
  150: '#c4dce7',
  160: '#deebf2',
};

const light = createLightTheme(brand);
const fluentDark = createDarkTheme(brand);
const dark: Theme = {
  ...fluentDark,
  // The ramp's middle is too dark for text on a dark page; Fluent's own advice is to step up.
  colorBrandForeground1: brand[110],
  colorBrandForeground2: brand[120],
  colorBrandForegroundLink: brand[120],
  colorBrandForegroundLinkHover: brand[130],
  colorBrandForegroundLinkPressed: brand[110],
  // Fluent's own has 4.2 : 1 on a dark page, too little for the small word of a failed step.
  colorStatusDangerForeground1: fluentDark.colorPaletteRedForeground1,
};

const darkScheme = window.matchMedia('(prefers-color-scheme: dark)');
const forcedColours = window.matchMedia('(forced-colors: active)');

function current(): Theme {
  if (forcedColours.matches) return teamsHighContrastTheme;
  return darkScheme.matches ? dark : light;
}

function subscribe(onChange: () => void): () => void {
  const queries = [darkScheme, forcedColours];
  for (const query of queries) query.addEventListener('change', onChange);
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange);
  };
}

/** The theme that follows the system: light, dark or high contrast. */
export function useSystemTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}
