/** Any letter; but an address is the same in every language. */
const words = String.raw`/^(?!https:).*\p{L}/su`;
const spokenNames = 'aria-(?:description|label|placeholder|roledescription|valuetext)';
const element = ':matches(JSXElement, JSXFragment) > JSXExpressionContainer';
const attribute = `JSXAttribute[name.name=/^(?:${spokenNames}|alt|hint|label|placeholder|title|validationMessage)$/]`;
const choice = ':matches(ConditionalExpression, LogicalExpression)';

const selectors = [
  `JSXText[value=${words}]`,
  `${attribute} > Literal[value=${words}]`,
  `Property[key.value=/^${spokenNames}$/] > Literal.value[value=${words}]`,
  ...[element, `${attribute} > JSXExpressionContainer`].flatMap((place) => [
    `${place} > Literal[value=${words}]`,
    `${place} > ${choice} > Literal.right[value=${words}]`,
    `${place} > ${choice} > Literal.consequent[value=${words}]`,
    `${place} > ${choice} > Literal.alternate[value=${words}]`,
    `${place} > TemplateLiteral > TemplateElement[value.raw=${words}]`,
  ]),
];

/**
 * The rule for ESLint that what a person reads or hears on the page comes from the catalogue, where it is
 * said in every language.
 */
export const noHardCodedWords = {
  'no-restricted-syntax': [
    'error',
    ...selectors.map((selector) => ({
      selector,
      message: 'Words belong in src-main/contract/text; say them with t(…).',
    })),
  ],
};
