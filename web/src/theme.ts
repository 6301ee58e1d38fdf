import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { decimalMark } from './format/numbers';

const ink: MantineColorsTuple = [
  '#f1f1ee',
  '#e3e3df',
  '#c9cacc',
  '#a9abb0',
  '#8b8e94',
  '#676a71',
  '#50535a',
  '#3a3c41',
  '#26282c',
  '#1b1c1f',
];

/** Mantine's own greys, as the tokens have them: borders, fields, what is pointed at. */
const gray: MantineColorsTuple = [
  '#f8f8f6',
  '#f1f1ee',
  '#e3e3df',
  '#d5d6d3',
  '#c9cacc',
  '#a9abb0',
  '#8b8e94',
  '#676a71',
  '#3a3c41',
  '#1b1c1f',
];
const dark: MantineColorsTuple = [
  '#ededeb',
  '#b0b3b9',
  '#979aa1',
  '#72757c',
  '#3f4147',
  '#383a40',
  '#191a1d',
  '#121315',
  '#0f1012',
  '#0b0c0d',
];

/** One accent, which is the ink itself. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input);
  switch (input.variant) {
    case 'filled':
      return { ...usual, background: 'var(--accent)', hover: 'var(--ink-2)', color: 'var(--accent-ink)' };
    case 'subtle':
      return { ...usual, background: 'transparent', hover: 'var(--sunken)', color: 'var(--ink-2)' };
    default:
      return usual;
  }
};

export const theme = createTheme({
  colors: { ink, gray, dark },
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  variantColorResolver,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  fontSizes: { xs: 'var(--t12)', sm: 'var(--t14)', md: 'var(--t16)', lg: 'var(--t20)', xl: 'var(--t28)' },
  spacing: { xs: 'var(--s2)', sm: 'var(--s3)', md: 'var(--s4)', lg: 'var(--s6)', xl: 'var(--s8)' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--overlay)', lg: 'var(--overlay)', xl: 'var(--overlay)' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } } },
    NumberInput: { defaultProps: () => ({ decimalSeparator: decimalMark() }) },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200, multiline: true, maw: 320 } },
  },
});

const variables = {
  '--mantine-color-body': 'var(--bg)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-error': 'var(--worse)',
};

/** Mantine's own colours, from the tokens. */
export const resolver: CSSVariablesResolver = () => ({ variables: {}, light: variables, dark: variables });
