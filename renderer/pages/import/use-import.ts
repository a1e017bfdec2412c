/**
 * The steps of an import: choose, look, correct, import. Nothing is stored before the last; the file itself stays
 * where it is. Errors stay beside the step they belong to.
 */
import { useCallback, useState } from 'react';
import type { PickedFile } from '../../../electron/contract/app-calls.ts';
import type { Output } from '../../../electron/contract/contract.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { SheetMapping } from '../../../electron/contract/import.ts';
import type { Result } from '../../../models/plan/result.ts';
import { useHost } from '../../host/host-context.tsx';

type Preview = Output<'exchange.previewWorkbook'>;

export type ImportState =
  | { readonly step: 'choose'; readonly busy: boolean; readonly error: HostError | null }
  | {
      readonly step: 'look';
      readonly busy: boolean;
      readonly error: HostError | null;
      readonly file: PickedFile;
      readonly own: Preview['own'];
      readonly preview: Preview['preview'];
      readonly mapping: SheetMapping | null;
    };

const START: ImportState = { step: 'choose', busy: false, error: null };

export function useImport(onImported: (planId: string) => void) {
  const host = useHost();
  const [state, setState] = useState<ImportState>(START);

  const look = useCallback(
    async (file: PickedFile, sheet?: number) => {
      const answer = await host.call('exchange.previewWorkbook', {
        ticket: file.ticket,
        ...(sheet === undefined ? {} : { sheet }),
      });
      if (!answer.ok) {
        setState({ step: 'choose', busy: false, error: answer.error });
        return;
      }
      const { own, preview } = answer.value;
      setState({
        step: 'look',
        busy: false,
        error: null,
        file,
        own,
        preview,
        mapping: preview?.mapping ?? null,
      });
    },
    [host],
  );

  const take = useCallback(
    async (picking: Promise<Result<PickedFile | null, HostError>>) => {
      setState((before) => ({ ...before, busy: true, error: null }));
      const picked = await picking;
      if (!picked.ok) setState({ step: 'choose', busy: false, error: picked.error });
      else if (picked.value) await look(picked.value);
      else setState((before) => ({ ...before, busy: false }));
    },
    [look],
  );

  return {
    state,
    choose: () => take(host.pickFile('workbook')),
    drop: (file: File) => take(host.upload(file, 'workbook')),
    again: () => setState(START),
    showSheet(sheet: number) {
      if (state.step !== 'look') return;
      setState({ ...state, busy: true, error: null });
      void look(state.file, sheet);
    },
    correct(mapping: SheetMapping) {
      setState((before) => (before.step === 'look' ? { ...before, mapping, error: null } : before));
    },
    async importIt(name: string) {
      if (state.step !== 'look') return;
      setState({ ...state, busy: true, error: null });
      const { file, own, mapping } = state;
      const answer = await host.call('exchange.importWorkbook', {
        ticket: file.ticket,
        mapping: own ? null : mapping,
        name,
      });
      if (answer.ok) onImported(answer.value.planId);
      else setState({ ...state, busy: false, error: answer.error });
    },
  };
}
