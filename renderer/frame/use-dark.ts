/** Whether the page is dark at the moment, the choice "as the system" resolved. */
import { useComputedColorScheme } from '@mantine/core';

export function useDark(): boolean {
  return useComputedColorScheme('light') === 'dark';
}
