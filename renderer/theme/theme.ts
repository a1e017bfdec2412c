/**
 * Mantine's theme in Hurdle's measures: one accent, 13 to 14 px text, a 4 px rhythm, thin rules, no shadows but for
 * what floats. Colours that pages use directly are in tokens.css.
 */
import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#eef6f9',
  '#dcebf0',
  '#b6d6e1',
  '#8cc0d1',
  '#6aadc3',
  '#4f9cb5',
  '#27718a',
  '#145a73',
  '#0e4a60',
  '#083a4d',
];

/** Mantine's dark greys are neutral; on our cool ground its fields would look brown. */
const dark: MantineColorsTuple = [
  '#d3dadd',
  '#b6c0c5',
  '#97a4ac',
  '#6b7880',
  '#3a454b',
  '#2c353a',
  '#1a2023',
  '#111517',
  '#0c0f11',
  '#080a0b',
];

const theme = createTheme({
  primaryColor: 'ink',
  colors: { ink, dark },
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  fontFamily: 'var(--h-font)',
  fontFamilyMonospace: 'var(--h-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  headings: { fontWeight: '600' },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', allowDeselect: false, checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 120 } },
    Switch: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true, fz: 12, maw: 360, multiline: true } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Menu: { defaultProps: { transitionProps: { duration: 100 } } },
    Notification: { styles: { description: { color: 'var(--h-text)' } } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } } },
  },
});

/** The theme with names for what shows a sign alone; a dialog or message may give its own. */
export function themeWith({ close }: { readonly close: string }): MantineThemeOverride {
  const named = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
  return mergeThemeOverrides(
    theme,
    createTheme({ components: { Notification: named, Modal: named, Drawer: named } }),
  );
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--h-ground)',
    '--mantine-color-text': 'var(--h-text)',
    '--mantine-color-dimmed': 'var(--h-text-2)',
    '--mantine-color-default-border': 'var(--h-rule)',
    '--mantine-color-placeholder': 'var(--h-text-3)',
    '--mantine-color-error': 'var(--h-bad)',
  },
  dark: {
    '--mantine-color-body': 'var(--h-ground)',
    '--mantine-color-text': 'var(--h-text)',
    '--mantine-color-dimmed': 'var(--h-text-2)',
    '--mantine-color-default': 'var(--h-ground-2)',
    '--mantine-color-default-border': 'var(--h-rule)',
    '--mantine-color-placeholder': 'var(--h-text-3)',
    '--mantine-color-error': 'var(--h-bad)',
  },
});
