import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Times and durations as a person reads them. */
export function useActivityTexts() {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const { language } = i18n;
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
    const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
    const shortDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
    const exact = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
    const rough = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const dateOf = (text: string) => new Date(`${text}T12:00:00`);
    return {
      time: (at: string) => time.format(new Date(at)),
      day: (text: string) => day.format(dateOf(text)),
      shortDay: (text: string) => shortDay.format(dateOf(text)),
      duration: (ms: number) =>
        ms >= 1000
          ? t('connection.results.seconds', { number: rough.format(ms / 1000) })
          : t('connection.results.milliseconds', { number: exact.format(ms) }),
      size: (bytes: number) =>
        bytes >= 1024
          ? t('activity.bundle.kilobytes', { size: rough.format(bytes / 1024) })
          : t('activity.bundle.bytes', { size: exact.format(bytes) }),
    };
  }, [t, i18n]);
}
