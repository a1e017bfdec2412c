/**
 * A board pack as plain data: the one computed result from which all four forms are made. Every number stands here
 * once with its full value, its text and where it comes from; the forms lay it out and compute nothing.
 */
import type { Pack, SectionKind } from '../../../models/plan/packs/pack-schema.ts';
import type { DisplayUnit } from '../../../models/text/format-number.ts';
import type { Metric } from '../../../scenarios/metrics.ts';
import type { Language } from '../../contract/common-types.ts';

/** How a number reads. Amounts are stored in the plan's currency and shown in `unit` of it. */
export type NumberForm =
  | { readonly kind: 'amount'; readonly unit: DisplayUnit; readonly digits: number }
  | { readonly kind: 'quantity' | 'rate' | 'multiple' | 'years'; readonly digits: number };

/** Where a number stands in the model, for whoever can point at it (the workbook). Columns are the plan's: 0 the opening. */
export type Origin =
  /** A line, or a row of the statements by its code ('$fcf'). */
  | { readonly kind: 'cell'; readonly code: string; readonly column: number }
  | { readonly kind: 'sum'; readonly code: string; readonly from: number; readonly to: number }
  | { readonly kind: 'metric'; readonly metric: Metric };

export type Tone = 'good' | 'bad' | 'watch';

export type Figure = {
  /** The same number has the same id wherever it stands in the pack: 'metric:npv:postTax:withTerminal', 'cell:$fcf:3'. */
  readonly id: string;
  /** null: there is none, and `text` says why. */
  readonly value: number | null;
  readonly form: NumberForm;
  readonly text: string;
  readonly origin?: Origin;
  /** A judgement, never for decoration. */
  readonly tone?: Tone;
};

/** Words, a number, or nothing. */
export type Cell = string | Figure | null;

export type TableColumn = {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Its words are the plan's (a source, an owner): told where they have changed, as numbers are. */
  readonly isPlan?: true;
};
export type TableRow = {
  readonly cells: readonly Cell[];
  readonly look: 'plain' | 'subtotal' | 'total' | 'heading';
  /** Depth of indent of the first cell. */
  readonly level: number;
};

export type Series = {
  readonly name: string;
  readonly draw: 'column' | 'line';
  /** IBCS: actual solid, prior lighter, plan outlined, forecast hatched. */
  readonly mark: 'actual' | 'prior' | 'plan' | 'forecast';
  readonly points: readonly (Figure | null)[];
};

/** A number is drawn by its value and named by its text. */
export type Chart =
  /** Columns and lines over categories; columns of several series stand side by side, or on each other when stacked. */
  | {
      readonly kind: 'series';
      readonly categories: readonly string[];
      readonly series: readonly Series[];
      readonly stacked: boolean;
      /** A horizontal line with its name, such as a hurdle. */
      readonly reference: { readonly name: string; readonly figure: Figure } | null;
    }
  /** From the first total over steps to the last; a step is a difference, a total stands on the ground. */
  | {
      readonly kind: 'waterfall';
      readonly steps: readonly {
        readonly name: string;
        readonly figure: Figure;
        readonly total: boolean;
      }[];
    }
  /** One bar a driver around the planned value, the largest first. */
  | {
      readonly kind: 'tornado';
      readonly planned: Figure;
      /** What the outlined and the solid bar stand for. */
      readonly ends: { readonly low: string; readonly high: string };
      readonly bars: readonly {
        readonly name: string;
        /** What the driver is at its low and its high end, in words. */
        readonly from: string;
        readonly to: string;
        readonly low: Figure | null;
        readonly high: Figure | null;
      }[];
    }
  /** Shares of trials over equal bins; `edges` is one longer than `shares`. */
  | {
      readonly kind: 'histogram';
      readonly edges: readonly number[];
      readonly shares: readonly number[];
      readonly form: NumberForm;
      /** Vertical lines: the planned value, zero, P10, P90. */
      readonly marks: readonly { readonly name: string; readonly figure: Figure }[];
    }
  /** A two-way table; the colour follows the sign against `pivot`. */
  | {
      readonly kind: 'heat';
      readonly rowTitle: string;
      readonly columnTitle: string;
      readonly rows: readonly string[];
      readonly columns: readonly string[];
      readonly cells: readonly (readonly (Figure | null)[])[];
      /** Where the plan stands, if among the points. */
      readonly planned: { readonly row: number; readonly column: number } | null;
      readonly pivot: number;
    };

