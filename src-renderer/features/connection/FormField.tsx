import { Field, Input, type FieldProps, type InputProps } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useController, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ConnectionFormValues, FormError, FormWarning, TextField } from './connection-form';

export interface FieldWords {
  /** A guess: shown, never blocking. */
  warning?: FormWarning | undefined;
  /** What the last test found wrong with this field's value. */
  found?: string | undefined;
  /** What the console has just done for this field. */
  done?: string | undefined;
}

/**
 * The message under a field: an error of the form first, then what the test found, then a guess.
 * @returns properties for Fluent's `Field`
 */
export function useFieldMessage(
  error: string | undefined,
  value: string,
  { warning, found, done }: FieldWords,
): Pick<FieldProps, 'validationState' | 'validationMessage'> {
  const { t } = useTranslation();
  if (error) {
    return {
      validationState: 'error',
      // The resolver puts names of catalogue sentences where react-hook-form expects messages.
      validationMessage: t(`connection.${error as FormError}`, { tenant: value }),
    };
  }
  if (found) return { validationState: 'error', validationMessage: found };
  if (warning) {
    return { validationState: 'warning', validationMessage: t(`connection.${warning}`) };
  }
  if (done) return { validationState: 'success', validationMessage: done };
  return {};
}

interface FormFieldProps extends FieldWords {
  name: TextField;
  control: Control<ConnectionFormValues>;
  /** Cleans what was typed or pasted and writes it into the form. */
  onText: (name: TextField, text: string) => void;
  hint?: string | null;
  required?: boolean;
  type?: InputProps['type'];
  placeholder?: string | undefined;
  /** The policy of this computer gives the value. */
  managed?: boolean;
  /** For the text box; the words around it keep the form's width. */
  className?: string;
}

/** One labelled text box of the form. */
export function FormField({
  name,
  control,
  onText,
  hint = null,
  required = false,
  type = 'text',
  placeholder,
  warning,
  found,
  done,
  managed = false,
  className,
}: FormFieldProps) {
  const { t } = useTranslation();
  const {
    field: { ref, value, onBlur },
    fieldState,
  } = useController({ name, control });
  const message = useFieldMessage(fieldState.error?.message, value, { warning, found, done });
  return (
    <Field
      label={t(`connection.fields.${name}`)}
      hint={message.validationMessage ? null : managed ? t('connection.hints.managed') : hint}
      {...message}
    >
      <Input
        className={className ?? ''}
        ref={ref}
        name={name}
        type={type}
        // Not on the Field: its asterisk would become part of the label's text.
        required={required}
        readOnly={managed}
        appearance={managed ? 'filled-darker' : 'outline'}
        contentAfter={managed ? <LockClosedRegular aria-hidden /> : null}
        value={value}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, data) => onText(name, data.value)}
        onBlur={onBlur}
      />
    </Field>
  );
}
