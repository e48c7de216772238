import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { holdsSecret } from '../../../src-main/contract/set-up';

interface ValueFieldProps {
  label: string;
  hint?: string;
  value: string;
  maxLength: number;
  /** What is wrong with the value; it is kept all the same. */
  error?: string | null;
  onChange: (value: string) => void;
}

/** A value for the scripts. What looks like a client secret is not taken: it would be kept and shown. */
export function ValueField({ label, hint, value, maxLength, error, onChange }: ValueFieldProps) {
  const { t } = useTranslation();
  const [refused, setRefused] = useState(false);
  const message = refused ? t('setUp.scripts.looksLikeSecret') : error;
  return (
    <Field
      label={label}
      {...(hint ? { hint } : {})}
      {...(message ? { validationMessage: message } : {})}
    >
      <Input
        value={value}
        maxLength={maxLength}
        onChange={(_, data) => {
          const isSecret = holdsSecret(data.value);
          setRefused(isSecret);
          if (!isSecret) onChange(data.value);
        }}
      />
    </Field>
  );
}
