import { Field, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  languageChoices,
  languages,
  type LanguageChoice as Choice,
} from '../../../src-main/contract/text/languages';
import { speak } from '../../app/texts';
import { call, problemOf } from '../../ipc/client';
import { ProblemBar } from '../../ui/ProblemBar';

const queryKey = ['language.get'];

/** Which language the console speaks. It changes at once, on this page and everywhere else. */
export function LanguageChoice() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: state, error } = useQuery({ queryKey, queryFn: () => call('language.get', {}) });
  const choosing = useMutation({
    mutationFn: async (choice: Choice) => {
      const chosen = await call('language.choose', { choice });
      queries.setQueryData(queryKey, chosen);
      await speak(chosen.locale);
      return chosen;
    },
  });
  const problem = choosing.error ?? error;
  return (
    <>
      <Field label={t('preferences.language.label')}>
        <RadioGroup
          value={state?.choice ?? ''}
          onChange={(_, { value }) => {
            const choice = languageChoices.find((each) => each === value);
            if (choice) choosing.mutate(choice);
          }}
        >
          <Radio value="system" label={t('preferences.language.system')} />
          {languages.map((language) => (
            <Radio
              key={language}
              value={language}
              label={{ children: t(`preferences.language.${language}`), lang: language }}
            />
          ))}
        </RadioGroup>
      </Field>
      {choosing.data?.saved === false ? (
        <MessageBar intent="warning">
          <MessageBarBody>{t('preferences.language.notSaved')}</MessageBarBody>
        </MessageBar>
      ) : null}
      {problem ? <ProblemBar problem={problemOf(problem)} /> : null}
    </>
  );
}
