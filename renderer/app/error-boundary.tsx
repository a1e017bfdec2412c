/**
 * Keeps the frame standing when a page fails to draw: says what is safe and offers to try again.
 * React knows error boundaries only as classes; this is the one class of the renderer.
 */
import { Button, Code, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

type Props = { readonly children: ReactNode };
type State = { readonly failure: string | null };

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): State {
    return { failure: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.failure === null) return this.props.children;
    return <Failed message={this.state.failure} onRetry={() => this.setState({ failure: null })} />;
  }
}

function Failed({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  const { t } = useText();
  return (
    <Stack p="xl" maw={560} role="alert">
      <Title order={2} size="lg">
        {t('frame.pageFailed')}
      </Title>
      <Text>{t('frame.pageFailedSafe')}</Text>
      <Code block>{message}</Code>
      <Button w="fit-content" onClick={onRetry}>
        {t('frame.tryAgain')}
      </Button>
    </Stack>
  );
}
