/**
 * What every transport must do, method by method. Answers are also checked against the contract's own output
 * schemas by the host (checkOutputs), so a wrong shape fails here.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { contract } from '../../../electron/contract/contract.ts';
import { actualsConformance } from './conformance-actuals.ts';
import { baselineConformance } from './conformance-baselines.ts';
import { hostConformance } from './conformance-host.ts';
import { importConformance } from './conformance-imports.ts';
import { inputConformance } from './conformance-input.ts';
import { outlookConformance } from './conformance-outlook.ts';
import { packConformance } from './conformance-packs.ts';
import { planConformance } from './conformance-plans.ts';
import { portfolioConformance } from './conformance-portfolio.ts';
import { varianceConformance } from './conformance-variance.ts';
import { warningConformance } from './conformance-warnings.ts';
import { workspaceConformance } from './conformance-workspaces.ts';
import { createSession } from './session.ts';
import type { Transport } from './transport.ts';

export function conformance(name: string, transport: Transport): void {
  describe(`a host over ${name}`, () => {
    const session = createSession(name, transport);
    afterEach(session.end);

    hostConformance(session);
    planConformance(session);
    importConformance(session);
    portfolioConformance(session);
    baselineConformance(session);
    actualsConformance(session);
    outlookConformance(session);
    warningConformance(session);
    varianceConformance(session);
    packConformance(session);
    workspaceConformance(session);
    inputConformance(session);

    it('was asked every method of the contract above', () => {
      expect(Object.keys(contract).filter((method) => !session.asked.has(method))).toEqual([]);
    });
  });
}