export type Light = 'red' | 'yellow' | 'green' | 'none';

export type Block =
  /** A hint is for who makes the pack: it is shown in the preview and not handed over. */
  | {
      readonly type: 'paragraphs';
      readonly texts: readonly string[];
      readonly look: 'plain' | 'note' | 'hint';
    }
  /** Headline numbers, each with an explanation under the same figure id. */
  | {
      readonly type: 'headline';
      readonly items: readonly { readonly label: string; readonly figure: Figure; readonly note: string }[];
    }
  /** Names and what they are. */
  | {
      readonly type: 'facts';
      readonly rows: readonly {
        readonly label: string;
        readonly cell: Cell;
        /** Version and fingerprint: which state it is, not what that says. */
        readonly isState?: true;
      }[];
    }
  | {
      readonly type: 'table';
      readonly title: string;
      /** What the numbers are in: '万元', 'CNY million'; '' where each column or row says it. */
      readonly unit: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly TableRow[];
      readonly note: string;
    }
  | {
      readonly type: 'chart';
      readonly title: string;
      readonly unit: string;
      readonly chart: Chart;
      readonly note: string;
    }
  | {
      readonly type: 'lights';
      readonly items: readonly {
        readonly light: Light;
        /** The computed light where a person set another one. */
        readonly computed: Light | null;
        readonly title: string;
        /** Why: numbers, threshold, run, in a sentence. */
        readonly reason: string;
        readonly note: string;
      }[];
    }
  | {
      readonly type: 'signatures';
      readonly rows: readonly { readonly role: string; readonly name: string }[];
    };

export type Section = {
  readonly id: string;
  readonly kind: SectionKind;
  /** From 1. */
  readonly number: number;
  readonly title: string;
  /** The user's words, by paragraph. */
  readonly comment: readonly string[];
  readonly blocks: readonly Block[];
  /** Why there is nothing to show, with what to do about it; then there are no blocks. */
  readonly empty: string | null;
};

/** How a headline number came about. */
export type Explanation = {
  readonly figureId: string;
  readonly title: string;
  readonly text: string;
  /** In names, and with values. */
  readonly formula: string;
  readonly withValues: string;
  /** Timing, sign, rate: what must be known to compute it again. */
  readonly convention: string;
  readonly ingredients: readonly {
    readonly label: string;
    readonly text: string;
    readonly source: string;
    readonly owner: string;
  }[];
};

export type PackMeta = {
  readonly packId: string;
  readonly packName: string;
  readonly template: Pack['template'];
  readonly language: Language;
  readonly paper: Pack['paper'];
  readonly planId: string;
  readonly planName: string;
  readonly scenarioId: string | null;
  readonly scenarioName: string;
  /** The state of the plan in its log, and how it is written: 'v42', 'v42 (approved: Board May)'. */
  readonly seq: number;
  readonly version: string;
  /** '万元', 'CNY million'. */
  readonly unit: string;
  readonly currency: string;
  /** A moment in UTC, and how it reads: '2026-05-04 09:12'. */
  readonly madeAt: string;
  readonly madeAtText: string;
  readonly madeBy: string;
  /** SHA-256 in hexadecimal; the pages show the first twelve digits. */
  readonly modelHash: string;
  readonly masterCheck: { readonly ok: boolean; readonly failed: number; readonly total: number };
  /** Across every page while a check fails or the plan has errors. */
  readonly draft: boolean;
  readonly colours: { readonly primary: string; readonly accent: string };
  readonly logo: string | null;
};

export type PackContent = {
  readonly meta: PackMeta;
  readonly sections: readonly Section[];
  readonly explanations: readonly Explanation[];
};
