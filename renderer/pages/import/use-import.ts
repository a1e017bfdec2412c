/**
 * The steps of an import: choose, look, correct, import. Nothing is stored before the last; the file itself stays
 * where it is. Errors stay beside the step they belong to. Whatever takes long can be cancelled.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PickedFile } from '../../../electron/contract/app-calls.ts';
import type { Output } from '../../../electron/contract/contract.ts';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { LineFormula, SheetMapping } from '../../../electron/contract/import.ts';
import type { Result } from '../../../models/plan/result.ts';
import { useHost } from '../../host/host-context.tsx';

type Looked = Output<'exchange.previewWorkbook'>;

export type Look = {
  readonly step: 'look';
  readonly busy: boolean;
  readonly error: HostError | null;
  readonly file: PickedFile;
  readonly own: Looked['own'];
  readonly preview: Looked['preview'];
  readonly remembered: Looked['remembered'];
  /** Tables that come in, by their place in preview.tables; the first of them is shown. */
  readonly chosen: readonly number[];
  /** The mapping of each chosen table, corrected or as proposed. */
  readonly mappings: ReadonlyMap<number, SheetMapping>;
  readonly formulas: readonly LineFormula[];
};

export type ImportState =
  | { readonly step: 'choose'; readonly busy: boolean; readonly error: HostError | null }
  | Look;

const START: ImportState = { step: 'choose', busy: false, error: null };
/** A pause in corrections before they are tried. */
const PAUSE = 500;

export function useImport(onImported: (planId: string) => void) {
  const host = useHost();
  const [state, setState] = useState<ImportState>(START);
  const [corrected, setCorrected] = useState<ReadonlyMap<number, SheetMapping> | null>(null);
  const job = useRef('');

  const cancel = useCallback(() => {
    if (job.current !== '') void host.call('exchange.cancel', { jobId: job.current });
    setState((before) => ({ ...before, busy: false }));
  }, [host]);

  const look = useCallback(
    async (file: PickedFile, tables?: readonly number[], kept?: ReadonlyMap<number, SheetMapping>) => {
      const jobId = crypto.randomUUID();
      job.current = jobId;
      const answer = await host.call('exchange.previewWorkbook', {
        ticket: file.ticket,
        jobId,
        ...(tables === undefined ? {} : { tables: [...tables] }),
      });
      if (job.current !== jobId) return;
      if (!answer.ok) {
        const cancelled = answer.error.params?.reason === 'cancelled';
        setState((before) =>
          cancelled ? { ...before, busy: false } : { step: 'choose', busy: false, error: answer.error },
        );
        return;
      }
      const { own, preview, remembered } = answer.value;
      const proposed = (preview?.tables ?? []).flatMap((table, at) => (table.proposed ? [at] : []));
      const chosen = tables ?? proposed;
      const mappings = new Map(
        chosen.flatMap((at) => {
          const mapping = kept?.get(at) ?? preview?.tables[at]?.mapping;
          return mapping ? [[at, mapping] as const] : [];
        }),
      );
      const formulas = preview?.formulas ?? [];
      // Corrections of tables that stay chosen are tried with those that join them.
      if (kept) setCorrected(mappings);
      setState({
        step: 'look',
        busy: false,
        error: null,
        file,
        own,
        preview,
        remembered,
        chosen,
        mappings,
        formulas,
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

  const tried = state.step === 'look' ? state.mappings : null;
  const ticket = state.step === 'look' ? state.file.ticket : null;
  // What becomes of the formulas is worked out again when corrections pause.
  useEffect(() => {
    if (corrected === null || corrected !== tried || ticket === null || corrected.size === 0) return;
    const timer = setTimeout(async () => {
      const mappings = [...corrected.values()].map((mapping) => ({
        ...mapping,
        unreadable: 'empty' as const,
      }));
      const answer = await host.call('exchange.checkMapping', { ticket, mappings });
      if (answer.ok)
        setState((before) =>
          before.step === 'look' && before.mappings === corrected
            ? { ...before, formulas: answer.value.formulas }
            : before,
        );
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [host, corrected, tried, ticket]);

  function put(at: number, mapping: SheetMapping): void {
    if (state.step !== 'look') return;
    const mappings = new Map(state.mappings).set(at, mapping);
    setCorrected(mappings);
    setState({ ...state, mappings, error: null });
  }

  return {
    state,
    cancel,
    choose: () => take(host.pickFile('workbook')),
    drop: (file: File) => take(host.upload(file, 'workbook')),
    again: () => setState(START),
    /** Tables in the order of the file, but the one to be shown first. */
    showTables(tables: readonly number[]) {
      if (state.step !== 'look') return;
      setState({ ...state, busy: true, error: null });
      void look(state.file, tables, corrected === state.mappings ? state.mappings : undefined);
    },
    correct: put,
    useRemembered() {
      if (state.step !== 'look' || !state.remembered) return;
      const { tables, mappings } = state.remembered;
      const kept = new Map(
        tables.flatMap((at, place) => (mappings[place] ? [[at, mappings[place]] as const] : [])),
      );
      setState({ ...state, busy: true, error: null });
      void look(state.file, tables, kept);
    },
    async importIt(name: string) {
      if (state.step !== 'look') return;
      setState({ ...state, busy: true, error: null });
      const { file, own, mappings } = state;
      const answer = await host.call('exchange.importWorkbook', {
        ticket: file.ticket,
        mappings: own ? null : [...mappings.values()],
        name,
      });
      if (answer.ok) onImported(answer.value.planId);
      else setState({ ...state, busy: false, error: answer.error });
    },
  };
}
